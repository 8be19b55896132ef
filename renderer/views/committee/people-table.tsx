import { UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconClockX,
  IconKey,
  IconMessageCircleCheck,
} from '@tabler/icons-react'
import type { CommitteeMember, CommitteeView, InvitationView } from '../../../shared/api/committee.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import type { RovingRows } from '../../parts/roving-rows.ts'
import { Said } from '../../parts/said.tsx'
import { choose, type RowId } from './committee-state.ts'
import type { PeopleGroup, PeopleRow } from './groups.ts'
import { describeTerm, hasEnded } from './role-words.ts'

interface PeopleTableProps {
  readonly view: CommitteeView
  readonly groups: readonly PeopleGroup[]
  readonly chosen: RowId | null
  readonly roving: RovingRows<RowId>
}

export function PeopleTable({ view, groups, chosen, roving }: PeopleTableProps) {
  const { t } = useText()
  return (
    <table className="tbl one-line">
      <caption>{t('committee.caption')}</caption>
      <colgroup>
        <col />
        <col className="committee-term" />
        <col className="committee-laptops" />
        <col className="committee-since" />
        <col className="committee-state" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('committee.column.name')}</th>
          <th scope="col">{t('committee.column.term')}</th>
          <th scope="col">{t('committee.column.laptops')}</th>
          <th scope="col">{t('committee.column.since')}</th>
          <th scope="col">{t('committee.column.state')}</th>
        </tr>
      </thead>
      {groups.map(({ heading, rows }) => (
        <tbody key={heading}>
          <tr className="group">
            <th scope="rowgroup" colSpan={5}>
              {t(`committee.group.${heading}`)}
              <span className="group-count">{formatCount(rows.length)}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <Row key={row.id} view={view} row={row} isChosen={row.id === chosen} tabIndex={roving.tabIndexOf(row.id)} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly view: CommitteeView
  readonly row: PeopleRow
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

function Row({ view, row, isChosen, tabIndex }: RowProps) {
  const { t } = useText()
  const name = row.kind === 'member' ? row.member.name : row.invitation.name
  return (
    <tr className="can-open" data-on={isChosen || undefined} onClick={() => choose(row.id)}>
      <td>
        <span className="line">
          <UnstyledButton
            className="row-name cut"
            data-row={row.id}
            tabIndex={tabIndex}
            aria-current={isChosen || undefined}
            onFocus={() => choose(row.id)}
          >
            <Said text={name} titled />
          </UnstyledButton>
          {row.kind === 'member' && row.member.isOwn && <span className="tag plain">{t('committee.you')}</span>}
          {row.kind === 'invitation' && <span className="sub">{t(`committee.role.${row.invitation.role}`)}</span>}
          {row.kind === 'invitation' && row.invitation.isFurther && (
            <span className="tag plain">{t('committee.furtherLaptop')}</span>
          )}
        </span>
      </td>
      {row.kind === 'member' ? (
        <MemberCells view={view} member={row.member} />
      ) : (
        <InvitationCells invitation={row.invitation} />
      )}
    </tr>
  )
}

function MemberCells({ view, member }: { readonly view: CommitteeView; readonly member: CommitteeMember }) {
  const text = useText()
  const format = useFormat()
  const count = member.laptops.filter(({ state }) => state !== 'retired').length
  const isOver = hasEnded(member.termEnds, format) && member.state !== 'retired'
  return (
    <>
      <td className={`cut ${isOver && view.ownRole === 'secretary' ? 'amber strong' : 'sub'}`}>
        {describeTerm(member.termEnds, text, format)}
      </td>
      <td className="sub">{text.t('committee.laptopCount', { count })}</td>
      <td className="sub">{format.dayWithYear(member.since)}</td>
      <td>
        <MemberState view={view} member={member} />
      </td>
    </>
  )
}

function MemberState({ view, member }: { readonly view: CommitteeView; readonly member: CommitteeMember }) {
  const { t } = useText()
  if (member.changedKeys.length > 0) {
    return (
      <span className="tag amber">
        <IconKey size={13} aria-hidden />
        {t('committee.state.changed')}
      </span>
    )
  }
  const waiting = view.waiting.find((one) => one.member === member.member)
  if (waiting !== undefined) {
    // Amber is for whoever must do something about it.
    const tone = waiting.isForOwn ? 'sign amber' : 'sign sub'
    const word = {
      'new-member': 'pending',
      'new-laptop': 'pending',
      retired: 'laptopRetiring',
      term: 'waitingTerm',
    } as const
    return (
      <span className={tone}>
        <IconCircleDashed size={15} aria-hidden />
        {t(`committee.state.${word[waiting.change]}`)}
      </span>
    )
  }
  if (member.state === 'retired') {
    return (
      <span className="sign dim">
        <IconBan size={15} aria-hidden />
        {t('committee.state.retired')}
      </span>
    )
  }
  return (
    <span className="sign sub">
      <IconCheck size={15} aria-hidden />
      {t('committee.state.active')}
    </span>
  )
}

function InvitationCells({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useText()
  const format = useFormat()
  return (
    <>
      <td className="sub" colSpan={3}>
        {t('committee.codeUntil', { day: format.dayWithYear(invitation.expiresAt) })}
      </td>
      <td>
        <AnswerState answer={invitation.answer} />
      </td>
    </>
  )
}

const answerSigns = {
  waiting: [IconClock, 'sign sub'],
  answered: [IconMessageCircleCheck, 'sign amber'],
  forged: [IconAlertTriangle, 'sign red'],
  expired: [IconClockX, 'sign amber'],
} as const

export function AnswerState({ answer }: Pick<InvitationView, 'answer'>) {
  const { t } = useText()
  const [Mark, className] = answerSigns[answer.state]
  return (
    <span className={className}>
      <Mark size={15} aria-hidden />
      {t(`committee.answer.${answer.state}`)}
    </span>
  )
}
