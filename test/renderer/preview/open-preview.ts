import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { inject } from 'vitest'
import type { ScreenName } from './screen-names.ts'

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why the page cannot be tried here; null when it can. */
export const whyNoChromium = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`

/** A page that is loaded for the first time takes longer than any act in it. */
const loading = { timeout: 30_000 }

export interface OpenPreview {
  /**
   * Opens a screen and waits until it is drawn. A page that is loaded stays so: it gets a desk of its own, and what it
   * held of the last screen is forgotten as on lock.
   */
  readonly open: (page: Page, screen: ScreenName, query?: string) => Promise<void>
  /** The same in a page that is loaded anew. */
  readonly load: (page: Page, screen: ScreenName, query?: string) => Promise<void>
  readonly newPage: () => Promise<Page>
  /** Faults of the page since the start: exceptions, console errors, and whatever the strict policy refused. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

export async function openPreview(): Promise<OpenPreview> {
  const [origin, browser] = await Promise.all([findPreview(), launch()])
  const complaints: string[] = []
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${String(error)}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`)
    })
    return page
  }
  const load = async (page: Page, screen: ScreenName, query = ''): Promise<void> => {
    await page.goto(`${origin}/index.html?screen=${screen}&${query}`, loading)
    await page.waitForSelector('[data-preview="ready"]', loading)
    await finish(page, screen)
  }
  return {
    newPage,
    complaints,
    open: async (page, screen, query = '') => {
      if (!page.url().startsWith(origin)) return load(page, screen, query)
      // To a corner, so that nothing of the next screen is hovered.
      await page.mouse.move(0, 0)
      await page.evaluate((search) => window.preview.open(search), `screen=${screen}&${query}`)
      await finish(page, screen)
    },
    load,
    close: () => browser.close(),
  }
}

/** The bundle that all test files share. */
async function findPreview(): Promise<string> {
  const answer = await fetch(inject('previewDoor'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

async function finish(page: Page, screen: ScreenName): Promise<void> {
  if (screen !== 'search') return
  await page.waitForSelector('input:focus')
  await page.keyboard.type('算力')
  await page.waitForSelector('mark')
}

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
