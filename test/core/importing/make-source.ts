import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx'
import type { ImportSheet } from '../../../shared/api/importing.ts'
import { fields, sheetOrder, tabName } from '../../../electron/core/importing/columns.ts'
import { headerText } from '../../../electron/core/importing/template.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'

// Sources as a secretary would have them, to be spoilt one thing at a time.

export type Cells = Readonly<Record<string, CellValue>>
export type Rows = Partial<Record<ImportSheet, readonly Cells[]>>

export const application = (reference: string, other: Cells = {}): Cells => ({
  reference,
  category: '(a)',
  'name.en': `Sample University ${reference}`,
  'name.zh': `樣本大學 ${reference}`,
  companyNumber: '12345678-000',
  'address.en': '1 Sample Road',
  'description.en': 'A sample applicant',
  employees: 120,
  researchEmployees: 30,
  'contact1.name.en': 'Chan Siu Ming',
  'contact1.name.zh': '陳小明',
  'contact1.post.en': 'Director',
  noOtherSubsidy: 'Yes',
  consent: 'Yes',
  signedOn: '2026-10-30',
  ...other,
})
export const project = (reference: string, other: Cells = {}): Cells => ({
  reference,
  'title.en': `A model for ${reference}`,
  'title.zh': `${reference} 的模型`,
  'objectives.en': 'To learn',
  'summary.en': 'Training of a sample model',
  start: '2027-03-01',
  cards: 16,
  months: 6,
  staffLocal: 4,
  staffNonLocal: 1,
  patents: 1,
  parameters: 7_000,
  tokens: 140_000,
  batchSize: '1024',
  precision: 'bf16',
  'partners.en': 'Partner One; Partner Two',
  resubmission: 'No',
  ...other,
})
export const sampleRows = (...references: readonly string[]): Rows => ({
  applications: references.map((reference) => application(reference)),
  projects: references.map((reference) => project(reference)),
})

/** Of the columns that the rows fill, in the form's order; every column of the sheet when `isWhole`. */
export function toSheet(sheet: ImportSheet, rows: readonly Cells[], isWhole = true): WriteSheet {
  const own = fields[sheet].filter(({ key }) => isWhole || rows.some((row) => row[key] !== undefined))
  return {
    name: tabName(sheet),
    rows: [own.map(headerText), ...rows.map((row) => own.map(({ key }) => row[key] ?? null))],
  }
}

export const workbook = (
  rows: Rows,
  spoil: (sheets: WriteSheet[]) => WriteSheet[] = (sheets) => sheets,
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: spoil(sheetOrder.flatMap((sheet) => (rows[sheet] === undefined ? [] : [toSheet(sheet, rows[sheet])]))),
  })

export type Files = Readonly<Record<string, Uint8Array | string>>
export function folderOf(files: Files): string {
  const folder = makeTempFolder('import')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export const pdf = (words: string, pages = 1): Uint8Array => makeTinyPdf(pages, words)
