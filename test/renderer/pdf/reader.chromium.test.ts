import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AppError } from '../../../shared/errors.ts'
import { chromiumOfWorker, whyNoChromium } from '../preview/open-preview.ts'
import { buildPage } from './build-page.ts'
import { type DeskOrigin, type Served, serveDesk } from './desk-origin.ts'
import type { Bench } from './page/main.ts'
import { cutBefore, encrypted, scrambled, statingLength, writePdf } from './samples.ts'

declare const window: { bench: Bench } & typeof globalThis

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../../..')
const real = path.resolve(root, '../shared/data/pdfs')
if (whyNoChromium !== null) console.log(`reader in Chromium: skipped, ${whyNoChromium}`)
const realSkipped = existsSync(real) ? null : `no folder ${real}`
if (realSkipped !== null) console.log(`reader on real documents: skipped, ${realSkipped}`)

const viewport = { width: 784, height: 760 }
const ten = writePdf({ pages: 10, outline: ['Purpose', 'Scheme', 'Price'], links: true })
const refusal = (kind: AppError['kind']): AppError => ({ kind }) as AppError

describe.skipIf(whyNoChromium !== null)('the reader in Chromium under the strict policy', () => {
  let page: Page
  let origin: DeskOrigin
  let removePage: () => void
  const served = new Map<string, Served>()
  const complaints: string[] = []

  beforeAll(async () => {
    const built = await buildPage(path.join(here, 'page'))
    removePage = built.remove
    served.set('ten', ten)
    served.set('cut', cutBefore(ten, 7))
    served.set('cut-stated', cutBefore(statingLength(ten, 4_800_000), 3))
    served.set('cut-first', cutBefore(ten, 1))
    served.set('scrambled', scrambled(ten))
    served.set('locked', await encrypted(writePdf({ pages: 2 }), 'open sesame'))
    served.set('word', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]))
    served.set('large', writePdf({ pages: 300, comment: 'x'.repeat(60_000), grouped: true }))
    served.set('empty', new Uint8Array())
    served.set('seal', refusal('document-damaged'))
    served.set('lapsed', refusal('expired'))
    served.set('broken-page', writePdf({ pages: 3, brokenPage: 2 }))
    origin = await serveDesk(
      built.folder,
      path.join(root, 'node_modules/pdfjs-dist'),
      (name) => served.get(name) ?? fromDisk(name),
    )
    page = await (await chromiumOfWorker()).newPage({ viewport })
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${origin.url}/index.html`)
    await page.waitForFunction(() => 'bench' in window)
  }, 120_000)
  afterAll(async () => {
    await page?.context().close()
    await origin?.close()
    removePage?.()
  })
  beforeEach(async () => {
    await page.setViewportSize(viewport)
    await page.evaluate(() => window.bench.startAnew())
  })

  const fromDisk = (name: string): Served | null => {
    const file = path.join(real, path.basename(name))
    return existsSync(file) ? readFileSync(file) : null
  }
  const open = (name: string, password: string | null = null, at = 1) =>
    page.evaluate(([n, p, a]) => window.bench.open(n, p, a), [name, password, at] as const)
  const view = () => page.evaluate(() => window.bench.reader.view())
  const waitForPage = () => page.waitForFunction(() => window.bench.reader.view().firstPageMs !== null)
  const violations = () => page.evaluate(() => window.bench.violations)

  test('opens at the page where the member left it, fitted to the pane', async () => {
    expect(await open('ten', null, 4)).toMatchObject({ kind: 'open', pages: 10, cutShort: null })
    await waitForPage()
    expect(await view()).toMatchObject({ page: 4, pages: 10, fitted: true })
    const box = await page.locator('.page').first().boundingBox()
    expect(box?.width).toBeGreaterThan(725)
    expect(box?.width).toBeLessThanOrEqual(741)
    expect(await violations()).toEqual([])
  })

  test('zooms by steps, fits again, and goes where it is told', async () => {
    await open('ten')
    await waitForPage()
    const fitted = (await view()).scale
    await page.evaluate(() => window.bench.reader.zoom('in'))
    expect((await view()).scale).toBeGreaterThan(fitted)
    expect((await view()).fitted).toBe(false)
    await page.evaluate(() => window.bench.reader.fit())
    expect(await view()).toMatchObject({ scale: fitted, fitted: true })
    await page.evaluate(() => window.bench.reader.goToPage(9))
    await page.waitForFunction(() => window.bench.reader.view().page === 9)
    await page.evaluate(() => window.bench.reader.goToPage(99))
    expect((await view()).page).toBe(9)
  })

  test('keeps the place and fits again when the pane changes its width', async () => {
    await open('ten', null, 5)
    await waitForPage()
    await page.setViewportSize({ width: 520, height: 760 })
    await page.waitForFunction(() => window.bench.reader.view().scale < 0.7)
    expect((await view()).page).toBe(5)
  })

  test('counts the last page as seen only at the bottom', async () => {
    await open('ten')
    await waitForPage()
    expect((await view()).seenPage).toBe(1)
    await page.evaluate(() => document.querySelector('.reader-scroll')?.scrollTo(0, 1e6))
    await page.waitForFunction(() => window.bench.reader.view().seenPage === 10)
  })

  test('finds text, counts it, steps through it and forgets it', async () => {
    await open('ten')
    await waitForPage()
    await page.evaluate(() => window.bench.reader.find('CULTURE'))
    await page.waitForFunction(() => window.bench.reader.view().find.total === 10)
    expect((await view()).find).toMatchObject({ state: 'found', current: 1 })
    await page.evaluate(() => window.bench.reader.findAgain('next'))
    await page.waitForFunction(() => window.bench.reader.view().find.current === 2)
    await page.evaluate(() => window.bench.reader.findAgain('previous'))
    await page.waitForFunction(() => window.bench.reader.view().find.current === 1)
    expect(await page.locator('.textLayer .highlight').count()).toBeGreaterThan(0)
    await page.evaluate(() => window.bench.reader.find('nothing of the kind'))
    await page.waitForFunction(() => window.bench.reader.view().find.state === 'not-found')
    await page.evaluate(() => window.bench.reader.endFind())
    await page.waitForFunction(() => document.querySelectorAll('.textLayer .highlight').length === 0)
  })

  test('selects text and gives it to the clipboard as written', async () => {
    await open('ten')
    await waitForPage()
    await page.waitForSelector('.textLayer span')
    const selected = await page.evaluate(() => {
      const span = document.querySelector('.textLayer span')
      if (span !== null) getSelection()?.selectAllChildren(span)
      return getSelection()?.toString()
    })
    expect(selected).toBe('Page 1 tells of culture and compute')
  })

  test('reads the outline with its pages', async () => {
    await open('ten')
    expect(await page.evaluate(() => window.bench.outline())).toMatchObject([
      { title: 'Purpose', depth: 0, page: 1 },
      { title: 'Scheme', depth: 0, page: 2 },
      { title: 'Price', depth: 0, page: 3 },
    ])
  })

  test('names pages and links in the chosen language and takes outside links away', async () => {
    await open('ten')
    await waitForPage()
    await page.waitForSelector('.linkAnnotation > a')
    const links = await page.$$eval('.linkAnnotation > a', (all) =>
      all.map((a) => [a.getAttribute('aria-label'), a.hasAttribute('href')]),
    )
    expect(links).toEqual([
      ['Outside: https://example.invalid/paper', false],
      ['Inside this document', true],
    ])
    await page.evaluate(() => window.bench.speakChinese())
    expect(await page.getAttribute('.page', 'aria-label')).toBe('第 1 頁')
    await page.click('.linkAnnotation > a[href]')
    await page.waitForFunction(() => window.bench.reader.view().page === 2)
    expect(page.url()).toBe(`${origin.url}/index.html`)
  })

  test('shows a comment that somebody left in the file', async () => {
    await open('ten')
    await waitForPage()
    const icon = page.locator('.textAnnotation img')
    await icon.waitFor()
    expect(await icon.evaluate((image) => (image as HTMLImageElement).decode().then(() => true))).toBe(true)
    expect(await icon.getAttribute('alt')).toBe('Comment')
    await icon.click()
    await page.getByText('Where does this figure come from?').waitFor()
    expect(await violations()).toEqual([])
  })

  test.each([
    ['missing', { kind: 'refused', reason: 'document-missing' }],
    ['seal', { kind: 'refused', reason: 'document-damaged' }],
    ['lapsed', { kind: 'refused', reason: 'expired' }],
    ['word', { kind: 'not-pdf', found: 'word-or-zip', bytes: 8 }],
    ['empty', { kind: 'not-pdf', found: 'empty', bytes: 0 }],
    ['scrambled', { kind: 'damaged', bytes: ten.length }],
    ['cut-first', { kind: 'truncated', expectedBytes: null }],
    ['locked', { kind: 'encrypted', wrongPassword: false }],
  ])('says of a document that is %s what is wrong', async (name, failure) => {
    expect(await open(name)).toMatchObject(failure)
    expect(await open('ten'), 'the next document opens').toMatchObject({ kind: 'open' })
    await waitForPage()
    expect(await violations()).toEqual([])
  })

  test('opens an encrypted document with its password and says when another is wrong', async () => {
    expect(await open('locked', 'close sesame')).toEqual({ kind: 'encrypted', wrongPassword: true })
    expect(await open('locked', 'open sesame')).toMatchObject({ kind: 'open', pages: 2 })
  })

  test('offers the pages in front of a cut', async () => {
    expect(await open('cut')).toMatchObject({ kind: 'open', cutShort: { readable: 6, expectedBytes: null } })
    await waitForPage()
    expect(await open('cut-stated')).toMatchObject({ cutShort: { readable: 2, expectedBytes: 4_800_000 } })
  })

  test('opens a large document by ranges, and fetches no more of it than it shows', async () => {
    const before = origin.requests().length
    expect(await open('large', null, 3)).toMatchObject({ kind: 'open', pages: 300, cutShort: null })
    await waitForPage()
    const sizes = origin
      .requests()
      .slice(before)
      .map((line) => /bytes=(\d+)-(\d+)/.exec(line))
      .flatMap((range) => (range === null ? [] : [Number(range[2]) - Number(range[1]) + 1]))
    expect(sizes.length).toBeGreaterThan(3)
    const fetched = sizes.slice(1).reduce((sum, size) => sum + size, 0)
    expect(fetched).toBeLessThan(8_000_000)
    await page.evaluate(() => window.bench.reader.goToPage(20))
    await page.waitForSelector('.page[data-page-number="20"][data-loaded="true"]')
  })

  test('draws thumbnails of pages that are not on screen', async () => {
    await open('ten')
    await waitForPage()
    const dark = await page.evaluate(async () => {
      const canvas = document.createElement('canvas')
      await window.bench.reader.drawThumbnail(8, canvas, 90, new AbortController().signal)
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return pixels.filter((value, index) => index % 4 === 0 && value < 200).length
    })
    expect(dark).toBeGreaterThan(20)
  })

  test('holds nothing of a document after the next one is open', async () => {
    for (let round = 0; round < 12; round += 1) {
      await open(round % 2 === 0 ? 'ten' : 'broken-page')
      await waitForPage()
    }
    expect(await page.locator('.pdfViewer .page').count()).toBe(3)
    expect(page.workers().length).toBe(1)
    expect(await page.evaluate(() => document.querySelectorAll('canvas').length)).toBeLessThan(8)
  })

  test('switches documents before they are drawn without a complaint', async () => {
    complaints.length = 0
    for (const name of ['ten', 'broken-page', 'ten', 'locked', 'ten']) await open(name, null, 3)
    await waitForPage()
    await page.waitForTimeout(300)
    expect(complaints).toEqual([])
  })

  describe.skipIf(realSkipped !== null)('on real documents', () => {
    test('opens a book of 352 pages by one request, finds its 552 "culture" and draws a far page', async () => {
      const before = origin.requests().length
      expect(await open('freeculture.pdf')).toMatchObject({ kind: 'open', pages: 352 })
      await waitForPage()
      expect(origin.requests().length - before).toBe(1)
      await page.evaluate(() => window.bench.reader.find('culture'))
      await page.waitForFunction(() => window.bench.reader.view().find.total === 552, undefined, { timeout: 20_000 })
      await page.evaluate(() => window.bench.reader.goToPage(300))
      await page.waitForSelector('.page[data-page-number="300"][data-loaded="true"]')
      expect(await violations()).toEqual([])
    }, 60_000)

    test('extracts CJK text through the bundled CMaps', async () => {
      expect(await open('noembed-eucjp.pdf')).toMatchObject({ kind: 'open' })
      await waitForPage()
      expect(await page.evaluate(() => window.bench.textOf(1))).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]{4}/)
      expect(await violations()).toEqual([])
    })

    test.each(['TAMReview.pdf', 'tracemonkey.pdf', 'legco-paper-zh.pdf'])(
      'opens %s without a violation',
      async (name) => {
        expect(await open(name)).toMatchObject({ kind: 'open', cutShort: null })
        await waitForPage()
        await page.waitForSelector('.textLayer span')
        expect(await violations()).toEqual([])
      },
    )
  })
})
