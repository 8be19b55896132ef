import { writeXlsx, type Cell } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { makeTemplate } from '../../../electron/core/importing/template.ts'
import { application, folderOf, pdf, project, type Rows, sampleRows, toSheet, workbook } from './make-source.ts'
import { codeOf, codes, column, fixOf, musts, openHere, type OpenedHere, problem } from './open-in-thread.ts'

// What secretaries do to workbooks. Each is named in words, by its cell, and put right where the right value is known.

const open = async (rows: Rows, spoil?: Parameters<typeof workbook>[1]): Promise<OpenedHere> =>
  openHere(folderOf({ 'applications.xlsx': await workbook(rows, spoil) }))

test('a workbook with its PDFs beside it is read whole, without anything to put right', async () => {
  const files = {
    'applications.xlsx': await workbook(sampleRows('01', '02')),
    '01-A.pdf': pdf('one', 3),
    '02-A.pdf': pdf('two'),
  }
  const opened = await openHere(folderOf(files))
  expect(opened.problems).toEqual([])
  expect(opened.counts).toEqual({ new: 2, updated: 0, same: 0, must: 0, know: 0 })
  expect(opened.plan.map(({ prepared }) => prepared.form.applicant.name.zh)).toEqual(['樣本大學 01', '樣本大學 02'])
  expect(opened.plan[0]?.documents).toMatchObject([{ letter: 'A', pages: 3 }])
  expect(opened.opened.table).toBe('applications.xlsx')
})

test('several projects and people go to the application that they name', async () => {
  const opened = await open({
    applications: [application('01'), application('02')],
    projects: [project('02'), project('01'), project('01', { 'title.en': 'Second' })],
    people: [
      { reference: '01', 'person.en': 'Lee Ka Yan', 'person.zh': '李嘉欣' },
      { reference: '02', 'person.zh': '𠮷田' },
    ],
  })
  expect(musts(opened)).toEqual([])
  const [first, second] = opened.plan
  expect(first?.prepared.form.projects.map(({ title }) => title.en)).toEqual(['A model for 01', 'Second'])
  expect(first?.prepared.people).toEqual([{ en: 'Lee Ka Yan', zh: '李嘉欣' }])
  expect(second?.prepared.people).toEqual([{ en: '', zh: '𠮷田' }])
  expect(first?.prepared.partners).toEqual([
    { en: 'Partner One', zh: '' },
    { en: 'Partner Two', zh: '' },
  ])
})

test('problems name the cell as the spreadsheet does', async () => {
  const opened = await open({
    applications: [application('01')],
    projects: [project('01', { cards: '46,720 hours', months: 9 })],
  })
  const found = problem(opened, 'hours')
  const at = column(opened, 'projects', 'GPU cards')
  expect(found).toMatchObject({
    severity: 'must',
    sheet: 'projects',
    row: 2,
    column: at,
    place: `${opened.sheets[1]?.columns[at]?.letter}2`,
  })
  expect(found.fix).toEqual({ en: 'Use 8 cards', zh: '改為 8 張卡' })
  expect(opened.sheets[1]?.rows[0]?.cells[at]).toEqual({ text: '46,720 hours', severity: 'must', isEdited: false })
  expect(opened.plan).toEqual([])
})

test('the button puts it right, and doing without it brings the problem back', async () => {
  const opened = await open({
    applications: [application('01')],
    projects: [project('01', { cards: '46,720 hours', months: 9 })],
  })
  const edits = fixOf(opened, 'hours')
  const after = opened.again({ edits })
  expect(musts(after)).toEqual([])
  expect(after.plan[0]?.prepared.form.projects[0]?.asked).toEqual({ cards: 8, months: 9 })
  expect(after.sheets[1]?.rows[0]?.cells[column(after, 'projects', 'GPU cards')]).toMatchObject({
    text: '8',
    isEdited: true,
  })
  expect(codes(after.again({ edits: [] }))).toEqual(['hours'])
})

