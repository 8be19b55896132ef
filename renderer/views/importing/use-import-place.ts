import { useMemo } from 'react'
import type {
  ImportCell,
  ImportColumn,
  ImportProblem,
  ImportRow,
  ImportSheetView,
} from '../../../shared/api/importing.ts'
import { indexOfRow } from './cell-moves.ts'
import { type OpenImport, useImportState } from './import-state.ts'
import { orderProblems } from './problem-order.ts'

export interface ChosenCell {
  readonly row: ImportRow
  readonly rowIndex: number
  readonly column: ImportColumn
  readonly columnIndex: number
  readonly cell: ImportCell
  /** As a spreadsheet calls it. */
  readonly place: string
}

export interface ImportPlace {
  /** Null: the source has no sheet. */
  readonly sheet: ImportSheetView | null
  /** Null: the sheet is empty. */
  readonly chosen: ChosenCell | null
  /** As the filter has them, in order. */
  readonly problems: readonly ImportProblem[]
  /** The chosen one; null when the chosen cell has none. */
  readonly problem: ImportProblem | null
}

/** Where the person is: what was chosen as far as it is still there, and at first the first problem and its cell. */
export function useImportPlace(view: OpenImport): ImportPlace {
  const { sheet: wanted, cells, at, filter } = useImportState()
  const ordered = useMemo(() => orderProblems(view.problems, 'all'), [view.problems])
  const problems = useMemo(() => orderProblems(view.problems, filter), [view.problems, filter])
  const first = ordered.find(({ sheet }) => sheet !== null) ?? null
  const problem = at === null ? (ordered[0] ?? null) : (ordered.find(({ id }) => id === at.id) ?? null)
  const sheet = sheetNamed(view, wanted ?? first?.sheet ?? null)
  if (sheet === null) return { sheet, chosen: null, problems, problem }
  const landing =
    first?.sheet === sheet.sheet && first.row !== null ? { row: first.row, column: first.column ?? 0 } : null
  const place = cells[sheet.sheet] ?? landing ?? { row: 0, column: 0 }
  return { sheet, chosen: cellAt(sheet, place.row, place.column), problems, problem }
}

const sheetNamed = (view: OpenImport, name: ImportSheetView['sheet'] | null): ImportSheetView | null =>
  view.sheets.find(({ sheet }) => sheet === name) ?? view.sheets[0] ?? null

function cellAt(sheet: ImportSheetView, row: number, column: number): ChosenCell | null {
  const rowIndex = indexOfRow(sheet.rows, row)
  const columnIndex = Math.min(column, sheet.columns.length - 1)
  const found = sheet.rows[rowIndex]
  const head = sheet.columns[columnIndex]
  const cell = found?.cells[columnIndex]
  if (found === undefined || head === undefined || cell === undefined) return null
  return { row: found, rowIndex, column: head, columnIndex, cell, place: `${head.letter}${found.row}` }
}
