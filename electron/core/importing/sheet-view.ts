import type {
  ImportCell,
  ImportColumn,
  ImportProblem,
  ImportRow,
  ImportSheetView,
} from '../../../shared/api/importing.ts'
import { foldReference } from './check-applications.ts'
import { type Grid, textAt } from './grid.ts'
import { columnLetter } from './raw.ts'

type State = ImportRow['state']
// The same object for every empty cell: it then crosses from thread to thread, and to the page, once.
const empty: ImportCell = { text: '', severity: null, isEdited: false }

export function toSheetView(
  grid: Grid,
  states: ReadonlyMap<string, State>,
  problems: readonly ImportProblem[],
): ImportSheetView {
  const severities = new Map<string, 'must' | 'know'>()
  for (const { sheet, row, column, severity } of problems) {
    if (sheet !== grid.sheet || row === null || column === null) continue
    const key = `${row},${column}`
    if (severities.get(key) !== 'must') severities.set(key, severity)
  }
  let reference = ''
  const rows = grid.rows.map((row): ImportRow => {
    reference = textAt(grid, row, 'reference') || reference
    const cells = grid.columns.map(({ index }): ImportCell => {
      const text = row.texts[index] ?? ''
      const severity = severities.get(`${row.row},${index}`) ?? null
      const isEdited = row.edited.has(index)
      return text === '' && severity === null && !isEdited ? empty : { text, severity, isEdited }
    })
    return { row: row.row, state: states.get(foldReference(reference)) ?? 'new', cells }
  })
  return { sheet: grid.sheet, columns: grid.columns.map(toColumn), rows }
}

function toColumn({ index, field, header }: Grid['columns'][number]): ImportColumn {
  const isNumber = field !== null && ['count', 'cards', 'months', 'millions'].includes(field.kind)
  return {
    letter: columnLetter(index),
    header: field?.header ?? { en: header, zh: header },
    width: field?.width ?? Math.min(24, Math.max(8, header.length)),
    align: isNumber ? 'right' : 'left',
  }
}
