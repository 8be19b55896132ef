import { EventEmitter } from 'node:events'
import { originOf, toWebAddress } from './custom-scheme.ts'
import type { Frame } from './frame.ts'
import { answer, IpcMain, type Sender } from './ipc.ts'
import type { ToMain, WindowRequest } from './page/preload-modules.ts'
import { openPage, type Page } from './page.ts'
import type { PageEvents } from './page-link.ts'
import type { GateOwner } from './request-gate.ts'
import { running } from './running.ts'
import { defaultSession, session as sessions, type Session } from './session.ts'
import type { Size } from './target.ts'

export interface WebPreferences {
  readonly preload?: string
  readonly session?: Session
  readonly partition?: string
  readonly additionalArguments?: readonly string[]
  readonly zoomFactor?: number
}
type WindowOpenAnswer = { readonly action: 'allow' | 'deny'; readonly overrideBrowserWindowOptions?: object }
type WindowOpenHandler = (details: WindowRequest & { readonly disposition: string }) => WindowOpenAnswer
const all = new Set<WebContents>()
let lastId = 0

export class WebContents extends EventEmitter implements GateOwner, Sender {
  readonly id: number
  readonly session: Session
  readonly ipc = new IpcMain()
  readonly preferences: WebPreferences
  #opening: Promise<Page> | null = null
  #page: Page | null = null
  #size: Size
  #zoom: number
  #title = ''
  #isGone = false
  #isLoading = false
  #isCrashed = false
  #expectsNavigation = false
  #answerWindowOpen: WindowOpenHandler = () => ({ action: 'allow' })

  constructor(preferences: WebPreferences, size: Size) {
    super()
    lastId += 1
    this.id = lastId
    this.preferences = preferences
    const { session, partition = '' } = preferences
    this.session = session ?? (partition === '' ? defaultSession : sessions.fromPartition(partition))
    this.#size = size
    this.#zoom = preferences.zoomFactor ?? 1
    all.add(this)
  }

