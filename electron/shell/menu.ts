import { Menu } from 'electron'

/**
 * macOS needs an application menu for quitting and for the editing shortcuts; elsewhere the window has its own tab bar
 * and no menu, so that no accelerator (reload, zoom, developer tools) bypasses the page.
 */
export function installMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') return Menu.setApplicationMenu(null)
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]))
}
