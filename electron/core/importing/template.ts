import { writeXlsx, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import { letterTitles } from '../../../shared/document-limits.ts'
import type { ImportSheet } from '../../../shared/api/importing.ts'
import { categoryNames, type Field, fields, sheetOrder, tabName } from './columns.ts'
import { maxCards } from './parse-count.ts'
import { columnLetter } from './raw.ts'
import { guide } from './template-guide.ts'

// The workbook that the secretariat hands to applicants or fills in itself. What it asks for is what the importer reads:
// both come from the same list of columns. It holds no example that could be imported by mistake.

const lastRow = 2_001
/** Rows that are formatted beforehand; those below take values all the same. */
const formattedRows = 300
const headerStyle: CellStyle = {
  font: { bold: true, color: { rgb: '1D1C1A' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E2EDF1' } },
  alignment: { wrapText: true, vertical: 'top' },
  border: { bottom: { style: 'thin', color: { rgb: '8A857B' } } },
}
const neededStyle: CellStyle = {
  ...headerStyle,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'BFD9E3' } },
}

export const makeTemplate = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [makeGuide(), ...sheetOrder.map(makeSheet)],
    activeSheet: 0,
    defaultFont: { name: 'Calibri', size: 11 },
    properties: { title: 'Applications 申請', description: 'Template for the import of applications 匯入申請範本' },
  })

export const headerText = ({ header }: Field): string => `${header.en}\n${header.zh}`

function makeSheet(sheet: ImportSheet): WriteSheet {
  const own = fields[sheet]
  return {
    name: tabName(sheet),
    rows: [own.map(headerText)],
    columns: own.map((field) => ({ width: Math.max(field.width, 12) })),
    cells: new Map(own.flatMap(styledCells)),
    rowDefs: new Map([[0, { height: 34 }]]),
    freezePane: { rows: 1, columns: 1 },
    dataValidations: own.flatMap((field, i) => validationOf(field, columnLetter(i))),
  }
}

/** Cell by cell, because the writer keeps no style for a column of empty cells. */
function styledCells(field: Field, column: number): readonly (readonly [string, { readonly style: CellStyle }])[] {
  const style = styleOf(field)
  const header = [`0,${column}`, { style: field.need === 'must' ? neededStyle : headerStyle }] as const
  return [header, ...Array.from({ length: formattedRows }, (_, i) => [`${i + 1},${column}`, { style }] as const)]
}

/** Text stays text: a reference like 007 keeps its zeros, a long number all its digits. */
function styleOf({ kind }: Field): CellStyle {
  if (kind === 'date') return { numFmt: 'yyyy-mm-dd' }
  if (kind === 'count' || kind === 'cards' || kind === 'months' || kind === 'millions') return { numFmt: '#,##0' }
  return { numFmt: '@', alignment: { wrapText: kind === 'text' || kind === 'list', vertical: 'top' } }
}

export const choicesOf = ({ kind }: Field): readonly string[] => {
  if (kind === 'category') return Object.entries(categoryNames).map(([letter, { en, zh }]) => `(${letter}) ${en} ${zh}`)
  if (kind === 'yes-no') return ['Yes 是', 'No 否']
  return kind === 'letter' ? Object.keys(letterTitles) : []
}

function validationOf(field: Field, letter: string): readonly DataValidation[] {
  const range = `${letter}2:${letter}${lastRow}`
  const message = (en: string, zh: string) => ({
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: field.header.en.slice(0, 30),
    errorMessage: `${en} ${zh}`,
  })
  const choices = choicesOf(field)
  if (choices.length > 0)
    return [{ type: 'list', values: [...choices], ...message('Choose one of the list.', '請從清單選擇。') }]
  const whole = (least: number, most: number) => ({
    type: 'whole' as const,
    operator: 'between' as const,
    formula1: String(least),
    formula2: String(most),
  })
  if (field.kind === 'cards')
    return [
      {
        ...whole(1, maxCards),
        ...message('Cards, not GPU-hours: a whole number.', '請填卡數而非 GPU 小時，須為整數。'),
      },
    ]
  if (field.kind === 'months') return [{ ...whole(1, 60), ...message('Months: 1 to 60.', '月數：1 至 60。') }]
  if (field.kind === 'count') return [{ ...whole(0, 10_000_000), ...message('A whole number.', '須為整數。') }]
  return []
}

function makeGuide(): WriteSheet {
  const rows: CellValue[][] = guide.map(([en, zh]) => [en, zh])
  return {
    name: 'Instructions 說明',
    rows,
    columns: [0, 1].map(() => ({ width: 62, style: { alignment: { wrapText: true, vertical: 'top' as const } } })),
    cells: new Map([0, 1].map((column) => [`0,${column}`, { style: { font: { bold: true, size: 14 } } }])),
  }
}
