import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeZip, type ZipEntry } from './make-zip.ts'
import { folderOf, sampleRows, workbook } from './make-source.ts'
import { codes, openHere, openInThread, problem } from './open-in-thread.ts'
import { createThread } from '../../../electron/core/importing/thread.ts'

// Workbooks made to harm the reader: each ends in words, in the real thread with its limits, and the desk goes on.

const parts = (sheet: string, other: readonly ZipEntry[] = []): readonly ZipEntry[] => [
  {
    name: '[Content_Types].xml',
    data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    data: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Applications" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ...other,
]
const xml = (inner: string, front = ''): string =>
  `<?xml version="1.0"?>${front}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`
const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const header = `<row r="1">${text('A1', 'Reference')}${text('B1', 'Category')}${text('C1', 'Name')}</row>`
const open = (sheet: string, other?: readonly ZipEntry[]) =>
  openInThread(join(folderOf({ 'a.xlsx': makeZip(parts(sheet, other)) }), 'a.xlsx'))

test('the hand-made workbook is one that is read', async () => {
  const opened = await open(
    xml(
      `<sheetData>${header}<row r="2">${text('A2', '01')}${text('B2', '(a)')}${text('C2', '&#134071;野')}</row></sheetData>`,
    ),
  )
  expect(opened.sheets[0]?.rows[0]?.cells.slice(0, 3).map((cell) => cell.text)).toEqual(['01', '(a)', '𠮷野'])
})

describe('is named for what it is:', () => {
  test.each([
    [
      'an old .xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2_000)]),
      'old-or-encrypted',
      /\.xls\) or a workbook with a password/,
    ],
    ['a web page', Buffer.from('<html><table><tr><td>01</td></tr></table></html>'), 'html', /web page/],
    ['a web page with a mark in front', Buffer.from('\ufeff<!DOCTYPE html><html></html>'), 'html', /web page/],
    ['a table of text', Buffer.from('Reference,Category\r\n01,(a)'), 'not-a-workbook', /rename it to \.csv/],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'pdf', /PDF/],
    ['nothing', Buffer.alloc(0), 'empty', /empty/],
    ['zeros', Buffer.alloc(5_000), 'not-a-workbook', /not an Excel workbook/],
    ['an archive', makeZip([{ name: '01-A.pdf', data: 'x' }]), 'not-a-workbook', /\.zip/],
    [
      'a Word document',
      makeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<w/>' },
      ]),
      'docx',
      /Word/,
    ],
  ])('%s under the name .xlsx', async (_, bytes, code, words) => {
    const opened = await openHere(join(folderOf({ 'a.xlsx': bytes }), 'a.xlsx'))
    expect(codes(opened)).toEqual([code])
    expect(problem(opened, code)).toMatchObject({ place: 'a.xlsx' })
    expect(problem(opened, code).sentence.en).toMatch(words)
    expect(problem(opened, code).sentence.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('a workbook cut off', async () => {
    const whole = await workbook(sampleRows('01'))
    const opened = await openHere(join(folderOf({ 'a.xlsx': whole.subarray(0, whole.length - 200) }), 'a.xlsx'))
    expect(codes(opened)).toEqual([expect.stringMatching(/^zip-/)])
    expect(opened.plan).toEqual([])
  })
})

describe('the desk lives through', () => {
  test('an entity bomb', async () => {
    const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(20)}">`).join('')
    const opened = await open(
      xml(
        `<sheetData>${header}<row r="2">${text('A2', '&e20;')}</row></sheetData>`,
        `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${entities}]>`,
      ),
    )
    expect(codes(opened).length).toBeGreaterThan(0)
    expect(JSON.stringify(opened.sheets).length).toBeLessThan(1_000_000)
  })
  test('a file of the disk named as an entity', async () => {
    const opened = await open(
      xml(
        `<sheetData>${header}<row r="2">${text('A2', '&x;')}</row></sheetData>`,
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
    )
    expect(JSON.stringify(opened.sheets)).not.toContain('root:')
  })
  test('a workbook that unpacks to a hundred times what it may', async () => {
    const opened = await open(xml(`<sheetData>${header}</sheetData>`), [
      { name: 'xl/media/image1.bin', data: Buffer.alloc(100 * 1024 * 1024) },
    ])
    expect(codes(opened)).toEqual(['workbook-bomb'])
  })
  test('a cell of 60 million characters', async () => {
    const asked = await askOpen(
      xml(`<sheetData>${header}<row r="2">${text('A2', 'x'.repeat(60_000_000))}</row></sheetData>`),
    )
    expect(asked.ok || asked.error === 'too-much' || asked.error === 'too-long').toBe(true)
  })
  test('a merge, a dimension and lone cells over the whole sheet', async () => {
    const opened = await open(
      xml(
        `<dimension ref="A1:XFD1048576"/><sheetData>${header}<row r="2">${text('A2', '01')}</row><row r="1048576">${text('XFD1048576', 'far')}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
    )
    expect(codes(opened)).toEqual(expect.arrayContaining(['whole-merge', 'too-long-sheet']))
  })
  test('a cell that is nowhere', async () => {
    const opened = await open(xml(`<sheetData>${header}<row r="2">${text('ZZZZZZ99999999999', 'x')}</row></sheetData>`))
    expect(opened.plan).toEqual([])
  })
  test('100,000 tags inside one another', async () => {
    const asked = await askOpen(xml(`<sheetData>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</sheetData>`))
    expect(asked.ok || asked.error !== 'closed').toBe(true)
  })
  test('a part that is there twice', async () => {
    const opened = await open(xml(`<sheetData>${header}</sheetData>`), [
      { name: 'xl/workbook.xml', data: '<workbook/>' },
    ])
    expect(codes(opened)).toEqual([expect.stringMatching(/^zip-/)])
  })
  test('names of an object’s own', async () => {
    const opened = await open(
      xml(
        `<sheetData><row r="1">${text('A1', '__proto__')}${text('B1', 'constructor')}${text('C1', 'Reference')}${text('D1', 'Category')}${text('E1', 'Name')}</row><row r="2">${text('C2', '__proto__')}${text('D2', '(a)')}</row></sheetData>`,
      ),
    )
    expect(opened.sheets[0]?.rows).toHaveLength(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

async function askOpen(sheet: string) {
  const thread = createThread()
  try {
    const path = join(folderOf({ 'a.xlsx': makeZip(parts(sheet)) }), 'a.xlsx')
    return await thread.ask('open', { path, encoding: null }, 20_000)
  } finally {
    await thread.close()
  }
}

test('a thread that is ended by its timer is followed by a fresh one', async () => {
  const thread = createThread()
  const path = folderOf({ 'applications.xlsx': await workbook(sampleRows('01')) })
  expect(await thread.ask('open', { path, encoding: null }, 0)).toEqual({ ok: false, error: 'too-long' })
  expect(await thread.ask('open', { path, encoding: null }, 20_000)).toMatchObject({
    ok: true,
    value: { table: 'applications.xlsx' },
  })
  await thread.close()
  expect(await thread.ask('open', { path, encoding: null }, 20_000)).toEqual({ ok: false, error: 'closed' })
})

test('a mutated workbook is rows or words, never a crash', async () => {
  const whole = await workbook(sampleRows('01', '02'))
  const at = fc.integer({ min: 0, max: whole.length - 1 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(at, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [place, byte] of changes) bytes[place] = byte
        const { readWorkbook } = await import('../../../electron/core/importing/read-workbook.ts')
        const read = await readWorkbook(bytes, 'a.xlsx')
        expect(read.ok || read.refusal.sentence.en.length > 20).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
})

test('mutated text of a sheet is rows or words, never a crash', async () => {
  const sheet = xml(
    `<sheetData>${header}<row r="2">${text('A2', '01')}${text('B2', '(a)')}<c r="C2"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`,
  )
  const piece = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom(
      '<c ',
      'r="A9999999"',
      '</row>',
      '<mergeCell ref="A1:ZZ1"/>',
      '<v>1e999</v>',
      't="s"',
      '&#x0;',
      '<row r="-1">',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(sheet.length), fc.nat(12), piece, async (place, length, inserted) => {
      const { readWorkbook } = await import('../../../electron/core/importing/read-workbook.ts')
      const spoilt = sheet.slice(0, place) + inserted + sheet.slice(place + length)
      const read = await readWorkbook(makeZip(parts(spoilt)), 'a.xlsx')
      expect(read.ok || read.refusal.sentence.en.length > 20).toBe(true)
    }),
    { numRuns: 200 },
  )
})
