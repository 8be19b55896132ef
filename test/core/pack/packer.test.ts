import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { PDF, PdfArray, PdfDict, PdfRef } from '@libpdf/core'
import { afterEach, describe, expect, test } from 'vitest'
import { startPackerThread, ThreadEnded, type PackerThread } from '../../../electron/core/pack/packer-thread.ts'
import { activeNames } from '../../../electron/core/pack/packer/last-gate.ts'
import type { JoinJob, PackPart } from '../../../electron/core/pack/packer/protocol.ts'
import { printFont } from '../../../tools/fonts/print-fonts.ts'
import { inflated, occurrences } from '../../support/inflated.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'
import { activePaper, linkedPaper, planted, shapedPaper, shapes } from './paper-samples.ts'

const open: PackerThread[] = []
const startThread = (): PackerThread => {
  const thread = startPackerThread()
  open.push(thread)
  return thread
}
afterEach(async () => {
  for (const thread of open.splice(0)) await thread.stop()
})

const font = printFont('regular')
const paperPart = (paper: number): PackPart => ({
  kind: 'paper',
  paper,
  key: `paper-${paper}`,
  row: null,
  stamp: `Item ${paper + 1} 申請`,
  bookmark: { title: `Paper ${paper} 文件`, level: 1 },
})
const jobOf = (papers: number): JoinJob => ({
  sheets: makeTinyPdf(1, 'front'),
  parts: [
    { kind: 'front', stamp: '', row: null, bookmark: { title: 'Front', level: 1 } },
    ...Array.from({ length: papers }, (_, paper) => paperPart(paper)),
  ],
  rows: [],
  watermark: ['蕭文琪博士 Dr Siu', 'Copy 20261124-3f9a-1'],
  pageLabel: 'leaf {page} of {pages}',
  title: 'Meeting pack 2026-4',
  author: 'Committee',
  language: 'zh-HK',
  madeAt: Date.UTC(2026, 10, 24),
  font: font.slice(),
})

/** The papers joined behind one printed page. */
async function joined(...papers: readonly Uint8Array[]): Promise<Uint8Array> {
  const thread = startThread()
  for (const [paper, bytes] of papers.entries())
    expect(await thread.open(paper, bytes.slice())).toMatchObject({ kind: 'opened' })
  const pack = await thread.join(jobOf(papers.length), () => undefined)
  if (pack === null) throw new Error('not clean')
  return pack.bytes
}

const pageObjects = (file: Uint8Array): number => inflated(file).match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
const tool = (name: string): boolean => existsSync(`/usr/bin/${name}`)

