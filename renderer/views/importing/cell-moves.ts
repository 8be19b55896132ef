/** A cell by its place on the screen: both from 0. */
export interface GridPlace {
  readonly rowIndex: number
  readonly column: number
}
export interface GridExtent {
  readonly rows: number
  readonly columns: number
  /** Rows that are seen at once. */
  readonly page: number
}

const moves: Readonly<Record<string, (place: GridPlace, extent: GridExtent) => GridPlace>> = {
  ArrowUp: ({ rowIndex, column }) => ({ rowIndex: rowIndex - 1, column }),
  ArrowDown: ({ rowIndex, column }) => ({ rowIndex: rowIndex + 1, column }),
  ArrowLeft: ({ rowIndex, column }) => ({ rowIndex, column: column - 1 }),
  ArrowRight: ({ rowIndex, column }) => ({ rowIndex, column: column + 1 }),
  PageUp: ({ rowIndex, column }, { page }) => ({ rowIndex: rowIndex - page, column }),
  PageDown: ({ rowIndex, column }, { page }) => ({ rowIndex: rowIndex + page, column }),
  Home: ({ rowIndex }) => ({ rowIndex, column: 0 }),
  End: ({ rowIndex }, { columns }) => ({ rowIndex, column: columns - 1 }),
  'mod+Home': () => ({ rowIndex: 0, column: 0 }),
  'mod+End': (_place, { rows, columns }) => ({ rowIndex: rows - 1, column: columns - 1 }),
}

/** Where a key leads; stops at the edges. Null: the key does not move. */
export function moveCell(place: GridPlace, key: string, extent: GridExtent): GridPlace | null {
  const move = moves[key]
  if (move === undefined || extent.rows === 0 || extent.columns === 0) return null
  const to = move(place, extent)
  return { rowIndex: within(to.rowIndex, extent.rows), column: within(to.column, extent.columns) }
}

const within = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index))

/** The place of a row of the file among those that are shown, in order; of one that is gone: the next one, or the last. */
export function indexOfRow(rowNumbers: readonly number[], row: number): number {
  let low = 0
  let high = rowNumbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rowNumbers[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return Math.max(0, Math.min(rowNumbers.length - 1, low))
}
