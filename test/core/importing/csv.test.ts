import iconv from 'iconv-lite'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encodings } from '../../../electron/core/importing/decode-text.ts'
import { guessEncoding } from '../../../electron/core/importing/guess-encoding.ts'
import { readCsv } from '../../../electron/core/importing/read-csv.ts'
import { fieldsFor } from '../../../electron/core/importing/columns.ts'
import { application, type Cells, folderOf, project } from './make-source.ts'
import { codes, musts, openHere, problem } from './open-in-thread.ts'

const chinese = { 'name.zh': '深水埗嘅𨋢啲研究院', 'title.zh': '粵港澳大灣區大型多語言模型' }
/** Applications and their first projects in one table. */
function csvOf(rows: readonly Cells[], delimiter = ','): string {
  const own = fieldsFor('applications').filter(({ key }) => rows.some((row) => row[key] !== undefined))
  return stringify([own.map(({ header }) => header.en), ...rows.map((row) => own.map(({ key }) => row[key] ?? ''))], {
    delimiter,
    record_delimiter: '\r\n',
  })
}
const whole = (reference: string, other: Cells = {}): Cells => ({
  ...project(reference),
  ...application(reference),
  ...chinese,
  ...other,
})
const open = (bytes: Uint8Array | string, encoding: Parameters<typeof openHere>[1] = null) =>
  openHere(`${folderOf({ 'a.csv': bytes })}/a.csv`, encoding)

describe('encodings', () => {
  const text = csvOf([whole('01')])
  const bom = '\ufeff'
  test.each([
    ['utf-8', Buffer.from(text), true],
    ['utf-8', Buffer.from(bom + text), true],
    ['big5-hkscs', iconv.encode(text, 'big5-hkscs'), false],
    ['gb18030', iconv.encode(text, 'gb18030'), false],
    ['utf-16le', iconv.encode(bom + text, 'utf-16le'), true],
    ['utf-16be', iconv.encode(bom + text, 'utf-16be'), true],
    ['utf-16le', iconv.encode(text, 'utf-16le'), true],
    ['utf-16be', iconv.encode(text, 'utf-16be'), true],
  ] as const)('%s is told apart and read (%#)', async (encoding, bytes, isCertain) => {
    const opened = await open(bytes)
    expect(opened.opened.source?.encoding).toMatchObject({ chosen: encoding, isCertain })
    expect(musts(opened)).toEqual([])
    expect(opened.plan[0]?.prepared.form.applicant.name.zh).toBe(chinese['name.zh'])
    expect(codes(opened, 'know').includes('guessed')).toBe(!isCertain)
  })

  test('every choice is shown with its first lines', async () => {
    const opened = await open(iconv.encode(text, 'big5-hkscs'))
    const choices = opened.opened.source?.encoding?.choices ?? []
    expect(choices.map(({ encoding }) => encoding)).toEqual(encodings)
    expect(choices.find(({ encoding }) => encoding === 'big5-hkscs')?.preview).toContain('深水埗嘅𨋢啲研究院')
    expect(choices.find(({ encoding }) => encoding === 'gb18030')?.preview).not.toContain('深水埗')
  })

  test('the person’s choice is taken, and what cannot be read so is counted and placed', async () => {
    const opened = await open(iconv.encode(text, 'big5-hkscs'), 'utf-8')
    expect(codes(opened)).toContain('unread')
    expect(problem(opened, 'unread').sentence.en).toMatch(
      /Read as UTF-8, \d+ characters could not be told, the first in [A-Z]+2\./,
    )
    expect(codes(opened)).toContain('unreadable')
    const right = await open(iconv.encode(text, 'big5-hkscs'), 'big5-hkscs')
    expect(right.problems.filter(({ severity }) => severity === 'must')).toEqual([])
    expect(right.opened.source?.encoding?.isCertain).toBe(true)
  })

  test('a broken byte among Big5 is counted, and its cell named', async () => {
    const bytes = iconv.encode(text, 'big5-hkscs')
    const at = bytes.indexOf(iconv.encode('研究院', 'big5-hkscs'))
    const broken = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)])
    const opened = await open(broken)
    expect(problem(opened, 'unread').sentence.en).toContain('one character')
    const after = opened.again({ edits: [{ sheet: 'applications', row: 2, column: 3, text: '深水埗研究院' }] })
    expect(musts(after)).toEqual([])
  })

  test('what was written in an encoding is read back in it', () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(han, (name) => {
        for (const encoding of ['gb18030', 'utf-16le', 'utf-16be'] as const)
          expect(decode(iconv.encode(name, encoding), encoding)).toBe(name)
        expect(guessEncoding(Buffer.from(name)).encoding).toBe('utf-8')
      }),
    )
  })
})