  async loadURL(url: string): Promise<void> {
    const outcome = this.#nextOutcome()
    // Rejects also when nobody awaits it: then the fault is told here.
    outcome.catch(() => {})
    const { cdp } = await running
    await this.session.permissions.apply(cdp, this, originOf(url), await this.session.browserContext(cdp))
    this.#expectNavigation()
    this.#opening ??= this.#openPage()
    const errorText = await (await this.#opening).navigate(toWebAddress(url))
    if (errorText !== null) this.emit('did-fail-load', {}, -2, errorText, url, true)
    return outcome
  }
  async #openPage(): Promise<Page> {
    const { preload, additionalArguments = [] } = this.preferences
    const options = { size: this.#size, zoom: this.#zoom, preload, additionalArguments }
    this.#page = await openPage(this, options, this.#pageEvents())
    return this.#page
  }
  #nextOutcome(): Promise<void> {
    return new Promise((resolve, reject) => {
      const finished = (): void => {
        this.off('did-fail-load', failed)
        resolve()
      }
      const failed = (_event: object, _code: number, errorText: string, url: string): void => {
        this.off('did-finish-load', finished)
        reject(new Error(`${errorText} loading '${url}'`))
      }
      this.once('did-finish-load', finished)
      this.once('did-fail-load', failed)
    })
  }
  loadFile(): Promise<void> {
    return Promise.reject(new Error('stand-in: loadFile is not available; serve the page with protocol.handle'))
  }
  reload(): void {
    this.#expectNavigation()
    this.#page?.reload()
  }
  #expectNavigation(): void {
    this.#expectsNavigation = true
    this.#isLoading = true
    this.#isCrashed = false
    this.emit('did-start-loading', {})
  }
  takeExpectedNavigation(): boolean {
    const expected = this.#expectsNavigation
    this.#expectsNavigation = false
    return expected
  }

  #pageEvents(): PageEvents {
    return {
      onMessage: (frame, message) => void this.#receive(frame, message),
      onNavigated: (url) => this.emit('did-navigate', {}, url, 200, 'OK'),
      onNavigatedInPage: (url) => this.emit('did-navigate-in-page', {}, url, true),
      onFailed: (url) => this.emit('did-fail-load', {}, -2, 'ERR_FAILED', url, true),
      onDomReady: () => this.emit('dom-ready', {}),
      onLoaded: () => this.#loaded(),
      onConsole: (level, message) => this.emit('console-message', { level, message, frame: this.mainFrame }),
      onCrashed: () => {
        this.#isCrashed = true
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
      },
    }
  }
  #loaded(): void {
    this.#isLoading = false
    this.emit('did-finish-load', {})
    this.emit('did-stop-loading', {})
    void this.executeJavaScript('document.title').then(
      (title) => {
        this.#title = String(title)
        this.emit('page-title-updated', {}, this.#title, true)
      },
      () => {},
    )
  }
  async #receive(frame: Frame, message: ToMain): Promise<void> {
    if (message.kind === 'open-window') return this.#windowAsked(message)
    const reply = await answer(this, frame, message)
    if (reply !== null) await (await this.#opening)?.send(reply)
  }
  #windowAsked(request: WindowRequest): void {
    const details = { ...request, disposition: 'new-window', referrer: { url: this.getURL(), policy: 'default' } }
    const reply = this.#answerWindowOpen(details)
    if (reply.action === 'allow') this.emit('stand-in:open-window', details, reply.overrideBrowserWindowOptions ?? {})
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#answerWindowOpen = handler
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#page?.send({ kind: 'send', channel, args })
  }
  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#opened()).evaluate(code)
  }
  async printToPDF(options: Parameters<Page['print']>[0] = {}): Promise<Buffer> {
    return (await this.#opened()).print(options)
  }
  async capturePage() {
    const png = await (await this.#opened()).capture()
    return { toPNG: () => png, isEmpty: () => png.length === 0, getSize: () => this.#size }
  }
  #opened(): Promise<Page> {
    return this.#opening ?? Promise.reject(new Error('stand-in: nothing has been loaded yet'))
  }

  get mainFrame(): Frame | null {
    return this.#page?.frames.main ?? null
  }
  /** Null until something is loaded. */
  get opening(): Promise<Page> | null {
    return this.#opening
  }
  get targetId(): string | null {
    return this.#page?.targetId ?? null
  }
  get zoomFactor(): number {
    return this.#zoom
  }
  set zoomFactor(zoom: number) {
    this.setZoomFactor(zoom)
  }
  getZoomFactor(): number {
    return this.#zoom
  }
  setZoomFactor(zoom: number): void {
    this.#zoom = zoom
    this.#page?.layOut(this.#size, zoom)
  }
  resize(size: Size): void {
    this.#size = size
    this.#page?.layOut(size, this.#zoom)
  }
  forcefullyCrashRenderer(): void {
    this.#page?.crash()
  }
  close(): void {
    this.emit('stand-in:close')
  }
  /** Said by the window when its page has gone. */
  markGone(): void {
    this.#isGone = true
    all.delete(this)
    this.#page?.forget()
    this.emit('destroyed')
  }
  getLastWebPreferences(): WebPreferences {
    return this.preferences
  }
  getURL(): string {
    return this.mainFrame?.url ?? ''
  }
  getTitle(): string {
    return this.#title
  }
  isDestroyed(): boolean {
    return this.#isGone
  }
  isLoading(): boolean {
    return this.#isLoading
  }
  isCrashed(): boolean {
    return this.#isCrashed
  }
  isDevToolsOpened(): boolean {
    return false
  }
}

// What nobody sees on a page without a window manager: accepted, without effect.
const withoutEffect = ['closeDevTools', 'focus', 'openDevTools', 'setBackgroundThrottling', 'setIgnoreMenuShortcuts']
for (const name of withoutEffect) Object.defineProperty(WebContents.prototype, name, { value: () => {} })

export const webContents = {
  getAllWebContents: (): WebContents[] => [...all],
  getFocusedWebContents: (): WebContents | null => [...all].at(-1) ?? null,
  fromId: (id: number): WebContents | undefined => [...all].find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all].find((contents) => contents.targetId === targetId),
}
