import { useMemo } from 'react'
import type {
  ImportCell,
  ImportColumn,
  ImportProblem,
  ImportRow,
  ImportSheetHead,
} from '../../../shared/api/importing.ts'
import { indexOfRow } from './cell-moves.ts'
import { type OpenImport, useImportState } from './import-state.ts'
import { orderProblems } from './problem-order.ts'
import { rowOfPage, useRowPage } from './use-sheet-rows.ts'

export interface ChosenCell {
  /** Of the file. */
  readonly row: number
  readonly rowIndex: number
  readonly column: ImportColumn
  readonly columnIndex: number
  /** Null while it is on its way. */
  readonly held: { readonly row: ImportRow; readonly cell: ImportCell } | null
  /** As a spreadsheet calls it. */
  readonly place: string
}

export interface ImportPlace {
  /** Null: the source has no sheet. */
  readonly sheet: ImportSheetHead | null
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
  const landing =
    first !== null && first.sheet === sheet?.sheet && first.row !== null
      ? { row: first.row, column: first.column ?? 0 }
      : null
  const place = (sheet === null ? null : cells[sheet.sheet]) ?? landing ?? { row: 0, column: 0 }
  const rowIndex = sheet === null ? 0 : indexOfRow(sheet.rowNumbers, place.row)
  const row = rowOfPage(useRowPage(sheet?.sheet ?? null, rowIndex), rowIndex)
  return { sheet, chosen: sheet === null ? null : cellAt(sheet, rowIndex, place.column, row), problems, problem }
}

const sheetNamed = (view: OpenImport, name: ImportSheetHead['sheet'] | null): ImportSheetHead | null =>
  view.sheets.find(({ sheet }) => sheet === name) ?? view.sheets[0] ?? null

function cellAt(
  { rowNumbers, columns }: ImportSheetHead,
  rowIndex: number,
  wantedColumn: number,
  held: ImportRow | null,
): ChosenCell | null {
  const columnIndex = Math.min(wantedColumn, columns.length - 1)
  const [row, column] = [rowNumbers[rowIndex], columns[columnIndex]]
  if (row === undefined || column === undefined) return null
  // A page that has not been asked for anew yet may still hold other rows there.
  const cell = held?.row === row ? held.cells[columnIndex] : undefined
  return {
    row,
    rowIndex,
    column,
    columnIndex,
    held: held === null || cell === undefined ? null : { row: held, cell },
    place: `${column.letter}${row}`,
  }
}
