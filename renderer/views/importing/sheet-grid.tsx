import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportProblem, ImportSheetHead } from '../../../shared/api/importing.ts'
import { platform } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { moveCell } from './cell-moves.ts'
import { columnPixels } from './column-widths.ts'
import { cellId } from './grid-focus.ts'
import type { CellOnItsWay } from './import-state.ts'
import { type CellPlace, headSeverities, rowSeverities } from './problem-order.ts'
import { SheetHead } from './sheet-head.tsx'
import { type CellWords, type ShownColumn, SheetRow } from './sheet-row.tsx'
import type { ChosenCell } from './use-import-place.ts'
import { useSheetRows } from './use-sheet-rows.ts'

const rowPx = 34
const headPx = 47
const overscan = 6
/** Row number and state. */
const numbersPx = 116
/** The first column stays beside them, so that one sees whose row it is; it may not take the room of the others. */
const pinnedMostPx = 168

interface SheetGridProps {
  readonly sheet: ImportSheetHead
  readonly problems: readonly ImportProblem[]
  readonly chosen: ChosenCell | null
  readonly isEditing: boolean
  /** The head that is being renamed; null: none. */
  readonly editedHead: CellPlace | null
  readonly onItsWay: CellOnItsWay | null
  /** The id of the sentence about the chosen cell. */
  readonly describedBy: string | undefined
  readonly onChoose: (cell: CellPlace) => void
  readonly onEdit: (cell: CellPlace) => void
  /** Null: given up. */
  readonly onEdited: (cell: CellPlace, text: string | null) => void
}

/**
 * A sheet as a spreadsheet shows it. Only what is seen is in the page: rows and columns both come and go while one
 * scrolls, except the chosen cell, which screen readers are told about.
 */
