import { describe, expect, test } from 'vitest'
import { indexOfRow, moveCell } from '../../../renderer/views/importing/cell-moves.ts'

const extent = { rows: 5_000, columns: 40, page: 20 }

describe('a key moves the chosen cell', () => {
  test.each<[string, readonly [number, number], readonly [number, number]]>([
    ['ArrowDown', [6, 4], [7, 4]],
    ['ArrowUp', [6, 4], [5, 4]],
    ['ArrowLeft', [6, 4], [6, 3]],
    ['ArrowRight', [6, 4], [6, 5]],
    ['PageDown', [6, 4], [26, 4]],
    ['PageUp', [26, 4], [6, 4]],
    ['Home', [6, 4], [6, 0]],
    ['End', [6, 4], [6, 39]],
    ['mod+Home', [6, 4], [0, 0]],
    ['mod+End', [6, 4], [4_999, 39]],
    ['ArrowUp', [0, 4], [0, 4]],
    ['ArrowLeft', [6, 0], [6, 0]],
    ['ArrowRight', [6, 39], [6, 39]],
    ['ArrowDown', [4_999, 4], [4_999, 4]],
    ['PageDown', [4_990, 4], [4_999, 4]],
    ['PageUp', [3, 4], [0, 4]],
  ])('%s from %j to %j', (key, [rowIndex, column], [toRow, toColumn]) =>
    expect(moveCell({ rowIndex, column }, key, extent)).toEqual({ rowIndex: toRow, column: toColumn }),
  )

  test('and any other key does not', () => {
    expect(moveCell({ rowIndex: 1, column: 1 }, 'x', extent)).toBeNull()
    expect(moveCell({ rowIndex: 0, column: 0 }, 'ArrowDown', { ...extent, rows: 0 })).toBeNull()
  })
})

describe('a row of the file', () => {
  const rows = [3, 4, 7, 8]
  test.each([
    [3, 0],
    [7, 2],
    [8, 3],
    [5, 2],
    [1, 0],
    [99, 3],
  ])('%i is found at %i, and one that is gone at the next', (row, index) => expect(indexOfRow(rows, row)).toBe(index))
})