describe('one table of everything', () => {
  test('further rows with the same reference add a project or a person', async () => {
    const rows = [
      whole('01', { 'person.en': 'Lee Ka Yan' }),
      { ...project('01', { 'title.en': 'Second' }), 'person.en': 'Ho Wing' },
      { reference: '01', 'person.en': 'Ng Tai Man' },
      whole('02'),
    ]
    const opened = await open(csvOf(rows))
    expect(musts(opened)).toEqual([])
    expect(opened.plan[0]?.prepared.form.projects.map(({ title }) => title.en)).toEqual(['A model for 01', 'Second'])
    expect(opened.plan[0]?.prepared.people.map(({ en }) => en)).toEqual(['Lee Ka Yan', 'Ho Wing', 'Ng Tai Man'])
    expect(opened.plan).toHaveLength(2)
  })
  test('a row that says otherwise of the same application is a second row', async () => {
    const opened = await open(csvOf([whole('01'), whole('01', { employees: 9 })]))
    expect(codes(opened)).toEqual(['two-rows'])
  })
  test('the columns of projects are missed when there are none', async () => {
    const opened = await open(csvOf([application('01')]))
    expect(codes(opened)).toContain('missing-column')
    expect(opened.problems.some(({ sentence }) => sentence.en.includes('“GPU cards” is missing'))).toBe(true)
  })
})

describe('its form', () => {
  test.each([';', '\t'])('fields parted by %j', async (delimiter) => {
    expect(musts(await open(csvOf([whole('01')], delimiter)))).toEqual([])
  })
  test('a line that names the separator keeps the numbers of rows', async () => {
    const opened = await open(`sep=;\r\n${csvOf([whole('01', { category: 'z' })], ';')}`)
    expect(problem(opened, 'category')).toMatchObject({ row: 3 })
  })
  test('mixed ends of lines', async () => {
    const [header = '', row = ''] = csvOf([whole('01')]).split('\r\n')
    const opened = await open(`${header}\n${row}\r\n`)
    expect(musts(opened)).toEqual([])
  })
  test.each([
    { what: 'in a row with others below', text: 'Reference,Category,Name\r\n01,a,"open\r\n02,b,c', row: 2 },
    { what: 'below a cell of two lines', text: 'Reference,"Cate\r\ngory",Name\r\n01,a,b\r\n02,b,"c', row: 3 },
    { what: 'below a line that names the separator', text: 'sep=,\r\nReference,Category\r\n01,"a', row: 3 },
  ])('a quotation mark that is never closed names its row: $what', async ({ text, row }) => {
    const opened = await open(text)
    expect(codes(opened)).toEqual(['csv-quote'])
    const { place, sentence } = problem(opened, 'csv-quote')
    expect([place, sentence.en]).toEqual(['a.csv', expect.stringContaining(`Look at row ${row}.`)])
    expect(sentence.zh).toContain(`第 ${row} 列`)
  })
  test('a quotation mark in the middle of a cell names its row', async () => {
    const opened = await open('Reference,"Cate\r\ngory"\r\n01,a\r\n02,"b"c\r\n')
    expect(codes(opened)).toEqual(['csv-form'])
    expect(problem(opened, 'csv-form').sentence.en).toContain('Look at row 3.')
  })
  test('a field of millions of characters', async () => {
    expect(codes(await open(`Reference,Category,Name\r\n01,a,"${'x'.repeat(2_000_000)}"`))).toEqual(['csv-size'])
  })
  test('a workbook under the name of a CSV is what it is', async () => {
    const { sampleRows, workbook } = await import('./make-source.ts')
    expect(musts(await open(await workbook(sampleRows('01'))))).toEqual([])
  })
  test('an empty file', async () => {
    expect(codes(await open(''))).toEqual(['empty-table'])
  })
  test('no bytes at all break it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof readCsv(bytes, 'a.csv', null).ok === 'boolean'),
    )
  })
})