describe('columns', () => {
  const renamed =
    (from: string, to: string | null) => (sheets: Parameters<NonNullable<Parameters<typeof workbook>[1]>>[0]) =>
      sheets.map((sheet) => {
        const [header = []] = sheet.rows ?? []
        const at = header.findIndex((text) => String(text).startsWith(from))
        if (at === -1) return sheet
        if (to === null) return { ...sheet, rows: (sheet.rows ?? []).map((row) => row.filter((_, i) => i !== at)) }
        return { ...sheet, rows: [header.map((text, i) => (i === at ? to : text)), ...(sheet.rows ?? []).slice(1)] }
      })

  test.each(['Cards', 'no. of GPU cards', 'GPU卡數量', '卡數', 'GPU 卡數\nGPU cards', 'ＧＰＵ　ｃａｒｄｓ'])(
    '“%s” is known as the column of cards',
    async (name) => {
      const opened = await open(sampleRows('01'), renamed('GPU cards', name))
      expect(musts(opened)).toEqual([])
    },
  )

  test('one that is renamed is asked about, and taken by a button', async () => {
    const opened = await open(sampleRows('01'), renamed('GPU cards', 'Cards wanted'))
    expect(codes(opened)).toEqual(['missing-column'])
    expect(problem(opened, 'missing-column').sentence.en).toBe(
      'The column “GPU cards” is missing from Projects. Column U, “Cards wanted”, may be it under another name.'.replace(
        'Column U',
        `Column ${opened.sheets[1]?.columns.find(({ header }) => header.en === 'Cards wanted')?.letter}`,
      ),
    )
    const after = opened.again({ edits: fixOf(opened, 'missing-column') })
    expect(musts(after)).toEqual([])
    expect(after.plan[0]?.prepared.form.projects[0]?.asked.cards).toBe(16)
  })

  test('one that is missing is named once, not for every row', async () => {
    const opened = await open(sampleRows('01', '02', '03'), renamed('Months', null))
    expect(codes(opened)).toEqual(['missing-column'])
    expect(problem(opened, 'missing-column').sentence.zh).toContain('月數')
  })

  test('of two with one name only the first counts, and both are named', async () => {
    const opened = await open(sampleRows('01'), (sheets) =>
      sheets.map((sheet) => ({
        ...sheet,
        rows: (sheet.rows ?? []).map((row, i) => [...row, i === 0 ? 'Reference' : 'other']),
      })),
    )
    expect(codes(opened)).toEqual(['repeated-column', 'repeated-column'])
  })

  test('one that the form does not have is named and left out', async () => {
    const opened = await open(sampleRows('01'), (sheets) =>
      sheets.map((sheet, at) => ({
        ...sheet,
        rows: (sheet.rows ?? []).map((row, i) => (at > 0 ? row : [...row, i === 0 ? 'Remarks' : 'nice'])),
      })),
    )
    expect(musts(opened)).toEqual([])
    expect(problem(opened, 'unknown-column').sentence.en).toContain('Remarks')
  })

  test('they may stand in any order, below a title', async () => {
    const opened = await open(sampleRows('01'), (sheets) =>
      sheets.map((sheet) => ({
        ...sheet,
        rows: [['Cyberport 2027'], [], ...(sheet.rows ?? []).map((row) => [...row].reverse())],
      })),
    )
    expect(musts(opened)).toEqual([])
    expect(opened.sheets[0]?.rows[0]?.row).toBe(4)
  })
})

