import { existsSync } from 'node:fs'
import { type Browser, chromium, type ConsoleMessage, type Page } from '@playwright/test'
import { inject } from 'vitest'
import type { ScreenName } from './screen-names.ts'

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why the page cannot be tried here; null when it can. */
export const whyNoChromium = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`

// A worker goes from file to file, and Chromium with the pages that are loaded goes with it.
let started: Promise<Browser> | null = null
const idle: Page[] = []

const viewport = { width: 1440, height: 900 }

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
  /** One that an earlier file has loaded, if there is one. */
  readonly newPage: () => Promise<Page>
  /** Faults of the page since the start: exceptions, console errors, and whatever the strict policy refused. */
  readonly complaints: readonly string[]
  /** Leaves the pages to the next file. */
  readonly close: () => void
}

export async function openPreview(): Promise<OpenPreview> {
  const [origin, browser] = await Promise.all([findPreview(), chromiumOfWorker()])
  const complaints: string[] = []
  const heed = (error: Error): unknown => complaints.push(String(error))
  const hear = (message: ConsoleMessage): void => {
    if (message.type() === 'error') complaints.push(`${message.location().url} ${message.text()}`)
  }
  const taken: Page[] = []
  const newPage = async (): Promise<Page> => {
    const page = idle.pop() ?? (await browser.newPage({ viewport, reducedMotion: 'reduce' }))
    page.setDefaultTimeout(loading.timeout)
    taken.push(page.on('pageerror', heed).on('console', hear))
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
    close: () => void idle.push(...taken.map((page) => page.off('pageerror', heed).off('console', hear))),
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

/** Ends with the worker. */
export const chromiumOfWorker = (): Promise<Browser> =>
  (started ??= chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] }))