export function SheetGrid(props: SheetGridProps) {
  const { sheet, problems, chosen, isEditing, editedHead, onItsWay, describedBy, onChoose, onEdit, onEdited } = props
  const { t, say } = useText()
  const [words] = useState(() => wordsOf(t))
  const scroller = useRef<HTMLDivElement>(null)
  const [widths] = useState(() => widthsOf(sheet.columns, say))
  const pinnedPx = Math.min(widths[0] ?? 0, pinnedMostPx)
  const gutterPx = numbersPx + pinnedPx
  const chosenIndex = chosen?.rowIndex ?? null
  const chosenColumn = chosen?.columnIndex ?? null
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const rows = useVirtualizer({
    count: sheet.rowNumbers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan,
    scrollPaddingEnd: headPx,
    rangeExtractor: useKept(chosenIndex),
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: Math.max(0, widths.length - 1),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index + 1] ?? 0,
    overscan: 2,
    scrollPaddingEnd: gutterPx,
    rangeExtractor: useKept(chosenColumn === null ? null : chosenColumn - 1),
  })
  useEffect(() => {
    if (chosenIndex !== null) rows.scrollToIndex(chosenIndex, { align: 'auto' })
  }, [rows, chosenIndex])
  useEffect(() => {
    if (chosenColumn !== null && chosenColumn > 0) columns.scrollToIndex(chosenColumn - 1, { align: 'auto' })
  }, [columns, chosenColumn])

  const moveTo = (event: KeyboardEvent): void => {
    if (chosen === null || event.target !== event.currentTarget || event.altKey || event.shiftKey) return
    const isMod = platform() === 'darwin' ? event.metaKey : event.ctrlKey
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headPx) / rowPx) - 1)
    const extent = { rows: sheet.rowNumbers.length, columns: sheet.columns.length, page }
    const key = isMod ? `mod+${event.key}` : event.key
    const to = moveCell({ rowIndex: chosen.rowIndex, column: chosen.columnIndex }, key, extent)
    const row = to === null ? undefined : sheet.rowNumbers[to.rowIndex]
    if (to === null || row === undefined) return
    event.preventDefault()
    onChoose({ row, column: to.column })
  }
  const items = columns.getVirtualItems()
  const shown = useMemo<readonly ShownColumn[]>(
    () => [
      ...(pinnedPx === 0 ? [] : [{ at: 0, left: null, size: pinnedPx }]),
      ...items.map(({ index, start, size }) => ({ at: index + 1, left: gutterPx + start, size })),
    ],
    [items, gutterPx, pinnedPx],
  )
  const drawn = rows.getVirtualItems()
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {}
  const held = useSheetRows(sheet.sheet, Math.max(0, startIndex - overscan), endIndex + overscan)
  const heads = useMemo(() => headSeverities(problems, sheet), [problems, sheet])
  const wholeRows = useMemo(() => rowSeverities(problems, sheet), [problems, sheet])
  const width = gutterPx + columns.getTotalSize()
  return (
    <div
      ref={scroller}
      className="sheet"
      role="grid"
      tabIndex={0}
      aria-label={t('importing.grid', { sheet: t(`importing.sheet.${sheet.sheet}`), rows: sheet.rowNumbers.length })}
      aria-rowcount={sheet.rowNumbers.length + 1}
      aria-colcount={sheet.columns.length + 2}
      aria-activedescendant={chosen === null ? undefined : cellId(chosen.row, chosen.columnIndex)}
      onKeyDown={moveTo}
      onClick={(event) => onCell(event, (cell) => !isEditing && onChoose(cell))}
      onDoubleClick={(event) => onCell(event, (cell) => !isEditing && onEdit(cell))}
    >
      <SheetHead
        columns={sheet.columns}
        shown={shown}
        severities={heads}
        edited={editedHead}
        onEdited={onEdited}
        width={width}
        gutterPx={gutterPx}
        chosen={chosenColumn}
      />
      <div className="sheet-body" role="rowgroup" style={{ height: rows.getTotalSize(), width }}>
        {drawn.map(({ index, start }) => {
          const number = sheet.rowNumbers[index]
          if (number === undefined) return null
          const row = (index === chosenIndex ? chosen?.held?.row : undefined) ?? held.get(number) ?? null
          const isChosen = index === chosenIndex
          return (
            <SheetRow
              key={number}
              words={words}
              number={number}
              row={row}
              severity={wholeRows.get(number) ?? null}
              index={index}
              start={start}
              width={width}
              gutterPx={gutterPx}
              columns={sheet.columns}
              shown={shown}
              chosen={isChosen ? chosenColumn : null}
              isEditing={isChosen && isEditing}
              describedBy={isChosen ? describedBy : undefined}
              onItsWay={row !== null && onItsWay?.row === row ? onItsWay : null}
              onEdited={onEdited}
            />
          )
        })}
      </div>
      {sheet.rowNumbers.length === 0 && <p className="sheet-none small sub">{t('importing.noRows')}</p>}
    </div>
  )
}

const wordsOf = (t: ReturnType<typeof useText>['t']): CellWords => ({
  must: t('importing.must'),
  know: t('importing.know'),
  edited: t('importing.edited'),
  state: { new: t('importing.state.new'), update: t('importing.state.update'), same: t('importing.state.same') },
})

const widthsOf = (columns: ImportSheetHead['columns'], say: ReturnType<typeof useText>['say']): readonly number[] =>
  columns.map(({ width, header }) => columnPixels(width, say(header)))

/** The seen range and the chosen one, wherever that is. */
const useKept = (chosen: number | null) =>
  useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range)
      return chosen === null || chosen < 0 || chosen >= range.count || seen.includes(chosen)
        ? seen
        : [...seen, chosen].toSorted((a, b) => a - b)
    },
    [chosen],
  )

function onCell(event: MouseEvent, run: (cell: CellPlace) => void): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null
  const [row, column] = (cell?.dataset['cell'] ?? '').split(' ').map(Number)
  if (row !== undefined && column !== undefined && !Number.isNaN(row)) run({ row, column })
}
