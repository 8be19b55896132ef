import { describe, expect, test } from 'vitest'
import type { ImportView } from '../../../shared/api/importing.ts'
import { rowsOf, toShown } from '../../../electron/core/importing/shown-view.ts'
import { sampleImport } from '../../renderer/preview/sample-import.ts'

const view = sampleImport(5_000)
const none: ImportView = { state: 'none' }

describe('what of an open source goes to the page', () => {
  test('is all but the rows, of which it gets the numbers', () => {
    const shown = toShown(view)
    if (shown.state !== 'open') throw new Error('not open')
    expect(shown.sheets[0]?.rowNumbers).toHaveLength(5_000)
    expect(shown.sheets[0]?.rowNumbers.slice(0, 3)).toEqual([3, 4, 5])
    expect(shown.problems).toBe(view.problems)
    expect(JSON.stringify(shown)).not.toContain('Lantern Bay')
    expect(toShown(none)).toBe(none)
  })

  test('and columns wide enough for what is wrong in them, within reason', () => {
    const long = structuredClone(view.sheets[0]?.rows[0]?.cells[0])
    if (long === undefined) throw new Error('no cell')
    const widthOf = (text: string, severity: 'must' | null): number => {
      const cells = [{ ...long, text, severity }]
      const columns = [{ letter: 'A', header: { en: 'Cards', zh: '卡數' }, width: 6, align: 'left' as const }]
      const shown = toShown({
        ...view,
        sheets: [{ sheet: 'people', columns, rows: [{ row: 2, state: 'new', cells }] }],
      })
      return shown.state === 'open' ? (shown.sheets[0]?.columns[0]?.width ?? 0) : 0
    }
    expect(widthOf('46,720 hours', null)).toBe(6)
    expect(widthOf('46,720 hours', 'must')).toBe(15)
    expect(widthOf('六萬小時', 'must')).toBe(11)
    expect(widthOf('x'.repeat(500), 'must')).toBe(36)
    expect(widthOf('4', 'must')).toBe(6)
  })

  test('and the rows that are asked for, fewer at the end', () => {
    expect(rowsOf(view, 'applications', 64, 64).map(({ row }) => row)).toEqual(
      Array.from({ length: 64 }, (_, i) => i + 67),
    )
    expect(rowsOf(view, 'applications', 4_992, 64)).toHaveLength(8)
    expect(rowsOf(view, 'applications', 5_000, 64)).toEqual([])
    expect(rowsOf({ ...view, sheets: [] }, 'people', 0, 64)).toEqual([])
    expect(rowsOf(none, 'applications', 0, 64)).toEqual([])
  })
})
