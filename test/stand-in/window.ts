import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { openWindows } from './open-windows.ts'
import { createEvent } from './preventable.ts'
import { running } from './running.ts'
import type { Size } from './target.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

interface Bounds extends Size {
  readonly x: number
  readonly y: number
}
interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}
let lastId = 0

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  #bounds: Bounds
  #title: string
  #isVisible: boolean
  #isProtected = false
  #isMinimized = false
  #hasShown = false

  constructor(options: WindowOptions = {}) {
    super()
    lastId += 1
    this.id = lastId
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app.getName()
    this.#isVisible = options.show !== false
    openWindows.add(this)
    this.webContents = new WebContents(options.webPreferences ?? {}, this.#bounds)
    this.#follow(this.webContents)
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  #follow(contents: WebContents): void {
    contents.on('page-title-updated', (_event, title: string) => (this.#title = title))
    contents.on('did-finish-load', () => {
      if (this.#hasShown) return
      this.#hasShown = true
      this.emit('ready-to-show')
    })
    contents.on('stand-in:close', () => this.close())
    contents.on('stand-in:open-window', (details: { url: string }, overrides: WindowOptions) => {
      const child = new BrowserWindow(overrides)
      contents.emit('did-create-window', child, details)
      void child.loadURL(details.url).catch(() => {})
    })
    void this.#watchTarget()
  }
  /** A page that goes by itself (closed by a person, or by its own script) takes its window with it. */
  async #watchTarget(): Promise<void> {
    const { cdp } = await running
    cdp.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.webContents.targetId) this.#gone()
    })
    cdp.onClosed(() => this.#gone())
  }
  #gone(): void {
    if (!openWindows.has(this)) return
    this.webContents.markGone()
    openWindows.remove(this)
    this.emit('closed')
  }

  static getAllWindows(): BrowserWindow[] {
    return openWindows.all()
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return openWindows.all().find((window) => window.webContents === contents) ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return openWindows.all().find((window) => window.id === id) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return openWindows.all().at(-1) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  loadFile(): Promise<void> {
    return this.webContents.loadFile()
  }
  reload(): void {
    this.webContents.reload()
  }
  close(): void {
    this.tryClose()
  }
  /** False when a listener refused. */
  tryClose(): boolean {
    const event = createEvent({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
    return !event.defaultPrevented
  }
  destroy(): void {
    void this.#closeTarget().finally(() => this.#gone())
  }
  async #closeTarget(): Promise<void> {
    const page = await this.webContents.opening
    if (page === null) return
    const { cdp } = await running
    // Already gone when a person closed it.
    await cdp.send('Target.closeTarget', { targetId: page.targetId }).catch(() => {})
  }
  isDestroyed(): boolean {
    return !openWindows.has(this)
  }

  show(): void {
    this.#isVisible = true
    this.#isMinimized = false
    this.emit('show')
  }
  showInactive(): void {
    this.show()
  }
  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }
  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize')
  }
  restore(): void {
    this.#isMinimized = false
    this.emit('restore')
  }
  focus(): void {
    this.emit('focus')
  }
  blur(): void {
    this.emit('blur')
  }
  isVisible(): boolean {
    return this.#isVisible
  }
  isMinimized(): boolean {
    return this.#isMinimized
  }
  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this
  }
  isMaximized(): boolean {
    return false
  }
  isFullScreen(): boolean {
    return false
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected
  }
  isContentProtected(): boolean {
    return this.#isProtected
  }

  getBounds(): Bounds {
    return this.#bounds
  }
  getNormalBounds(): Bounds {
    return this.#bounds
  }
  getContentBounds(): Bounds {
    return this.#bounds
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }
  getContentSize(): [number, number] {
    return this.getSize()
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.webContents.resize(this.#bounds)
    this.emit('resize')
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
}

// What only a window manager could show: accepted, without effect.
const withoutEffect = [
  'center',
  'flashFrame',
  'maximize',
  'moveTop',
  'removeMenu',
  'setAlwaysOnTop',
  'setAutoHideMenuBar',
  'setBackgroundColor',
  'setDocumentEdited',
  'setFullScreen',
  'setIcon',
  'setMenu',
  'setMenuBarVisibility',
  'setMinimumSize',
  'setProgressBar',
  'setRepresentedFilename',
  'setResizable',
  'setTitleBarOverlay',
  'unmaximize',
]
for (const name of withoutEffect) Object.defineProperty(BrowserWindow.prototype, name, { value: () => {} })
