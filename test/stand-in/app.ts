import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commandLine } from './command-line.ts'
import { openWindows } from './open-windows.ts'
import { createEvent } from './preventable.ts'
import { running, startRunning } from './running.ts'
import { holdSingleInstance } from './single-instance.ts'

interface Package {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
}

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = commandLine
  readonly #paths = new Map<string, string>()
  #package: Package = {}
  #appPath = process.cwd()
  #name: string | null = null
  #isReady = false
  #isQuitting = false
  #resolveReady: () => void = () => {}
  readonly #ready = new Promise<void>((resolve) => (this.#resolveReady = resolve))

  /** Called by the boot module: the app is ready once its main module has run and Chromium answers. */
  load(appPath: string, description: Package): void {
    this.#appPath = appPath
    this.#package = description
  }
  async becomeReady(): Promise<void> {
    const { cdp } = await startRunning()
    cdp.onClosed(() => this.exit(0))
    openWindows.onNone(() => this.#allWindowsClosed())
    this.#isReady = true
    this.#resolveReady()
    this.emit('ready', {}, {})
  }

  whenReady(): Promise<void> {
    return this.#ready
  }
  isReady(): boolean {
    return this.#isReady
  }
  getName(): string {
    return this.#name ?? this.#package.productName ?? this.#package.name ?? 'Electron'
  }
  setName(name: string): void {
    this.#name = name
  }
  get name(): string {
    return this.getName()
  }
  set name(name: string) {
    this.#name = name
  }
  getVersion(): string {
    return this.#package.version ?? '0.0.0'
  }
  getAppPath(): string {
    return this.#appPath
  }
  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US'
  }
  getSystemLocale(): string {
    return this.getLocale()
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }
  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder)
  }
  getPath(name: string): string {
    const known = this.#paths.get(name) ?? this.#defaultPath(name)
    this.#paths.set(name, known)
    if (name === 'userData') mkdirSync(known, { recursive: true })
    return known
  }
  #defaultPath(name: string): string {
    if (name === 'home') return os.homedir()
    if (name === 'temp') return os.tmpdir()
    if (name === 'exe') return process.execPath
    if (name === 'appData') return process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config')
    if (name === 'userData') return this.#defaultUserData()
    if (name === 'sessionData') return this.getPath('userData')
    if (name === 'crashDumps') return path.join(this.getPath('userData'), 'Crashpad')
    if (name === 'logs') return path.join(this.getPath('userData'), 'logs')
    return path.join(os.homedir(), name.charAt(0).toUpperCase() + name.slice(1))
  }
  /** Never the folder of a real installation: without the switch, one that nobody else uses. */
  #defaultUserData(): string {
    const given = commandLine.getSwitchValue('user-data-dir')
    return given === '' ? mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-data-')) : path.resolve(given)
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    return holdSingleInstance(this.getPath('userData'), additionalData, (argv, cwd, data) =>
      this.emit('second-instance', createEvent({}), argv, cwd, data),
    )
  }
  hasSingleInstanceLock(): boolean {
    return true
  }

  /** As Electron: `before-quit`, then every window may refuse to close, then `will-quit`, then the end. */
  quit(): void {
    if (this.#isQuitting) return
    const before = createEvent({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#isQuitting = true
    const closed = openWindows.all().map((window) => window.tryClose())
    if (closed.includes(false)) this.#isQuitting = false
    else if (closed.length === 0) this.#finishQuit()
  }
  #allWindowsClosed(): void {
    if (this.#isQuitting) this.#finishQuit()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
  #finishQuit(): void {
    const event = createEvent({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) {
      this.#isQuitting = false
      return
    }
    this.emit('quit', event, 0)
    this.exit(0)
  }
  exit(code = 0): void {
    if (!this.#isReady) process.exit(code)
    void running.then((chromium) => chromium.close()).finally(() => process.exit(code))
  }
}

export const app = new App()

// What only a desktop could show: accepted, without effect.
const withoutEffect = [
  'addRecentDocument',
  'clearRecentDocuments',
  'disableHardwareAcceleration',
  'enableSandbox',
  'focus',
  'hide',
  'releaseSingleInstanceLock',
  'setAboutPanelOptions',
  'setAppLogsPath',
  'setAppUserModelId',
  'setLoginItemSettings',
  'setSecureKeyboardEntryEnabled',
  'setUserTasks',
  'show',
]
for (const name of withoutEffect) Object.defineProperty(App.prototype, name, { value: () => {} })
