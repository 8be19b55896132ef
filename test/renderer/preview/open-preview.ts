import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { servePreview } from './build-preview.ts'
import type { ScreenName } from './screen-names.ts'

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why the page cannot be tried here; null when it can. */
export const whyNoChromium = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`

export interface OpenPreview {
  /** Loads a screen and waits until it is drawn. */
  readonly open: (page: Page, screen: ScreenName, query?: string) => Promise<void>
  readonly newPage: () => Promise<Page>
  /** Faults of the page since the start: exceptions, console errors, and whatever the strict policy refused. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

export async function openPreview(): Promise<OpenPreview> {
  const [origin, browser] = await Promise.all([servePreview(), launch()])
  const complaints: string[] = []
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${String(error)}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`)
    })
    return page
  }
  return {
    newPage,
    complaints,
    open: async (page, screen, query = '') => {
      await page.goto(`${origin.url}/index.html?screen=${screen}&${query}`)
      await page.waitForSelector('[data-preview="ready"]')
      if (screen !== 'search') return
      await page.keyboard.type('算力')
      await page.waitForSelector('mark')
    },
    close: async () => {
      await browser.close()
      await origin.close()
    },
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
