import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

// Playwright asks the electron package where the executable is; this is how the stand-in is named to it.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve('test/stand-in')
const sampleApp = path.resolve('test/tools/sample-app')

/** What the sample's preload exposes. */
export interface SampleApi {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  add(a: number, b: number): number
  later(value: unknown): Promise<unknown>
  fail(): void
  twice(callback: (value: number) => number): number
  onNews(listener: (...news: unknown[]) => void): () => void
  readonly inside: { readonly names: string[] }
  readonly world: string[]
}
declare global {
  interface Window {
    sample: SampleApi
  }
}
export interface Seen {
  readonly cancelled: number
  readonly requests: string[]
  readonly navigations: string[]
  readonly opened: string[]
  readonly second?: string
}
export interface OpenSample {
  readonly app: ElectronApplication
  readonly page: Page
  readonly folder: string
  /** What the sample's main process has noted. */
  seen(): Promise<Seen>
  close(): Promise<void>
}

/** Null, with a printed reason, where there is no Chromium to stand in for Electron. */
export const hasChromium = ((): boolean => {
  const found = spawnSync(process.env['CHROMIUM'] ?? 'chromium', ['--version'], { stdio: 'ignore' }).status === 0
  if (!found) console.log('skipped: the stand-in needs chromium on PATH or its path in CHROMIUM')
  return found
})()

export async function openSample(env: Readonly<Record<string, string>> = {}, given?: string): Promise<OpenSample> {
  const folder = given ?? mkdtempSync(path.join(os.tmpdir(), 'review-desk-sample-'))
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    args: [sampleApp, `--user-data-dir=${folder}`],
    env: { ...Object.fromEntries(inherited), ...env },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  return {
    app,
    page,
    folder,
    seen: () => app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen),
    close: async () => {
      await app.close()
      if (given === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