describe('rows', () => {
  test('two for one application', async () => {
    const opened = await open({
      applications: [application('01'), application('02'), application(' 01 ', { employees: 5 })],
      projects: [project('01'), project('02')],
    })
    expect(codes(opened)).toEqual(['two-rows'])
    expect(problem(opened, 'two-rows')).toMatchObject({ row: 4, place: 'A4' })
    expect(problem(opened, 'two-rows').sentence.en).toContain('Row 2')
  })

  test('a project without an application, and an application without a project', async () => {
    const opened = await open({ applications: [application('01')], projects: [project('99')] })
    expect(codes(opened).sort()).toEqual(['no-application', 'no-project'])
    expect(problem(opened, 'no-application').sentence.en).toContain('99')
  })

  test('names missing in both languages, and in one', async () => {
    const opened = await open({
      applications: [application('01', { 'name.en': null, 'name.zh': null }), application('02', { 'name.zh': '  ' })],
      projects: [project('01'), project('02')],
    })
    expect(codes(opened)).toEqual(['blank-pair'])
    expect(problem(opened, 'one-language')).toMatchObject({ row: 3, severity: 'know' })
  })

  test('every cell that is wrong is found at once', async () => {
    const opened = await open({
      applications: [application('01', { category: 'z', employees: -1, signedOn: '31/2/2027', consent: 'perhaps' })],
      projects: [project('01', { cards: 0, months: 61, start: 'soon', patents: '1.5', parameters: '7B' })],
    })
    expect(codes(opened).sort()).toEqual(
      [
        'category',
        'too-small',
        'no-such-day',
        'yes-no',
        'too-small',
        'too-large',
        'not-a-date',
        'fraction',
        'unit',
      ].sort(),
    )
  })

  test('an empty number of awards is none, an empty number of employees is asked for', async () => {
    const opened = await open({
      applications: [application('01', { employees: null })],
      projects: [project('01', { awards: null })],
    })
    expect(codes(opened)).toEqual(['blank'])
    expect(fixOf(opened, 'blank')[0]?.text).toBe('0')
  })

  test('more than ten projects', async () => {
    const opened = await open({
      applications: [application('01')],
      projects: Array.from({ length: 11 }, () => project('01')),
    })
    expect(codes(opened)).toEqual(['too-many-10 projects'])
  })
})

describe('cells', () => {
  const withCell = async (sheet: 0 | 1, key: string, cell: Partial<Cell>): Promise<OpenedHere> => {
    const rows = sampleRows('01')
    const made = [toSheet('applications', rows.applications ?? []), toSheet('projects', rows.projects ?? [])]
    const keys = (sheet === 0 ? application('01') : project('01')) as Record<string, unknown>
    void keys
    const { fields } = await import('../../../electron/core/importing/columns.ts')
    const at = fields[sheet === 0 ? 'applications' : 'projects'].findIndex((field) => field.key === key)
    const target = made[sheet]
    if (target === undefined || at === -1) throw new Error('no such cell')
    made[sheet] = { ...target, cells: new Map([[`1,${at}`, cell]]) }
    return openHere(folderOf({ 'a.xlsx': await writeXlsx({ sheets: made }) }))
  }

  test('a formula that was never worked out asks for Excel', async () => {
    const opened = await withCell(1, 'cards', { formula: 'B2*2', value: null })
    expect(codes(opened)).toEqual(['no-result'])
    expect(problem(opened, 'no-result').sentence.en).toContain('Open the workbook in Excel and save it')
  })
  test('a formula with its value is that value', async () => {
    const opened = await withCell(1, 'cards', { formula: '4*4', formulaResult: 16, value: 16 })
    expect(musts(opened)).toEqual([])
    expect(opened.plan[0]?.prepared.form.projects[0]?.asked.cards).toBe(16)
  })
  test('an error of the spreadsheet is no name', async () => {
    expect(codes(await withCell(0, 'name.en', { value: '#REF!', type: 'error' }))).toEqual(['cell-error'])
  })
  test('a number of more than 15 digits as company number', async () => {
    const opened = await withCell(0, 'companyNumber', { value: 1_234_567_890_123_456 })
    expect(codes(opened)).toEqual(['digits'])
  })
  test('a long number kept as text is right', async () => {
    const opened = await withCell(0, 'companyNumber', { value: '1234567890123456789' })
    expect(musts(opened)).toEqual([])
    expect(opened.plan[0]?.prepared.companyNumber).toBe('1234567890123456789')
  })
  test('a percentage where cards belong', async () => {
    const opened = await withCell(1, 'cards', { value: 16, style: { numFmt: '0%' } })
    expect(codes(opened)).toEqual(['percent'])
    expect(fixOf(opened, 'percent')[0]?.text).toBe('16')
  })
  test('a date that is one', async () => {
    const opened = await withCell(1, 'start', {
      value: new Date('2027-04-01T00:00:00Z'),
      style: { numFmt: 'dd/mm/yyyy' },
    })
    expect(musts(opened)).toEqual([])
    expect(opened.plan[0]?.prepared.form.projects[0]?.preferredStart).toBe('2027-04-01')
  })
  test('names keep 𠮷 and their control characters are found', async () => {
    const kept = await withCell(0, 'name.zh', { value: '𠮷野家啲嘅冚' })
    expect(kept.plan[0]?.prepared.form.applicant.name.zh).toBe('𠮷野家啲嘅冚')
    expect(codes(await withCell(0, 'name.zh', { value: '樣本\u202e大學' }))).toEqual(['control'])
  })
  test('an over-long text', async () => {
    expect(codes(await withCell(1, 'summary.en', { value: 'x'.repeat(20_001) }))).toEqual(['too-long'])
  })
})

