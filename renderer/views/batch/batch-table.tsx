import './batch.css'
import type { BatchRow, BatchView } from '../../../shared/api/batch.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { BatchTableRow } from './batch-row.tsx'
import { type Group, type Tally, tally } from './batch-rows.ts'

interface BatchTableProps {
  readonly view: BatchView
  readonly groups: readonly Group[]
  readonly withdrawn: readonly Extract<BatchRow, { state: 'withdrawn' }>[]
  readonly chosen: ApplicationId | null
  readonly tabIndexOf: (id: ApplicationId) => 0 | -1
}

/** Progress stands in the column heads, so no row of counters is needed. */
export function BatchTable({ view, groups, withdrawn, chosen, tabIndexOf }: BatchTableProps) {
  const { t } = useText()
  const tallies = tally(view.rows)
  return (
    <div className="scroll">
      <table className="tbl">
        <caption>{t('batch.caption', { name: view.name })}</caption>
        <colgroup>
          <col className="batch-number" />
          <col />
          <col className="batch-asked" />
          <col className="batch-gap" />
          <col className="batch-declared" />
          <col className="batch-read" />
          <col className="batch-scored" />
          <col className="batch-voted" />
          <col className="batch-next" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('batch.column.number')}</th>
            <th scope="col">{t('batch.column.name')}</th>
            <th scope="col" className="right">
              {t('batch.column.asked')}
            </th>
            <td className="gap" />
            <HeadWithProgress name={t('batch.column.declared')} tally={tallies.declared} />
            <HeadWithProgress name={t('batch.column.read')} tally={tallies.read} />
            <HeadWithProgress name={t('batch.column.scored')} tally={tallies.scored} />
            <HeadWithProgress name={t('batch.column.voted')} tally={tallies.voted} />
            <th scope="col">{t('batch.column.next')}</th>
          </tr>
        </thead>
        {groups.map(({ stage, rows }) => (
          <tbody key={stage}>
            <tr className="group">
              <th scope="rowgroup" colSpan={9}>
                {t(`batch.stage.${stage}`)}
                <span className="group-count">{formatCount(rows.length)}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <BatchTableRow
                key={row.applicationId}
                row={row}
                meetingAt={view.meetingAt}
                isChosen={row.applicationId === chosen}
                tabIndex={tabIndexOf(row.applicationId)}
              />
            ))}
          </tbody>
        ))}
        {withdrawn.length > 0 && (
          <tbody>
            {withdrawn.map((row) => (
              <WithdrawnRow key={row.applicationId} row={row} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  )
}

function HeadWithProgress({ name, tally: { done, all } }: { readonly name: string; readonly tally: Tally }) {
  const { t } = useText()
  return (
    <th scope="col">
      {name}{' '}
      <span className="head-count">
        <b>{formatCount(done)}</b> {t('batch.ofAll', { all: formatCount(all) })}
      </span>
      <div className="head-bar">
        <i style={{ width: `${all === 0 ? 0 : (100 * done) / all}%` }} />
      </div>
    </th>
  )
}

/** A number and one sentence: nothing else is left on this laptop. */
function WithdrawnRow({ row }: { readonly row: Extract<BatchRow, { state: 'withdrawn' }> }) {
  const { t } = useText()
  const format = useFormat()
  return (
    <tr>
      <td className="num dim">{formatNumber(row.number)}</td>
      <td colSpan={8} className="dim">
        {t('batch.withdrawn', { when: format.longDay(row.withdrawnAt) })}
      </td>
    </tr>
  )
}