describe('papers that cannot be joined are told apart', () => {
  const whole = Buffer.from(makeTinyPdf(3, 'whole'))
  const cut = whole.subarray(0, Math.floor(whole.length * 0.1))
  const shifted = Buffer.from(
    whole
      .toString('latin1')
      .replace(/(\d{10}) 00000 n/g, (_, at: string) => `${String(Number(at) + 7).padStart(10, '0')} 00000 n`),
    'latin1',
  )
  const nested = Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(20_000)}${']'.repeat(20_000)} >>\nendobj\n`,
  )
  const cycle = Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF',
  )
  const xfa = Buffer.from(
    whole.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /AcroForm << /XFA (x) /Fields [] >>'),
    'latin1',
  )
  test.each([
    ['a renamed word file', Buffer.from('PK\u0003\u0004word/document.xml'), 'not-a-pdf'],
    ['an empty file', Buffer.alloc(0), 'not-a-pdf'],
    ['zeros', Buffer.alloc(5_000), 'not-a-pdf'],
    ['the first tenth of a file', cut, 'damaged'],
    ['20,000 nested arrays and no pages', nested, 'damaged'],
    ['a tree of pages that holds itself', cycle, 'damaged'],
    ['an XFA form', xfa, 'xfa'],
    ['more than 2,000 pages', makeTinyPdf(2_001, 'long'), 'too-long'],
  ] as const)('%s', async (_, bytes, why) => {
    expect(await startThread().open(0, new Uint8Array(bytes))).toEqual({ kind: 'refused', why })
  })

  test.each([
    ['with every offset wrong', shifted],
    ['with junk before the header', Buffer.concat([Buffer.alloc(1_500, 'x'), whole])],
    ['without its end', whole.subarray(0, whole.indexOf('xref'))],
  ] as const)('a file %s is joined all the same', async (_, bytes) => {
    expect(await startThread().open(0, new Uint8Array(bytes))).toMatchObject({ kind: 'opened', pages: 3 })
  })
})

test('a paper behind a password is refused, where it could be made', async () => {
  const pdf = await PDF.load(makeTinyPdf(2, 'secret'))
  pdf.setProtection({ userPassword: 'open', ownerPassword: 'own' })
  expect(await startThread().open(0, await pdf.save())).toEqual({ kind: 'refused', why: 'password' })
})

test('a pack holds as many page objects as pages, also when papers link across their pages', async () => {
  const file = await joined(await linkedPaper(), makeTinyPdf(4, 'plain'))
  const pack = await PDF.load(file)
  expect(pack.getPageCount()).toBe(8)
  expect(pageObjects(file)).toBe(8)
})

test('links inside a paper land on pages of the pack, and none leads outside', async () => {
  const file = await joined(makeTinyPdf(2, 'before'), await linkedPaper())
  const pack = await PDF.load(file)
  const pages = pack.getPages()
  const targets = pages.map(({ dict }) => {
    const annotations = dict.get('Annots')
    if (!(annotations instanceof PdfArray)) return []
    return annotations.toArray().map((item) => {
      const link = item instanceof PdfRef ? pack.getObject(item) : item
      const to = link instanceof PdfDict ? link.getArray('Dest')?.at(0) : undefined
      return to instanceof PdfRef ? pages.findIndex(({ ref }) => ref.objectNumber === to.objectNumber) : -1
    })
  })
  // The front, two pages, then the linked paper: its page 1 leads to its page 3, its page 2 to its page 1.
  expect(targets).toEqual([[], [], [], [5], [3], []])
})

test('nothing that acts or is attached is left, and what is called like it stays', async () => {
  const bytes = await activePaper()
  for (const marker of planted) expect(occurrences(bytes, marker), `planted ${marker}`).toBeGreaterThan(0)
  const file = await joined(bytes)
  for (const marker of planted) expect(occurrences(file, marker), marker).toBe(0)
  expect(activeNames(file)).toEqual([])
  expect(inflated(file)).toMatch(/\/JS \d+ 0 R/)
})

describe('the last look', () => {
  const file = (body: string) => Buffer.from(`%PDF-1.7\n1 0 obj\n${body}\nendobj\n`, 'latin1')
  test.each([
    ['an action', '<< /S /JavaScript >>', ['JavaScript']],
    ['an address', '<</A<</S/URI/URI(http://x)>>>>', ['URI']],
    ['words about it', '<< /Title (a paper on /JavaScript \\) and /Launch) >>', []],
    ['a stream about it', '<< /Length 14 >>\nstream\n(/JavaScript) \nendstream', []],
    ['a stream that holds the word endstream', '<< /Length 27 >>\nstream\nendstream /Launch /Launch  \nendstream', []],
    ['what follows a stream', '<< /Length 2 >>\nstream\nab\nendstream\n<< /S /Launch >>', ['Launch']],
    ['a longer name', '<< /URIs 1 /JavaScripts 2 >>', []],
  ] as const)('at %s', (_, body, names) => {
    expect(activeNames(file(body))).toEqual(names)
  })
})

test('pages that are turned and cut carry their line inside of what is seen', async (context) => {
  if (!tool('pdftotext')) {
    console.log('stamps on turned pages: skipped, no pdftotext')
    context.skip()
  }
  const folder = makeTempFolder('pack')
  const path = joinPath(folder, 'pack.pdf')
  writeFileSync(path, await joined(await shapedPaper()))
  const boxes = execFileSync('pdftotext', ['-bbox', '-cropbox', path, '-'], { encoding: 'utf8' })
    .split('<page ')
    .slice(2)
  removeTempFolder(folder)
  expect(boxes).toHaveLength(shapes.length)
  boxes.forEach((page, index) => {
    // The tool gives the page's own measures, and words as they are seen.
    const own = [/^width="([\d.]+)"/, /height="([\d.]+)"/].map((pattern) => Number(pattern.exec(page)?.[1]))
    const [width, height] = (shapes[index]?.rotate ?? 0) % 180 === 0 ? own : own.toReversed()
    const word = (text: string) => {
      const found = new RegExp(`xMin="([-\\d.]+)" yMin="([-\\d.]+)" xMax="([-\\d.]+)" yMax="([-\\d.]+)">${text}<`).exec(
        page,
      )
      return found === null ? null : found.slice(1).map(Number)
    }
    for (const text of ['Item', 'leaf']) {
      const [xMin = -1, yMin = -1, xMax = Infinity, yMax = Infinity] = word(text) ?? []
      const where = `${text} on ${JSON.stringify(shapes[index])}`
      expect([xMin >= 0, yMin >= 0, xMax <= (width ?? 0) + 0.5, yMax <= (height ?? 0) + 0.5], where).toEqual([
        true,
        true,
        true,
        true,
      ])
      // In the lower corners, whichever way the page is turned.
      expect(text === 'leaf' ? xMin > (width ?? 0) - 120 : xMin < 40, where).toBe(true)
      expect(yMin, where).toBeGreaterThan((height ?? 0) - 40)
    }
  })
})

test('the holder’s name and the copy number are on every page, as text', async (context) => {
  if (!tool('pdftotext')) {
    console.log('watermark as text: skipped, no pdftotext')
    context.skip()
  }
  const folder = makeTempFolder('pack')
  const path = joinPath(folder, 'pack.pdf')
  writeFileSync(path, await joined(makeTinyPdf(3, 'paper')))
  const pages = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, 4)
  const packed = pages.map((page) => page.replace(/\s+/g, ''))
  removeTempFolder(folder)
  expect(packed).toHaveLength(4)
  packed.forEach((page, index) => {
    expect(page).toContain('蕭文琪博士DrSiu')
    expect(page).toContain('Copy20261124-3f9a-1')
    expect(page).toContain(`leaf${index + 1}of4`)
  })
})

test('qpdf finds nothing wrong', async (context) => {
  if (!tool('qpdf')) {
    console.log('structure of the pack: skipped, no qpdf')
    context.skip()
  }
  const folder = makeTempFolder('pack')
  const path = joinPath(folder, 'pack.pdf')
  writeFileSync(path, await joined(await shapedPaper(), await linkedPaper(), await activePaper()))
  expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors')
  removeTempFolder(folder)
})

const shared = new URL('../../../../shared/data/pdfs/', import.meta.url)
const real = ['legco-paper-zh', 'tracemonkey', 'TAMReview', 'noembed-eucjp', 'freeculture']
test('real papers come through with every page', async (context) => {
  const files = real.map((name) => new URL(`${name}.pdf`, shared)).filter((file) => existsSync(file))
  if (files.length < real.length) {
    console.log('real papers: skipped, they are not beside the project')
    context.skip()
  }
  const file = await joined(...files.map((path) => new Uint8Array(readFileSync(path))))
  expect((await PDF.load(file)).getPageCount()).toBe(1 + 10 + 14 + 23 + 1 + 352)
  expect(pageObjects(file)).toBe(401)
  expect(activeNames(file)).toEqual([])
})

test('a thread that was stopped answers nothing more', async () => {
  const thread = startThread()
  await thread.stop()
  await expect(thread.open(0, makeTinyPdf(1, 'late'))).rejects.toBeInstanceOf(ThreadEnded)
})
