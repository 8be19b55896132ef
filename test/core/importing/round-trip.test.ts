import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { fields, fieldsFor, sheetOrder } from '../../../electron/core/importing/columns.ts'
import { headerText, makeTemplate } from '../../../electron/core/importing/template.ts'
import { anyForm, formRows } from './form-rows.ts'
import { type Cells, folderOf, type Rows, sampleRows, workbook } from './make-source.ts'
import { codes, musts, openHere, openInThread } from './open-in-thread.ts'

// What is written by the template's columns comes back the same, whichever way it was saved.

const formsOf = async (files: Record<string, Uint8Array | string>) => {
  const opened = await openHere(folderOf(files))
  expect(musts(opened).map(({ sentence, place }) => `${place} ${sentence.en}`)).toEqual([])
  return opened.plan.map(({ prepared }) => prepared.form)
}
const anyForms = fc.array(anyForm, { minLength: 1, maxLength: 3 })

test('any form through a workbook', async () => {
  await fc.assert(
    fc.asyncProperty(anyForms, async (forms) => {
      expect(await formsOf({ 'a.xlsx': await workbook(formRows(forms)) })).toEqual(forms)
    }),
    { numRuns: 40 },
  )
})

/** Each application's first project in its own row, the others in further rows. */
function oneTable({ applications = [], projects = [] }: Rows): readonly (readonly string[])[] {
  const own = fieldsFor('applications')
  const toText = (value: Cells[string]) =>
    value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '')
  const rows = applications.flatMap((one) =>
    projects
      .filter(({ reference }) => reference === one['reference'])
      .map((each, i) => (i === 0 ? { ...each, ...one } : each)),
  )
  return [own.map(headerText), ...rows.map((row) => own.map(({ key }) => toText(row[key] ?? null)))]
}

test('any form through a CSV', async () => {
  await fc.assert(
    fc.asyncProperty(anyForms, async (forms) => {
      expect(
        await formsOf({
          'a.csv': stringify(
            [...oneTable(formRows(forms))].map((row) => [...row]),
            { bom: true },
          ),
        }),
      ).toEqual(forms)
    }),
    { numRuns: 40 },
  )
})

test('any form through JSON, in the shape of the form itself', async () => {
  await fc.assert(
    fc.asyncProperty(anyForms, async (forms) => {
      const applications = forms.map((form, i) => ({ reference: `R-${i + 1}`, ...form }))
      expect(await formsOf({ 'a.json': JSON.stringify({ applications }) })).toEqual(forms)
    }),
    { numRuns: 40 },
  )
})

test('JSON holds people, a company number and the list of attachments', async () => {
  const [form] = fc.sample(anyForm, 1)
  const applications = [
    {
      reference: '07',
      companyNumber: '123',
      ...form,
      people: [{ en: 'Lee', zh: '李' }],
      attachments: [{ letter: 'A', file: 'x.pdf', title: { en: 'Plan' } }],
    },
  ]
  const { makeTinyPdf } = await import('../../support/tiny-pdf.ts')
  const opened = await openHere(folderOf({ 'a.json': JSON.stringify(applications), 'x.pdf': makeTinyPdf(2, 'x') }))
  expect(musts(opened)).toEqual([])
  expect(opened.plan[0]?.prepared).toMatchObject({
    reference: '07',
    companyNumber: '123',
    people: [{ en: 'Lee', zh: '李' }],
  })
  expect(opened.plan[0]?.documents).toMatchObject([{ letter: 'A', title: { en: 'Plan', zh: '' }, pages: 2 }])
})

test.each([
  ['{"applications": [', 'json'],
  ['{"other": []}', 'json-shape'],
  ['7', 'json-shape'],
  ['[7, null, "x"]', 'blank'],
  ['[{"reference": {"a": 1}, "projects": 3, "applicant": []}]', 'category'],
  ['['.repeat(50_000), 'json'],
])('JSON that is not one of applications: %#', async (content, code) => {
  const opened = await openHere(folderOf({ 'a.json': content }))
  expect(codes(opened).length).toBeGreaterThan(0)
  if (code.startsWith('json')) expect(codes(opened)).toEqual([code])
  expect(opened.plan).toEqual([])
})

test('no JSON at all breaks it', async () => {
  const { readJson } = await import('../../../electron/core/importing/read-json.ts')
  const { check } = await import('../../../electron/core/importing/check.ts')
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const read = readJson(Buffer.from(JSON.stringify({ applications: [value, value] })), 'a.json')
      if (!read.ok) return
      const input = {
        files: [],
        refusals: [],
        edits: [],
        given: [],
        reports: [],
        known: [],
        imported: [],
        today: '2026-11-24',
        hoursPerMonth: 730,
      }
      expect(check({ ...input, source: read.value }).plan).toEqual([])
    }),
  )
})

