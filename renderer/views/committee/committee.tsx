import './committee.css'
import { Button } from '@mantine/core'
import { IconKey, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CommitteeMember, CommitteeView } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCall, useCommand } from '../../api.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { FailedView, Problem } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { Answers } from './answers.tsx'
import { AtRisk } from './at-risk.tsx'
import { ask, choose, type RowId, useCommitteeState } from './committee-state.ts'
import { Dialogs } from './dialogs.tsx'
import { groupsOf } from './groups.ts'
import { InvitationDetail } from './invitation-detail.tsx'
import { keysAtRisk } from './keys-at-risk.ts'
import { MemberDetail } from './member-detail.tsx'
import { PeopleTable } from './people-table.tsx'
import { WaitingList } from './waiting-list.tsx'

/** Members and keys: the secretariat keeps them, the chairman countersigns, everybody sees the same. */
export function Committee() {
  const committee = useCall('committee', undefined)
  if (committee.state === 'loading') return <SkeletonRows columns={[220, 120, 120, 90]} />
  if (committee.state === 'failed') return <FailedView error={committee.error} again={committee.again} />
  return <Room view={committee.value} />
}

function Room({ view }: { readonly view: CommitteeView }) {
  const { t } = useText()
  const isSecretary = view.ownRole === 'secretary'
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('committee.title')}</h1>
          <p className="small sub">{t('committee.intro')}</p>
        </div>
        <Facts view={view} />
        {isSecretary && (
          <Button
            variant={hasNextStep(view) ? 'default' : 'filled'}
            leftSection={<IconUserPlus size={15} aria-hidden />}
            onClick={() => ask({ about: 'invite' })}
          >
            {t('committee.invite')}
          </Button>
        )}
      </div>
      {view.members
        .filter(({ changedKeys }) => changedKeys.length > 0)
        .map((member) => (
          <ChangedKeys key={member.member} member={member} />
        ))}
      <AtRisk view={view} />
      {isSecretary && view.invitations.length > 0 && <Answers answersAt={view.answersAt} />}
      <People view={view} />
      {isSecretary && <Dialogs view={view} />}
    </>
  )
}

/** Something else than inviting a member is what the secretary does next. */
const hasNextStep = (view: CommitteeView): boolean =>
  view.invitations.some(({ answer }) => answer.state === 'answered') ||
  keysAtRisk(view).some(({ what }) => what === 'no-chairman')

function Facts({ view }: { readonly view: CommitteeView }) {
  const { t } = useText()
  const present = view.members.filter(({ state }) => state !== 'retired')
  const laptops = present.flatMap((member) => member.laptops).filter(({ state }) => state === 'active')
  const waits = view.ownRole === 'chairman' && view.waiting.length > 0
  return (
    <HeadFacts
      facts={[
        // The secretariat keeps the committee's papers and has no vote in it.
        {
          name: t('committee.members'),
          value: formatCount(present.filter(({ role }) => role !== 'secretary').length),
        },
        { name: t('committee.laptops'), value: formatCount(laptops.length) },
        { name: t('committee.pending'), value: formatCount(view.waiting.length), waits },
        ...(view.ownRole === 'secretary'
          ? [{ name: t('committee.invited'), value: formatCount(view.invitations.length) }]
          : []),
      ]}
    />
  )
}

function People({ view }: { readonly view: CommitteeView }) {
  const { t } = useText()
  const chosen = useCommitteeState((state) => state.chosen)
  const groups = groupsOf(view)
  const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id))
  const shown: RowId | null = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null)
  const roving = useRovingRows<RowId>(ids, shown, choose)
  useShortcuts([{ shortcut: lists.move, hint: true, when: ids.length > 0, run: roving.move }])
  // Whom it waits for sees it before anything else.
  const isFirst = view.ownRole === 'chairman' && view.waiting.length > 0
  const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === shown)
  return (
    <div className="columns">
      <div className="scroll">
        {isFirst && <WaitingList view={view} />}
        <PeopleTable view={view} groups={groups} chosen={shown} roving={roving} />
        {!isFirst && view.waiting.length > 0 && <WaitingList view={view} />}
      </div>
      <aside className="detail committee-detail" data-pane aria-label={t('committee.caption')}>
        {row?.kind === 'member' && <MemberDetail key={row.id} view={view} member={row.member} />}
        {row?.kind === 'invitation' && <InvitationDetail key={row.id} invitation={row.invitation} />}
      </aside>
    </div>
  )
}

/** Told once on each desk, until its person says that it is noted. */
function ChangedKeys({ member }: { readonly member: CommitteeMember }) {
  const { t, say, space } = useText()
  const format = useFormat()
  const note = useCommand('noteChangedKeys')
  const [error, setError] = useState<AppError | null>(null)
  const changed = member.laptops.filter(({ device }) => member.changedKeys.includes(device))
  const sentences = changed.map(({ state, since, checkPhrase }) =>
    state === 'retired'
      ? t('committee.changedRetired', { day: format.dayWithYear(since) })
      : t('committee.changedNew', { day: format.dayWithYear(since), phrase: checkPhrase }),
  )
  const isNew = changed.some(({ state }) => state !== 'retired')
  const dismiss = async (): Promise<void> => {
    const result = await note.run({ member: member.member })
    setError(result.ok ? null : result.error)
  }
  return (
    <>
      <Notice
        icon={IconKey}
        tone="amber"
        title={t('committee.changedTitle', { name: say(member.name) })}
        action={
          <Button disabled={note.pending} onClick={() => void dismiss()}>
            {t('committee.note')}
          </Button>
        }
      >
        {[...sentences, ...(isNew ? [t('committee.changedCompare')] : [])].join(space)}
      </Notice>
      {error !== null && (
        <div className="committee-problem">
          <Problem error={error} />
        </div>
      )}
    </>
  )
}
