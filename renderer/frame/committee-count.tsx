import { useCall } from '../api.ts'
import { formatCount } from '../format/number.ts'
import { useText } from '../i18n/use-text.ts'

/** What waits for this person in "Members and keys": answers to compare, entries to countersign, changed keys to note. */
export function CommitteeCount() {
  const { t } = useText()
  const committee = useCall('committee', undefined)
  if (committee.state !== 'ready') return null
  const { members, waiting, invitations } = committee.value
  const count =
    members.filter(({ changedKeys }) => changedKeys.length > 0).length +
    waiting.filter(({ isForOwn }) => isForOwn).length +
    invitations.filter(({ answer }) => answer.state !== 'waiting').length
  if (count === 0) return null
  return (
    <span className="sidebar-count waits" title={t('committee.countWaits', { count })}>
      {formatCount(count)}
    </span>
  )
}
