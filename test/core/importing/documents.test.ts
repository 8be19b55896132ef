import { readFileSync, writeFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matchName } from '../../../electron/core/importing/match-files.ts'
import { checkPdf } from '../../../electron/core/importing/check-pdf.ts'
import { findSimplified } from '../../../electron/core/importing/simplified.ts'
import { expectedLetters } from '../../../shared/rules/form-checks.ts'
import { application, folderOf, pdf, project, sampleRows, workbook } from './make-source.ts'
import { codes, fixOf, musts, openHere, problem } from './open-in-thread.ts'

const withFiles = async (files: Record<string, Uint8Array>, rows = sampleRows('01')) =>
  openHere(folderOf({ 'applications.xlsx': await workbook(rows), ...files }))
const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('names', () => {
  test.each([
    ['01-A.pdf', '01', 'A'],
    ['01_b (2).pdf', '01', 'B'],
    ['01-C 建議書.PDF', '01', 'C'],
    ['2026-4-07-H appendix.pdf', '2026-4/07', 'H'],
    ['2026-4-07-1-A.pdf', '2026-4/07-1', 'A'],
    ['０１-A.pdf', '01', 'A'],
    ['01-budget.pdf', null, null],
    ['01.pdf', null, null],
    ['011-A.pdf', null, null],
    ['A-01.pdf', null, null],
  ])('%s', (name, reference, letter) => {
    const found = matchName(name, ['01', '2026-4/07', '2026-4/07-1'])
    expect(found).toEqual(reference === null ? null : { reference, letter })
  })
})

describe('a document is named with its file when it', () => {
  test.each([
    ['is a Word file', Buffer.concat([bytes('PK\u0003\u0004'), Buffer.alloc(3_000)]), 'pdf-word', /renamed to \.pdf/],
    [
      'is an old Word file',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(3_000)]),
      'pdf-word',
      /Word/,
    ],
    ['is empty', Buffer.alloc(0), 'pdf-not-pdf', /not a PDF/],
    ['is zeros', Buffer.alloc(5_000), 'pdf-not-pdf', /not a PDF/],
    ['is cut off', pdf('x', 5).slice(0, 300), 'pdf-damaged', /damaged/],
    [
      'has no pages',
      bytes(
        '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Size 3 /Root 1 0 R >>\n',
      ),
      'pdf-damaged',
      /no pages/,
    ],
    ['has 2,001 pages', pdf('x', 2_001), 'pdf-too-many-pages', /2,001 pages/],
  ])('%s', async (_, content, code, words) => {
    const opened = await withFiles({ '01-A.pdf': content })
    expect(codes(opened)).toEqual([code])
    expect(problem(opened, code)).toMatchObject({ place: '01-A.pdf', sheet: 'applications', row: 2, wantsFile: true })
    expect(problem(opened, code).sentence.en).toMatch(words)
  })

  test('has 400 MB', async () => {
    const folder = folderOf({ 'applications.xlsx': await workbook(sampleRows('01')), '01-A.pdf': '%PDF-1.4' })
    truncateSync(join(folder, '01-A.pdf'), 400_000_000)
    const opened = await openHere(folder)
    expect(codes(opened)).toEqual(['pdf-too-large'])
    expect(problem(opened, 'pdf-too-large').sentence.en).toContain('has 400 MB; the most is 200 MB')
  })

  test('has a password', async () => {
    const { PDF } = await import('@libpdf/core')
    const plain = await PDF.load(pdf('secret', 2))
    plain.setProtection({ userPassword: 'open', ownerPassword: 'own' })
    const opened = await withFiles({ '01-A.pdf': await plain.save() })
    expect(codes(opened)).toEqual(['pdf-password'])
  })
})

test('junk before the header is a PDF all the same', async () => {
  const opened = await withFiles({ '01-A.pdf': Buffer.concat([Buffer.alloc(1_500, 'junk '), pdf('x', 2)]) })
  expect(musts(opened)).toEqual([])
  expect(opened.plan[0]?.documents).toMatchObject([{ pages: 2 }])
})

test('a scan is worth knowing', async () => {
  const scan = bytes(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n',
  )
  const opened = await withFiles({ '01-A.pdf': scan })
  expect(musts(opened)).toEqual([])
  expect(codes(opened, 'know')).toEqual(['scan'])
})

test('real papers are counted', async () => {
  const folder = new URL('../../../../shared/data/pdfs/', import.meta.url)
  if (!existsSync(folder)) return console.log('skipped: there are no sample papers here')
  for (const [name, pages] of [
    ['legco-paper-zh.pdf', null],
    ['freeculture.pdf', 352],
    ['tracemonkey.pdf', 14],
  ] as const) {
    const report = await checkPdf(name, readFileSync(new URL(name, folder)), 1)
    expect(report, name).toMatchObject({ state: 'ok', hasText: true })
    if (pages !== null) expect(report.pages, name).toBe(pages)
  }
})

