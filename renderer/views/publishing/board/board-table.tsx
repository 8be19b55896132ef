import { UnstyledButton } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import type { BoardMember, BoardRow, BoardView } from '../../../../shared/api/publishing.ts'
import { useCall } from '../../../api.ts'
import { daysUntil, formatClock } from '../../../format/date.ts'
import { formatCount, formatNumber } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Said } from '../../../parts/said.tsx'
import { type ChosenCell, usePublishing } from '../publishing-state.ts'
import { cellName } from './board-rows.ts'
import { StateMark } from './state-mark.tsx'

interface BoardTableProps {
  readonly view: BoardView
  readonly rows: readonly BoardRow[]
  readonly chosen: ChosenCell | null
}

export function BoardTable({ view, rows, chosen }: BoardTableProps) {
  const { t } = useText()
  const notIssued = useCall('notIssued', { batch: view.batch })
  const waiting = new Set(notIssued.state === 'ready' ? notIssued.value : [])
  const entry = chosen ?? { applicationId: rows[0]?.applicationId, member: view.members[0]?.member }
  return (
    <div className="scroll board-scroll">
      <table className="tbl board" style={{ minWidth: 326 + memberWidth(view.members.length) * view.members.length }}>
        <caption>{t('publishing.board.caption', { name: view.dates.name })}</caption>
        <colgroup>
          <col className="board-number" />
          <col />
          {view.members.map(({ member }) => (
            <col key={member} style={{ width: memberWidth(view.members.length) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('publishing.board.column.number')}</th>
            <th scope="col">{t('publishing.board.column.name')}</th>
            {view.members.map((member) => (
              <MemberHead key={member.member} member={member} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BoardTableRow
              key={row.applicationId}
              row={row}
              members={view.members}
              chosen={chosen}
              entry={entry}
              isWaiting={waiting.has(row.applicationId)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr className="board-last">
            <td />
            <th scope="row">{t('publishing.board.lastRecord')}</th>
            {view.members.map(({ member, lastRecordAt }) => (
              <td key={member} className="sub num">
                <LastRecord at={lastRecordAt} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Few members have room for their whole names; many share what the narrowest window has. */
const memberWidth = (members: number): number => (members <= 4 ? 176 : members <= 6 ? 144 : 110)

function MemberHead({ member: { name, role, isActive } }: { readonly member: BoardMember }) {
  const { t } = useText()
  return (
    <th scope="col">
      <span className="two-lines board-name">
        <Said text={name} className="cut" titled />
        <span className="cut">{isActive ? t(`publishing.board.role.${role}`) : t('publishing.board.left')}</span>
      </span>
    </th>
  )
}

interface BoardTableRowProps {
  readonly row: BoardRow
  readonly members: readonly BoardMember[]
  readonly chosen: ChosenCell | null
  /** The one cell that Tab reaches. */
  readonly entry: { readonly applicationId: string | undefined; readonly member: string | undefined }
  /** What is prepared differs from what was issued. */
  readonly isWaiting: boolean
}
function BoardTableRow({ row, members, chosen, entry, isWaiting }: BoardTableRowProps) {
  const { t, say } = useText()
  const { applicationId, applicant } = row
  return (
    <tr>
      <td className="num dim">{formatNumber(row.number)}</td>
      <th scope="row" className="board-applicant">
        <span className="line">
          <UnstyledButton
            className="board-papers cut"
            title={say(applicant)}
            aria-label={t('publishing.board.papersOf', { applicant: say(applicant) })}
            onClick={() => usePublishing.setState({ papersOf: applicationId })}
          >
            <Said text={applicant} />
          </UnstyledButton>
          {isWaiting && (
            <span className="tag amber">
              <IconFileAlert size={14} aria-hidden />
              {t('preparing.reissueDue')}
            </span>
          )}
          {!isWaiting && row.version > 1 && (
            <span className="tag plain">{t('publishing.board.version', { version: formatCount(row.version) })}</span>
          )}
        </span>
      </th>
      {members.map((member, index) => {
        const cell = row.cells[index]
        if (cell === undefined) return <td key={member.member} />
        const { state, received } = cell
        const part =
          state === 'granted' && received > 0
            ? t('publishing.board.part', { received: formatCount(received), all: formatCount(row.documents) })
            : undefined
        const isChosen = chosen?.applicationId === applicationId && chosen.member === member.member
        return (
          <td key={member.member} data-chosen={isChosen || undefined}>
            <UnstyledButton
              className="board-cell"
              data-cell={cellName(applicationId, member.member)}
              tabIndex={entry.applicationId === applicationId && entry.member === member.member ? 0 : -1}
              aria-pressed={isChosen}
              aria-label={t('publishing.board.cell', {
                state: part ?? t(`publishing.board.state.${state}`),
                applicant: say(applicant),
                member: say(member.name),
              })}
              onClick={() => usePublishing.setState({ cell: { applicationId, member: member.member } })}
            >
              <StateMark state={state} {...(part === undefined ? {} : { text: part })} />
            </UnstyledButton>
          </td>
        )
      })}
    </tr>
  )
}

/** The clock alone when it is today. Of records that this desk has: it knows nothing else of a laptop. */
function LastRecord({ at }: { readonly at: string | null }) {
  const { t } = useText()
  const format = useFormat()
  if (at === null) return t('publishing.board.noRecord')
  const shown = daysUntil(at, format.now) === 0 ? formatClock(at) : format.weekday(at)
  return <span title={format.moment(at)}>{shown}</span>
}
