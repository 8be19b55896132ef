import { UnstyledButton } from '@mantine/core'
import { IconClock, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react'
import type { OutboxRow, OutboxView } from '../../../shared/api/outbox.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import type { RovingRows } from '../../parts/roving-rows.ts'
import { useOutboxState } from './outbox-state.ts'
import { describeSubject } from './record-words.ts'

interface OutboxTableProps {
  readonly view: OutboxView
  readonly waiting: readonly OutboxRow[]
  readonly numbered: readonly OutboxRow[]
  readonly chosen: RecordId
  readonly roving: RovingRows<RecordId>
}

export function OutboxTable({ view, waiting, numbered, chosen, roving }: OutboxTableProps) {
  const { t } = useText()
  const rows = (own: readonly OutboxRow[]) =>
    own.map((row) => (
      <RecordRow
        key={row.recordId}
        row={row}
        isChosen={row.recordId === chosen}
        tabIndex={roving.tabIndexOf(row.recordId)}
      />
    ))
  return (
    <table className="tbl one-line">
      <caption>{t('outbox.caption')}</caption>
      <colgroup>
        <col className="outbox-record" />
        <col />
        <col className="outbox-signed" />
        <col className="outbox-number" />
        <col className="outbox-receipt" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('outbox.column.record')}</th>
          <th scope="col">{t('outbox.column.about')}</th>
          <th scope="col">{t('outbox.column.signed')}</th>
          <th scope="col" className="right">
            {t('outbox.column.number')}
          </th>
          <th scope="col">{t('outbox.column.receipt')}</th>
        </tr>
      </thead>
      <tbody>
        <GroupHead name={t('outbox.groupWaiting')} count={waiting.length} />
        {waiting.length === 0 ? <NothingWaits lastNumberedAt={view.lastNumberedAt} /> : rows(waiting)}
      </tbody>
      {numbered.length > 0 && (
        <tbody>
          <GroupHead name={t('outbox.groupNumbered')} count={numbered.length} />
          {rows(numbered)}
        </tbody>
      )}
    </table>
  )
}

function GroupHead({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={5}>
        {name}
        <span className="group-count">{formatCount(count)}</span>
      </th>
    </tr>
  )
}

function NothingWaits({ lastNumberedAt }: Pick<OutboxView, 'lastNumberedAt'>) {
  const { t } = useText()
  const format = useFormat()
  return (
    <tr>
      <td colSpan={5} className="sub">
        {t('outbox.nothingWaitsTitle')}
        {lastNumberedAt !== null && (
          <span className="dim outbox-last">
            {t('outbox.lastNumbered', { when: format.recentInText(lastNumberedAt) })}
          </span>
        )}
      </td>
    </tr>
  )
}

interface RecordRowProps {
  readonly row: OutboxRow
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

function RecordRow({ row, isChosen, tabIndex }: RecordRowProps) {
  const text = useText()
  const format = useFormat()
  const subject = describeSubject(row, text)
  const choose = (): void => useOutboxState.setState({ chosen: row.recordId })
  return (
    <tr className="can-open" data-on={isChosen || undefined} onClick={choose}>
      <td>
        <UnstyledButton
          className="row-name cut"
          data-row={row.recordId}
          tabIndex={tabIndex}
          aria-current={isChosen || undefined}
          onFocus={choose}
        >
          {text.t(`outbox.kind.${row.kind}`)}
        </UnstyledButton>
      </td>
      <td className="cut" title={subject}>
        {subject}
      </td>
      <td className="sub">{format.recent(row.signedAt)}</td>
      <td className="right num">{row.number === null ? <span className="dim">–</span> : formatCount(row.number)}</td>
      <td>
        <ReceiptState receipt={row.receipt} />
      </td>
    </tr>
  )
}

function ReceiptState({ receipt }: Pick<OutboxRow, 'receipt'>) {
  const { t } = useText()
  const [Mark, className] = {
    waiting: [IconClock, 'sign amber'] as const,
    numbered: [IconShieldHalf, 'sign sub'] as const,
    verified: [IconShieldCheck, 'sign green'] as const,
  }[receipt]
  return (
    <span className={className}>
      <Mark size={15} aria-hidden />
      {t(`outbox.${receipt}`)}
    </span>
  )
}