describe('the list of attachments', () => {
  const attachments = (...rows: readonly Record<string, string>[]) => ({
    ...sampleRows('01', '02'),
    attachments: rows.map((row) => ({ reference: '01', ...row })),
  })

  test('gives a file of any name its letter and title, out of any folder', async () => {
    const rows = attachments(
      { letter: 'B', file: 'papers/our team.pdf', 'documentTitle.en': 'The team' },
      { letter: 'A', file: 'Proposal' },
    )
    const opened = await withFiles(
      { 'papers/our team.pdf': pdf('team'), 'proposal.pdf': pdf('x'), '02-A.pdf': pdf('y') },
      rows,
    )
    expect(opened.problems).toEqual([])
    expect(opened.plan[0]?.documents).toMatchObject([
      { letter: 'A', title: { en: 'Proposal' } },
      { letter: 'B', title: { en: 'The team', zh: '' } },
    ])
  })
  test('names what did not come', async () => {
    const opened = await withFiles({}, attachments({ letter: 'B', file: 'cv.pdf' }))
    expect(problem(opened, 'file-missing')).toMatchObject({
      place: 'C2',
      wantsFile: true,
      sheet: 'attachments',
      row: 2,
    })
  })
  test('names what is listed twice, and for an application that is not there', async () => {
    const opened = await withFiles(
      { 'cv.pdf': pdf('cv') },
      attachments(
        { letter: 'B', file: 'cv.pdf' },
        { letter: 'B', file: 'cv.pdf' },
        { reference: '77', letter: 'A', file: 'cv.pdf' },
      ),
    )
    expect(codes(opened).sort()).toEqual(['listed-twice', 'no-application'])
  })
  test('asks which of two files of one name is meant', async () => {
    const opened = await withFiles(
      { 'a/cv.pdf': pdf('a'), 'b/cv.pdf': pdf('b') },
      attachments({ letter: 'B', file: 'cv.pdf' }),
    )
    expect(codes(opened)).toEqual(['two-files'])
  })
})

test('a company’s usual attachments are missed, worth knowing', async () => {
  const opened = await withFiles(
    {},
    {
      applications: [application('01', { category: '(d)' }), application('02', { category: '(c)' })],
      projects: [project('01'), project('02')],
    },
  )
  const missed = (category: 'c' | 'd') => expectedLetters(category).map((letter) => `without-${letter}`)
  expect(codes(opened, 'know').sort()).toEqual([...missed('c'), ...missed('d')].sort())
  expect(problem(opened, 'without-F').wantsFile).toBe(true)
})

test('a file of no application, one that is no PDF, one that is there twice', async () => {
  const opened = await withFiles({
    '01-A.pdf': pdf('same'),
    '01-B.pdf': pdf('same'),
    'stray.pdf': pdf('x'),
    '01-C.docx': bytes('PK'),
  })
  expect(musts(opened)).toEqual([])
  expect(codes(opened, 'know').sort()).toEqual(['not-imported', 'same-file', 'unmatched'])
})

test('files that hide are left out: locks of Excel, metadata of Macs', async () => {
  const opened = await withFiles({ '~$applications.xlsx': bytes('x'), '.DS_Store': bytes('x'), '01-A.pdf': pdf('x') })
  expect(opened.problems).toEqual([])
})

test('a link in a folder is not followed', async () => {
  const { symlinkSync } = await import('node:fs')
  const folder = folderOf({ 'applications.xlsx': await workbook(sampleRows('01')), '01-A.pdf': pdf('x') })
  writeFileSync(join(folderOf({}), 'x'), 'x')
  symlinkSync('/etc', join(folder, 'etc'))
  symlinkSync('/etc/passwd', join(folder, '01-B.pdf'))
  const opened = await openHere(folder)
  expect(opened.opened.files.map(({ path }) => path)).toEqual(['01-A.pdf'])
})

describe('simplified characters in a traditional name', () => {
  test.each([
    ['銅锣機械人有限公司', '銅鑼機械人有限公司'],
    ['国家图书馆', '國家圖書館'],
  ])('%s', (text, traditional) => {
    expect(findSimplified(text)?.traditional).toBe(traditional)
  })
  test.each(['深水埗嘅𨋢啲冚嚟㗎', '𠮷野家', '皇后里雲台', '香港大學', 'Gong Limited', '后海灣'])(
    '%s has none',
    (text) => {
      expect(findSimplified(text)).toBeNull()
    },
  )
  test('where one stands for several, nothing is offered', () => {
    expect(findSimplified('科发公司')).toEqual({ characters: ['发'], traditional: null })
  })
  test('it is worth knowing, and put right by a button', async () => {
    const opened = await withFiles(
      { '01-A.pdf': pdf('x') },
      { applications: [application('01', { 'name.zh': '銅锣機械人有限公司' })], projects: [project('01')] },
    )
    expect(codes(opened, 'know')).toEqual(['simplified'])
    expect(problem(opened, 'simplified')).toMatchObject({ place: 'D2', fix: { en: 'Use 銅鑼機械人有限公司' } })
    const after = opened.again({ edits: fixOf(opened, 'simplified') })
    expect(after.plan[0]?.prepared.form.applicant.name.zh).toBe('銅鑼機械人有限公司')
    expect(opened.plan[0]?.prepared.form.applicant.name.zh).toBe('銅锣機械人有限公司')
  })
})
