import { VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ImportColumn, ImportProblem } from '../../../shared/api/importing.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { CellEditor } from './cell-editor.tsx'
import type { CellPlace } from './problem-order.ts'
import type { ShownColumn } from './sheet-row.tsx'

type Severity = ImportProblem['severity']

interface SheetHeadProps {
  readonly columns: readonly ImportColumn[]
  readonly shown: readonly ShownColumn[]
  readonly severities: ReadonlyMap<number, Severity>
  /** The one that is being renamed. */
  readonly edited: CellPlace | null
  readonly onEdited: (cell: CellPlace, text: string | null) => void
  readonly width: number
  readonly gutterPx: number
  readonly chosen: number | null
}

/** Letters as a spreadsheet has them, and below each its name. Stays on top. */
export function SheetHead(props: SheetHeadProps) {
  const { columns, shown, severities, edited, width, gutterPx, chosen, onEdited } = props
  const { t } = useText()
  const head = ({ at, left, size }: ShownColumn) => {
    const column = columns[at]
    if (column === undefined) return null
    return (
      <Head
        key={at}
        at={at}
        left={left}
        size={size}
        column={column}
        isChosen={at === chosen}
        severity={severities.get(at)}
        row={edited?.column === at ? edited.row : null}
        onDone={(text) => edited !== null && onEdited(edited, text)}
      />
    )
  }
  return (
    <div className="sheet-head" role="rowgroup" style={{ width }}>
      <div className="sheet-head-row" role="row" aria-rowindex={1}>
        <div className="sheet-gutter" style={{ width: gutterPx }}>
          <div className="sheet-number" role="columnheader" aria-colindex={1}>
            <VisuallyHidden>{t('importing.rowNumber')}</VisuallyHidden>
          </div>
          <div className="sheet-state" role="columnheader" aria-colindex={2}>
            {t('importing.rowState')}
          </div>
          {shown.filter(({ left }) => left === null).map(head)}
        </div>
        {shown.filter(({ left }) => left !== null).map(head)}
      </div>
    </div>
  )
}

interface HeadProps extends ShownColumn {
  readonly column: ImportColumn
  readonly isChosen: boolean
  readonly severity: Severity | undefined
  /** Row of the head, while it is being renamed. */
  readonly row: number | null
  readonly onDone: (text: string | null) => void
}

function Head({ at, left, size, column, isChosen, severity, row, onDone }: HeadProps) {
  const { t, say } = useText()
  return (
    <div
      className="sheet-column"
      role="columnheader"
      aria-colindex={at + 3}
      data-on={isChosen || undefined}
      data-align={column.align}
      data-severity={severity}
      data-editing={row !== null || undefined}
      style={left === null ? { width: size } : { left, width: size }}
    >
      <span className="sheet-letter">{column.letter}</span>
      <span className="sheet-name">
        {severity === 'must' && <IconAlertCircleFilled size={14} className="red" aria-hidden />}
        {severity === 'know' && <IconInfoCircle size={14} className="ink" aria-hidden />}
        {severity !== undefined && <VisuallyHidden>{t(`importing.${severity}`)} </VisuallyHidden>}
        <Said text={column.header} className="cut" titled />
        {row !== null && (
          <CellEditor
            text={say(column.header)}
            place={`${column.letter}${row}`}
            header={column.header}
            onDone={onDone}
          />
        )}
      </span>
    </div>
  )
}
