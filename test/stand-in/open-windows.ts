import type { BrowserWindow } from './window.ts'

// Which windows there are. Apart from the window itself, so that the app can close them all without an import in a circle.
const windows = new Set<BrowserWindow>()
const whenNone: (() => void)[] = []

export const openWindows = {
  all: (): BrowserWindow[] => [...windows],
  has: (window: BrowserWindow): boolean => windows.has(window),
  add: (window: BrowserWindow): void => void windows.add(window),
  remove: (window: BrowserWindow): void => {
    if (windows.delete(window) && windows.size === 0) for (const listener of whenNone) listener()
  },
  onNone: (listener: () => void): void => void whenNone.push(listener),
}
