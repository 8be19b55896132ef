import { VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ImportColumn, ImportProblem } from '../../../shared/api/importing.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import type { ShownColumn } from './sheet-row.tsx'

type Severity = ImportProblem['severity']

interface SheetHeadProps {
  readonly columns: readonly ImportColumn[]
  readonly shown: readonly ShownColumn[]
  readonly severities: ReadonlyMap<number, Severity>
  readonly width: number
  readonly gutterPx: number
  readonly chosen: number | null
}

/** Letters as a spreadsheet has them, and below each its name. Stays on top. */
export function SheetHead({ columns, shown, severities, width, gutterPx, chosen }: SheetHeadProps) {
  const { t } = useText()
  const head = ({ at, left, size }: ShownColumn) => {
    const column = columns[at]
    if (column === undefined) return null
    const isChosen = at === chosen
    return (
      <Head
        key={at}
        at={at}
        left={left}
        size={size}
        column={column}
        isChosen={isChosen}
        severity={severities.get(at)}
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
}

function Head({ at, left, size, column, isChosen, severity }: HeadProps) {
  const { t } = useText()
  return (
    <div
      className="sheet-column"
      role="columnheader"
      aria-colindex={at + 3}
      data-on={isChosen || undefined}
      data-align={column.align}
      data-severity={severity}
      style={left === null ? { width: size } : { left, width: size }}
    >
      <span className="sheet-letter">{column.letter}</span>
      <span className="sheet-name">
        {severity === 'must' && <IconAlertCircleFilled size={14} className="red" aria-hidden />}
        {severity === 'know' && <IconInfoCircle size={14} className="ink" aria-hidden />}
        {severity !== undefined && <VisuallyHidden>{t(`importing.${severity}`)} </VisuallyHidden>}
        <Said text={column.header} className="cut" titled />
      </span>
    </div>
  )
}