test('dates count from 1904 as from 1900', async () => {
  const rows = {
    applications: [application('01')],
    projects: [project('01', { start: new Date('2027-04-01T00:00:00Z') })],
  }
  const sheets = [toSheet('applications', rows.applications), toSheet('projects', rows.projects)]
  for (const dateSystem of ['1900', '1904'] as const) {
    const opened = await openHere(folderOf({ 'a.xlsx': await writeXlsx({ sheets, dateSystem }) }))
    expect(opened.plan[0]?.prepared.form.projects[0]?.preferredStart, dateSystem).toBe('2027-04-01')
  }
})

test('merged cells are named, and filled by a button', async () => {
  const at = 1
  const opened = await open(
    {
      applications: [application('01'), application('02', { category: null })],
      projects: [project('01'), project('02')],
    },
    (sheets) =>
      sheets.map((sheet, i) =>
        i === 0 ? { ...sheet, merges: [{ startRow: 1, endRow: 2, startCol: at, endCol: at }] } : sheet,
      ),
  )
  expect(codes(opened)).toEqual(['merged'])
  expect(problem(opened, 'merged')).toMatchObject({ place: 'B3' })
  const after = opened.again({ edits: fixOf(opened, 'merged') })
  expect(musts(after)).toEqual([])
  expect(after.plan[1]?.prepared.form.applicant.category).toBe('a')
})

test('a merge over the whole sheet is refused by its name', async () => {
  const opened = await open(sampleRows('01'), (sheets) =>
    sheets.map((sheet, i) =>
      i === 0 ? { ...sheet, merges: [{ startRow: 0, endRow: 1_048_575, startCol: 0, endCol: 16_383 }] } : sheet,
    ),
  )
  expect(problem(opened, 'whole-merge')).toMatchObject({ severity: 'must', place: 'A1:XFD1048576' })
  expect(opened.plan).toEqual([])
})

test('5,000 rows are read; more are refused in words', async () => {
  const references = Array.from({ length: 4_999 }, (_, i) => String(i + 1))
  const whole = await open({
    applications: references.map((reference) => application(reference)),
    projects: references.map((reference) => project(reference)),
  })
  expect(codes(whole)).toEqual([])
  expect(whole.counts.new).toBe(4_999)
  const more = await open({
    applications: Array.from({ length: 6_000 }, (_, i) => application(String(i))),
    projects: [project('1')],
  })
  expect(codes(more)).toContain('too-long-sheet')
})

test('a workbook without the sheets of the form', async () => {
  expect(
    codes(
      await open({}, () => [
        {
          name: 'Sheet1',
          rows: [
            ['one', 'two'],
            [1, 2],
          ],
        },
      ]),
    ),
  ).toEqual(['no-applications'])
  expect(codes(await open({}, () => [{ name: 'Sheet1', rows: [] }]))).toEqual(['empty-table'])
})

describe('the template', () => {
  test('holds nothing that would be imported', async () => {
    const opened = await openHere(folderOf({ 'template.xlsx': await makeTemplate() }))
    expect(opened.counts).toMatchObject({ new: 0, updated: 0, same: 0 })
    expect(opened.plan).toEqual([])
    expect(opened.sheets.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ['applications', 0],
      ['projects', 0],
      ['people', 0],
      ['attachments', 0],
    ])
    expect(opened.problems.map(codeOf)).toEqual(['no-rows'])
  })
})
