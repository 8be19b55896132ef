import { Skeleton } from '@mantine/core'
import { useText } from '../i18n/use-text.ts'
import { AfterDelay } from './after-delay.tsx'

interface SkeletonRowsProps {
  readonly rows?: number
  /** Widths of the columns right of the name, in px. */
  readonly columns: readonly number[]
  readonly twoLines?: boolean
}

const nameWidths = ['46%', '38%', '54%', '33%', '49%', '41%']

/** A list that is on its way, in the shape of its rows, so that nothing jumps when it comes. */
export function SkeletonRows({ rows = 8, columns, twoLines = true }: SkeletonRowsProps) {
  const { t } = useText()
  return (
    <AfterDelay>
      <div className="skeleton-rows" role="status" aria-label={t('common.loading')}>
        {Array.from({ length: rows }, (_, row) => (
          <div className={twoLines ? 'skeleton-row' : 'skeleton-row one'} key={row}>
            <Skeleton width={20} height={10} />
            <div className="grow">
              <Skeleton width={nameWidths[row % nameWidths.length]} height={10} />
              {twoLines && <Skeleton width={nameWidths[(row + 2) % nameWidths.length]} height={10} mt={7} />}
            </div>
            {columns.map((width, column) => (
              <Skeleton key={column} width={width} height={10} />
            ))}
          </div>
        ))}
      </div>
    </AfterDelay>
  )
}
