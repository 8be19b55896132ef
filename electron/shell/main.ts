import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, nativeTheme, net, session } from 'electron'
import type { Preferences } from '../../shared/api/session.ts'
import { describeError } from '../../shared/errors.ts'
import { createCore } from '../core/core.ts'
import { withoutClipboard } from './clipboard.ts'
import { guardContents, guardSession } from './guard.ts'
import { lockWhenLeft } from './idle-lock.ts'
import { answerCalls, createAnnouncer } from './ipc.ts'
import { openLog } from './log-file.ts'
import { installMenu } from './menu.ts'
import { createPageCalls } from './page-calls.ts'
import { readPreferences } from './preferences.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { openKeychain } from './secrets.ts'
import { openWindow } from './window.ts'

// The composition root: what core takes from the world is chosen here, and nowhere else.

const here = path.dirname(fileURLToPath(import.meta.url))
const pageRoot = path.join(here, '../renderer')
const preload = path.join(here, '../preload/preload.cjs')
const fontFolder = path.join(here, '../fonts')

// A root who starts Electron must say --no-sandbox; every window asks for the sandbox by itself all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.commandLine.appendSwitch('disable-http-cache')
registerScheme()
app.on('web-contents-created', (_event, contents) => guardContents(contents))
app.on('window-all-closed', () => app.quit())

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const folder = app.getPath('userData')
  const log = openLog(path.join(folder, 'logs'))
  endUnexpectedly(log)
  let window: BrowserWindow | null = null
  const announce = createAnnouncer(() => window?.webContents ?? null)
  const core = createCore({
    now: Date.now,
    monotonicMs: () => performance.now(),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    fetch: (input, init) => net.fetch(input as string, init),
    dataFolder: path.join(folder, 'desk'),
    keychain: await openKeychain(process.platform),
    log,
    changed: announce,
    version: app.getVersion(),
  })
  const systemLanguages = app.getPreferredSystemLanguages()
  const applyPreferences = (preferences: Preferences): void => {
    nativeTheme.themeSource = preferences.scheme
    window?.webContents.setZoomFactor(preferences.zoom)
  }
  const pageCalls = createPageCalls({
    folder,
    systemLanguages,
    window: () => window,
    core: core.handlers,
    exportReceipt: core.exportReceipt,
    carrying: core.carrying,
    imports: { open: core.openImport, giveFile: core.giveImportFile, template: core.importTemplate },
    makePack: core.makePack,
    fontFolder,
    addPreparedDocument: core.addPreparedDocument,
    applyPreferences,
  })
  const withdraw: typeof core.handlers.withdraw = (argument) => withoutClipboard(core.handlers.withdraw(argument))
  answerCalls({ ...core.handlers, ...pageCalls, withdraw })
  const pageSession = session.fromPartition('review-desk')
  guardSession(pageSession)
  serveApp(pageSession, pageRoot, core)
  installMenu(process.platform)
  window = openWindow(pageSession, preload, app.isPackaged)
  window.webContents.on('did-finish-load', () => applyPreferences(readPreferences(folder, systemLanguages)))
  window.on('closed', () => (window = null))
  app.on('second-instance', () => window?.focus())
  const stopWatching = lockWhenLeft(
    async () => {
      const settings = await core.handlers.settings(undefined)
      return settings.ok ? settings.value.lockAfterMinutes : null
    },
    async () => {
      await core.handlers.lock(undefined)
    },
  )
  app.on('will-quit', () => {
    stopWatching()
    void core.close()
  })
  log({ event: 'started' })
}

/** Broken invariants end in one place: one line in the log without contents, and one sentence that says what is safe. */
function endUnexpectedly(log: ReturnType<typeof openLog>): void {
  const end = (where: string): void => {
    log({ event: 'unexpected', where })
    const sentence = describeError({ kind: 'unexpected' })
    dialog.showErrorBox('Review Desk', `${sentence.en}\n\n${sentence.zh}`)
  }
  process.on('uncaughtException', () => end('main'))
  process.on('unhandledRejection', () => log({ event: 'unexpected', where: 'promise' }))
  app.on('render-process-gone', (_event, contents, details) => {
    log({ event: 'unexpected', where: `page-${details.reason}` })
    if (details.reason !== 'clean-exit' && !contents.isDestroyed()) contents.reload()
  })
}
