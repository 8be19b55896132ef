// What `import … from 'electron'` means in the main process under the stand-in.
import { createNet } from './net.ts'
import { defaultSession } from './session.ts'
import { unavailable } from './unavailable.ts'

export { app } from './app.ts'
export { clipboard, crashReporter, dialog, powerMonitor, powerSaveBlocker, screen, shell } from './desktop.ts'
export { ipcMain } from './ipc.ts'
export { Menu, MenuItem } from './menu.ts'
export { nativeTheme } from './native-theme.ts'
export { safeStorage } from './safe-storage.ts'
export { session } from './session.ts'
export { webContents } from './web-contents.ts'
export { BrowserWindow } from './window.ts'

export const { protocol } = defaultSession
export const net = createNet(protocol)

export const autoUpdater = unavailable('autoUpdater')
export const contentTracing = unavailable('contentTracing')
export const desktopCapturer = unavailable('desktopCapturer')
export const globalShortcut = unavailable('globalShortcut')
export const MessageChannelMain = unavailable('MessageChannelMain')
export const nativeImage = unavailable('nativeImage')
export const Notification = unavailable('Notification')
export const Tray = unavailable('Tray')
export const utilityProcess = unavailable('utilityProcess')
export const View = unavailable('View')
export const WebContentsView = unavailable('WebContentsView')
