import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { appArguments } from '../demo/app-process.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export interface DeskWindow {
  readonly app: ElectronApplication
  readonly page: Page
  /** What must not happen: errors that nobody caught, breaches of the content security policy, broken messages. */
  readonly complaints: readonly string[]
  /** Whatever else the page wrote into its console as an error; told in the results. */
  readonly murmurs: readonly string[]
}
export interface WindowSize {
  readonly width: number
  readonly height: number
}
export const sizes: readonly WindowSize[] = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
]

/** Starts the built app on a data folder, as `npm start` does. */
export async function openDeskWindow(userData: string): Promise<DeskWindow> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const app = await _electron.launch({ args: appArguments(userData), cwd: root, env })
  const page = await app.firstWindow()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const murmurs: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const text = message.text()
    if (/Content Security Policy|Refused to|^message /.test(text)) complaints.push(text)
    else murmurs.push(text)
  })
  await page.waitForLoadState('domcontentloaded')
  return { app, page, complaints, murmurs }
}

/** Power cut: the app and everything that it started end in this instant. */
export async function killDeskWindow({ app }: DeskWindow): Promise<void> {
  const child = app.process()
  const closed = new Promise((resolve) => child.once('close', resolve))
  // Playwright starts the app in a process group of its own; Windows has none.
  if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  await closed
}

/** Gives the page, not the frame, this size; a small screen may allow less. */
export async function resizeDeskWindow({ app, page }: DeskWindow, { width, height }: WindowSize): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page
    .waitForFunction((expected) => Math.abs(window.innerWidth - expected) <= 2, width, { timeout: 2_000 })
    .catch(() => null)
}
