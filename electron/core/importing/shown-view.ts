import type {
  ImportRow,
  ImportSheet,
  ImportSheetHead,
  ImportSheetView,
  ImportShown,
  ImportView,
} from '../../../shared/api/importing.ts'

// What of an open source goes to the page: all but the rows, and of those only what is asked for.

export const toShown = (view: ImportView): ImportShown =>
  view.state === 'open' ? { ...view, sheets: view.sheets.map(toHead) } : view

function toHead({ sheet, columns, rows }: ImportSheetView): ImportSheetHead {
  const widest = columns.map(({ width }) => width)
  for (const { cells } of rows)
    cells.forEach(({ severity, text }, at) => {
      if (severity !== null) widest[at] = Math.max(widest[at] ?? 0, widthWithMark(text))
    })
  return {
    sheet,
    columns: columns.map((column, at) => ({ ...column, width: widest[at] ?? column.width })),
    rowNumbers: rows.map(({ row }) => row),
  }
}

const widestWrong = 36
/** What is wrong must be read before it can be put right, beside its mark. A Chinese character is as wide as two. */
function widthWithMark(text: string): number {
  const start = Array.from(text.slice(0, 2 * widestWrong))
  const wide = start.filter((character) => (character.codePointAt(0) ?? 0) >= 0x2e80).length
  return Math.min(widestWrong, start.length + wide + 3)
}

export function rowsOf(view: ImportView, sheet: ImportSheet, from: number, count: number): readonly ImportRow[] {
  const found = view.state === 'open' ? view.sheets.find((one) => one.sheet === sheet) : undefined
  return found?.rows.slice(from, from + count) ?? []
}
