import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Field } from './columns.ts'
import { type Column, columnsOf, type Layout } from './match-headers.ts'
import type { CellEdit } from './problems.ts'
import type { Mark } from './raw.ts'

// A table with what was put right by hand laid over it.

export interface GridRow {
  readonly row: number
  readonly texts: readonly string[]
  readonly marks: Readonly<Record<number, Mark>>
  readonly edited: ReadonlySet<number>
}
export interface Grid {
  readonly sheet: ImportSheet
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly repeated: readonly Column[]
  readonly rows: readonly GridRow[]
  /** Index of a field's column; undefined: there is none. */
  readonly columnOf: (key: string) => number | undefined
}

/** `edits` in the order they were made: the last one of a cell counts. */
export function toGrid(layout: Layout, edits: readonly CellEdit[]): Grid {
  const { sheet, table, header } = layout
  const own = new Map<number, Map<number, string>>()
  for (const edit of edits) {
    if (edit.sheet !== sheet) continue
    const row = own.get(edit.row) ?? new Map<number, string>()
    own.set(edit.row, row.set(edit.column, edit.text))
  }
  const headers = overlay(header.texts, own.get(header.row))
  const { columns, repeated } = columnsOf(sheet, headers)
  const rows = table.rows
    .filter(({ row }) => row > header.row)
    .map(({ row, texts, marks }): GridRow => {
      const changed = own.get(row)
      if (changed === undefined) return { row, texts, marks, edited: none }
      const kept = Object.fromEntries(Object.entries(marks).filter(([column]) => !changed.has(Number(column))))
      return { row, texts: overlay(texts, changed), marks: kept, edited: new Set(changed.keys()) }
    })
    .filter(({ texts, marks }) => texts.some((text) => text.trim() !== '') || Object.keys(marks).length > 0)
  const places = new Map(columns.flatMap(({ index, field }) => (field === null ? [] : [[field.key, index] as const])))
  return { sheet, layout, columns, repeated, rows, columnOf: (key) => places.get(key) }
}

const none: ReadonlySet<number> = new Set()
function overlay(texts: readonly string[], changed: ReadonlyMap<number, string> | undefined): readonly string[] {
  if (changed === undefined) return texts
  const all = [...texts]
  for (const [column, text] of changed) {
    while (all.length <= column) all.push('')
    all[column] = text
  }
  return all
}

export const textAt = (grid: Grid, row: GridRow, key: string): string => {
  const column = grid.columnOf(key)
  return column === undefined ? '' : (row.texts[column] ?? '').trim()
}
export const hasAny = (grid: Grid, row: GridRow, fields: readonly Field[]): boolean =>
  fields.some(({ key }) => textAt(grid, row, key) !== '')
