import { EventEmitter } from 'node:events'
import { rm } from 'node:fs/promises'

// What only a desktop can do. Plain objects: a test puts its own answer in place, as it would on Electron.

export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as string[] }),
  showOpenDialogSync: (): string[] | undefined => undefined,
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showSaveDialogSync: (): string => '',
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showMessageBoxSync: (): number => 0,
  showErrorBox: (title: string, content: string): void => console.error(`[error box] ${title}: ${content}`),
  showCertificateTrustDialog: async (): Promise<void> => {},
}

const opened: string[] = []
export const shell = {
  /** Only here: what the app asked the desktop to open. */
  opened,
  openExternal: async (url: string): Promise<void> => void opened.push(url),
  openPath: async (target: string): Promise<string> => {
    opened.push(target)
    return ''
  },
  showItemInFolder: (target: string): void => void opened.push(target),
  trashItem: (target: string): Promise<void> => rm(target, { recursive: true }),
  beep: (): void => {},
}

let copied = ''
export const clipboard = {
  writeText: async (text: string): Promise<void> => void (copied = text),
  readText: async (): Promise<string> => copied,
  clear: (): void => void (copied = ''),
  availableFormats: (): string[] => (copied === '' ? [] : ['text/plain']),
}

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = {
  id: 1,
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
}
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
})

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: (): number => 0,
  getSystemIdleState: (): string => 'active',
  getCurrentThermalState: (): string => 'unknown',
  isOnBatteryPower: (): boolean => false,
  onBatteryPower: false,
})
export const powerSaveBlocker = { start: (): number => 1, stop: (): boolean => true, isStarted: (): boolean => false }
export const crashReporter = { start: (): void => {}, getLastCrashReport: () => null, getUploadedReports: () => [] }