/** Types into the template as a person does, and saves it with the library that is given. */
async function fillTemplate(rows: Rows): Promise<Uint8Array> {
  const book = await openXlsx(await makeTemplate())
  for (const [i, sheet] of sheetOrder.entries()) {
    const target = book.sheets[i + 1]
    if (target === undefined) throw new Error('no such sheet')
    for (const row of rows[sheet] ?? []) target.rows.push(fields[sheet].map(({ key }) => row[key] ?? null))
  }
  return saveXlsx(book)
}

test('the template, filled in, is imported without anything to put right', async () => {
  const rows: Rows = { ...sampleRows('01', '02'), people: [{ reference: '01', 'person.zh': '李嘉欣' }] }
  const opened = await openInThread(folderOf({ 'filled.xlsx': await fillTemplate(rows) }))
  expect(musts(opened)).toEqual([])
  expect(opened.plan).toHaveLength(2)
  expect(opened.plan[0]?.prepared.people).toEqual([{ en: '', zh: '李嘉欣' }])
})

test('the template has frozen rows, drop-downs, formats and both languages', async () => {
  const book = await readXlsx(await makeTemplate(), { readStyles: true })
  expect(book.sheets.map(({ name }) => name)).toEqual([
    'Instructions 說明',
    'Applications 申請',
    'Projects 項目',
    'People 人員',
    'Attachments 附件',
  ])
  const applications = book.sheets[1]
  expect(applications?.freezePane).toMatchObject({ rows: 1 })
  const lists = applications?.dataValidations?.filter(({ type }) => type === 'list') ?? []
  expect(lists).toHaveLength(3)
  expect(applications?.rows[0]?.every((text) => /\n/.test(String(text)))).toBe(true)
  // A reference like 007 keeps its zeros, and a date is shown as one.
  expect(applications?.cells?.get('1,0')?.style?.numFmt).toBe('@')
  const signedOn = fields.applications.findIndex(({ key }) => key === 'signedOn')
  expect(applications?.cells?.get(`1,${signedOn}`)?.style?.numFmt).toBe('yyyy-mm-dd')
})

test('every choice of a drop-down is one that the importer knows', async () => {
  const { choicesOf } = await import('../../../electron/core/importing/template.ts')
  const { parseCategory, parseLetter, parseYesNo } = await import('../../../electron/core/importing/parse-choice.ts')
  const parsers = { category: parseCategory, letter: parseLetter, 'yes-no': parseYesNo }
  for (const field of sheetOrder.flatMap((sheet) => fields[sheet])) {
    const parse = parsers[field.kind as keyof typeof parsers]
    for (const choice of choicesOf(field)) expect(parse(choice).value, choice).not.toBeNull()
    // A drop-down's list is one text of at most 255 characters.
    expect(choicesOf(field).join(',').length).toBeLessThan(255)
    expect(choicesOf(field).some((choice) => choice.includes(','))).toBe(false)
  }
})

test('the template saved by LibreOffice is read the same', async () => {
  const office = ['soffice', 'libreoffice'].find((program) => spawnSync(program, ['--version']).status === 0)
  if (office === undefined) return console.log('skipped: there is no LibreOffice here')
  const folder = folderOf({ 'filled.xlsx': await fillTemplate(sampleRows('01')) })
  const saved = spawnSync(office, [
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'filled.xlsx'),
  ])
  expect(saved.status).toBe(0)
  const opened = await openHere(folderOf({ 'filled.xlsx': readFileSync(join(folder, 'out/filled.xlsx')) }))
  expect(musts(opened)).toEqual([])
  expect(opened.plan[0]?.prepared.form.projects[0]?.asked).toEqual({ cards: 16, months: 6 })
})

const openpyxl = `
import sys, json, datetime, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for name, rows in json.load(open(sys.argv[2])).items():
    sheet = next(s for s in book.worksheets if s.title.lower().startswith(name))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                sheet.cell(row=r + 2, column=c + 1, value=value)
book.save(sys.argv[1])
`
test('the template filled in by openpyxl is read the same', async () => {
  if (spawnSync('python3', ['-c', 'import openpyxl']).status !== 0)
    return console.log('skipped: there is no openpyxl here')
  const rows = sampleRows('01', '02')
  const values = Object.fromEntries(
    sheetOrder.map((sheet) => [
      sheet,
      (rows[sheet] ?? []).map((row) => fields[sheet].map(({ key }) => row[key] ?? null)),
    ]),
  )
  const folder = folderOf({ 'filled.xlsx': await makeTemplate() })
  const [script, data] = [join(folder, 'fill.py'), join(folder, 'rows.txt')]
  writeFileSync(script, openpyxl)
  writeFileSync(data, JSON.stringify(values))
  const filled = spawnSync('python3', [script, join(folder, 'filled.xlsx'), data], { encoding: 'utf8' })
  expect(filled.stderr).toBe('')
  const opened = await openHere(join(folder, 'filled.xlsx'))
  expect(musts(opened)).toEqual([])
  expect(opened.plan.map(({ prepared }) => prepared.reference)).toEqual(['01', '02'])
})
