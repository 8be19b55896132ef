import { VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled, IconInfoCircle, IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import type { ImportCell, ImportColumn, ImportRow } from '../../../shared/api/importing.ts'
import { writtenLanguage } from '../application/written-language.ts'
import { CellEditor } from './cell-editor.tsx'
import { cellId } from './grid-focus.ts'
import type { CellOnItsWay } from './import-state.ts'
import type { CellPlace } from './problem-order.ts'

/** A column that is seen now; `left` is null for the one that stays. */
export interface ShownColumn {
  readonly at: number
  readonly left: number | null
  readonly size: number
}

/** Said once a sheet: a cell asks for nothing by itself, because hundreds of them are drawn at each turn of the wheel. */
export interface CellWords {
  readonly must: string
  readonly know: string
  readonly edited: string
  readonly state: Readonly<Record<ImportRow['state'], string>>
}

const blank: ImportCell = { text: '', severity: null, isEdited: false }

interface SheetRowProps {
  readonly words: CellWords
  /** Of the file. */
  readonly number: number
  /** Null while it is on its way. */
  readonly row: ImportRow | null
  /** Of the row as a whole. */
  readonly severity: ImportCell['severity']
  readonly index: number
  readonly start: number
  readonly width: number
  readonly gutterPx: number
  readonly columns: readonly ImportColumn[]
  readonly shown: readonly ShownColumn[]
  /** Column of the chosen cell; null when it is in another row. */
  readonly chosen: number | null
  readonly isEditing: boolean
  readonly describedBy: string | undefined
  readonly onItsWay: CellOnItsWay | null
  readonly onEdited: (cell: CellPlace, text: string | null) => void
}

/** Drawn again only when something of its own has changed: scrolling moves thousands of them past. */
export const SheetRow = memo(function SheetRow(props: SheetRowProps) {
  const { number, row, index, start, width, gutterPx, columns, shown, chosen, words } = props
  const drawn = ({ at, left, size }: ShownColumn) => {
    const column = columns[at]
    const cell = row?.cells[at] ?? blank
    if (column === undefined) return null
    const isChosen = at === chosen
    return (
      <Cell
        key={at}
        words={words}
        row={number}
        at={at}
        column={column}
        cell={cell}
        left={left}
        size={size}
        isChosen={isChosen}
        isEditing={isChosen && row !== null && props.isEditing}
        describedBy={isChosen ? props.describedBy : undefined}
        typed={props.onItsWay?.column === at ? props.onItsWay.text : null}
        onEdited={props.onEdited}
      />
    )
  }
  return (
    <div
      className="sheet-row"
      role="row"
      aria-rowindex={index + 2}
      data-on={chosen !== null || undefined}
      data-editing={props.isEditing || undefined}
      style={{ top: start, width }}
    >
      <div className="sheet-gutter" style={{ width: gutterPx }}>
        <div className="sheet-number" role="rowheader" aria-colindex={1} data-severity={props.severity ?? undefined}>
          <Marks words={words} severity={props.severity} isEdited={false} />
          {number}
        </div>
        <div className="sheet-state" role="gridcell" aria-colindex={2} data-state={row?.state}>
          {row !== null && words.state[row.state]}
        </div>
        {shown.filter(({ left }) => left === null).map(drawn)}
      </div>
      {shown.filter(({ left }) => left !== null).map(drawn)}
    </div>
  )
})

interface CellProps {
  readonly words: CellWords
  readonly row: number
  readonly at: number
  readonly column: ImportColumn
  readonly cell: ImportCell
  readonly left: number | null
  readonly size: number
  readonly isChosen: boolean
  readonly isEditing: boolean
  readonly describedBy: string | undefined
  /** What was just typed and is on its way. */
  readonly typed: string | null
  readonly onEdited: (cell: CellPlace, text: string | null) => void
}

function Cell(props: CellProps) {
  const { words, row, at, column, cell, left, size, isChosen, isEditing, describedBy, typed, onEdited } = props
  const text = typed ?? cell.text
  const severity = typed === null ? cell.severity : null
  return (
    <div
      id={cellId(row, at)}
      className="sheet-cell"
      role="gridcell"
      aria-colindex={at + 3}
      aria-selected={isChosen}
      aria-invalid={severity === 'must' || undefined}
      aria-describedby={describedBy}
      data-cell={`${row} ${at}`}
      data-severity={severity ?? undefined}
      data-align={column.align}
      title={isEditing || text === '' ? undefined : text}
      style={left === null ? { width: size } : { left, width: size }}
    >
      {isEditing ? (
        <CellEditor
          text={cell.text}
          place={`${column.letter}${row}`}
          header={column.header}
          onDone={(next) => onEdited({ row, column: at }, next)}
        />
      ) : (
        <>
          <Marks words={words} severity={severity} isEdited={cell.isEdited || typed !== null} />
          <span className="cut" lang={writtenLanguage(text)}>
            {text}
          </span>
        </>
      )}
    </div>
  )
}

/** Never by colour alone: an icon for whoever sees, a word for whoever listens. */
function Marks({ words, severity, isEdited }: Pick<ImportCell, 'severity' | 'isEdited'> & Pick<CellProps, 'words'>) {
  if (severity === null && !isEdited) return null
  return (
    <>
      {severity === 'must' && <IconAlertCircleFilled size={14} className="red" aria-hidden />}
      {severity === 'know' && <IconInfoCircle size={14} className="ink" aria-hidden />}
      {isEdited && <IconPencil size={13} className="dim" aria-hidden />}
      <VisuallyHidden>
        {severity !== null && `${words[severity]} `}
        {isEdited && `${words.edited} `}
      </VisuallyHidden>
    </>
  )
}
