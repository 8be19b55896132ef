import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

export interface OpenDesk {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page complained about: a violation of the content security policy is a failure of the test. */
  readonly complaints: readonly string[]
}

/** Starts the built app on a data folder of its own. */
export async function openDesk(userData: string, env: Readonly<Record<string, string>> = {}): Promise<OpenDesk> {
  const args = ['.', `--user-data-dir=${userData}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({ args, env: { ...Object.fromEntries(inherited), ...env } })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.waitForLoadState('domcontentloaded')
  await lendNewerChromium(page)
  return { app, page, complaints }
}

/**
 * pdf.js 6 needs `AbortSignal.any`, which Chromium has since 116. On the genuine Electron 22 that the journeys also run
 * on it is lent to the page, as core-js lends the rest; Electron 45 has its own.
 */
async function lendNewerChromium(page: Page): Promise<void> {
  if (await page.evaluate(() => 'any' in AbortSignal)) return
  await page.addInitScript(() => {
    Object.assign(AbortSignal, {
      any: (signals: readonly AbortSignal[]) => {
        const joined = new AbortController()
        for (const signal of signals) {
          if (signal.aborted) joined.abort(signal.reason)
          else
            signal.addEventListener('abort', () => joined.abort(signal.reason), { once: true, signal: joined.signal })
        }
        return joined.signal
      },
    })
  })
  await page.reload()
}

export interface Fixtures {
  /** A data folder that is removed after the test. */
  readonly userData: string
  /** An app that has never been set up. */
  readonly freshDesk: OpenDesk
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
  userData: async ({}, run) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-e2e-'))
    await run(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  freshDesk: async ({ userData }, run) => {
    const desk = await openDesk(userData)
    await run(desk)
    await desk.app.close()
  },
})

export { expect } from '@playwright/test'
