import { useMemo } from 'react'
import type { ImportRow, ImportSheet } from '../../../shared/api/importing.ts'
import { useCall } from '../../api.ts'

const pageRows = 64

/** One page of a sheet, the one that holds this place; empty while it is on its way. */
export function useRowPage(sheet: ImportSheet | null, index: number, when = true): readonly ImportRow[] {
  const from = Math.floor(Math.max(0, index) / pageRows) * pageRows
  const rows = useCall(
    'importRows',
    { sheet: sheet ?? 'applications', from, count: pageRows },
    { when: when && sheet !== null },
  )
  return rows.state === 'ready' ? rows.value : noRows
}
const noRows: readonly ImportRow[] = []

export const rowOfPage = (page: readonly ImportRow[], index: number): ImportRow | null =>
  page[Math.max(0, index) % pageRows] ?? null

/** The rows that are seen, by their number in the file: at most three pages, which is more than the tallest screen. */
export function useSheetRows(sheet: ImportSheet, first: number, last: number): ReadonlyMap<number, ImportRow> {
  const start = Math.floor(first / pageRows) * pageRows
  const one = useRowPage(sheet, start)
  const two = useRowPage(sheet, start + pageRows, start + pageRows <= last)
  const three = useRowPage(sheet, start + 2 * pageRows, start + 2 * pageRows <= last)
  return useMemo(() => new Map([...one, ...two, ...three].map((row) => [row.row, row])), [one, two, three])
}
