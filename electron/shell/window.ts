import path from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import { homeUrl } from './origin.ts'

/** The desk's one window. Hardened as a page that nobody outside may reach or watch. */
export function openWindow(session: Session, preload: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Review Desk',
    backgroundColor: '#F3F2EF',
    ...(process.platform === 'linux' ? {} : { titleBarStyle: 'hidden' as const, titleBarOverlay: { height: 39 } }),
    webPreferences: {
      session,
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  })
  // A deterrent only: Windows keeps the window out of captures, macOS partly, Linux not at all.
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(homeUrl)
  return window
}
