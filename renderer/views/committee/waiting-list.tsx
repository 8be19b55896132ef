import { Button, Checkbox } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import type { CommitteeView, WaitingEntry } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { useCommand } from '../../api.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { describeOffice } from './role-words.ts'

/** What the secretariat has signed and does not count yet. Who may countersign chooses; everybody else sees. */
export function WaitingList({ view }: { readonly view: CommitteeView }) {
  const { t } = useText()
  const mayCountersign = view.waiting.some(({ isForOwn }) => isForOwn)
  const [chosen, setChosen] = useState<ReadonlySet<RecordId>>(new Set())
  const countersign = useCommand('countersign')
  const [error, setError] = useState<AppError | null>(null)
  // What arrived or left meanwhile is never signed unseen.
  const entries = view.waiting.map(({ entry }) => entry).filter((entry) => chosen.has(entry))
  const sign = async (): Promise<void> => {
    const result = await countersign.run({ entries })
    setError(result.ok ? null : result.error)
    if (result.ok) setChosen(new Set())
  }
  const toggle = (entry: RecordId): void => {
    const next = new Set(chosen)
    if (!next.delete(entry)) next.add(entry)
    setChosen(next)
  }
  return (
    <section className="committee-waiting">
      <div className="line committee-waiting-head">
        <div className="grow">
          <h2 className={mayCountersign ? 'amber' : undefined}>
            {t(mayCountersign ? 'committee.waitingForYou' : 'committee.waitingTitle')}
            <span className="group-count">{formatCount(view.waiting.length)}</span>
          </h2>
          {mayCountersign && <p className="small sub">{t('committee.waitingText')}</p>}
        </div>
        {mayCountersign && (
          <Button
            variant="filled"
            leftSection={<IconSignature size={15} aria-hidden />}
            disabled={entries.length === 0 || countersign.pending}
            onClick={() => void sign()}
          >
            {countersign.pending
              ? t('committee.countersigning')
              : t('committee.countersign', { count: entries.length })}
          </Button>
        )}
      </div>
      {error !== null && <Problem error={error} />}
      <table className="tbl">
        <caption>{t('committee.waitingCaption')}</caption>
        <colgroup>
          {mayCountersign && <col className="committee-check" />}
          <col />
          <col className="committee-phrase" />
          <col className="committee-signed" />
        </colgroup>
        <thead>
          <tr>
            {mayCountersign && <td />}
            <th scope="col">{t('committee.waitingColumn.change')}</th>
            <th scope="col">{t('committee.waitingColumn.phrase')}</th>
            <th scope="col">{t('committee.waitingColumn.signed')}</th>
          </tr>
        </thead>
        <tbody>
          {view.waiting.map((entry) => (
            <WaitingRow
              key={entry.entry}
              entry={entry}
              hasChoice={mayCountersign}
              {...(entry.isForOwn && { isChosen: chosen.has(entry.entry), onToggle: () => toggle(entry.entry) })}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface WaitingRowProps {
  readonly entry: WaitingEntry
  /** Others of the list can be chosen. */
  readonly hasChoice: boolean
  readonly isChosen?: boolean
  readonly onToggle?: () => void
}

function WaitingRow({ entry, hasChoice, isChosen = false, onToggle }: WaitingRowProps) {
  const text = useText()
  const format = useFormat()
  const { t, say } = text
  const change = describeChange(entry, text, format)
  return (
    <tr>
      {onToggle !== undefined && (
        <td>
          <Checkbox
            aria-label={t('committee.choose', { name: say(entry.name), change })}
            checked={isChosen}
            onChange={onToggle}
          />
        </td>
      )}
      {hasChoice && onToggle === undefined && <td />}
      <td>
        <span className="two-lines">
          <Said text={entry.name} className="strong cut" titled />
          <span className="cut" title={change}>
            {change}
          </span>
        </span>
      </td>
      <td className="sub committee-phrase-cell" lang="en-HK" translate="no">
        {entry.checkPhrase}
      </td>
      <td className="sub">{format.recent(entry.signedAt)}</td>
    </tr>
  )
}

function describeChange(
  { change, role, termEnds, before }: WaitingEntry,
  text: ReturnType<typeof useText>,
  format: ReturnType<typeof useFormat>,
): string {
  const after = describeOffice({ role, termEnds }, text, format)
  switch (change) {
    case 'new-member':
      return text.t('committee.change.new-member', { office: after })
    case 'term':
      return text.t('committee.change.term', {
        before: before === null ? '–' : describeOffice(before, text, format),
        after,
      })
    default:
      return text.t(`committee.change.${change}`)
  }
}
