import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { BoardCellView, BoardView } from '../../../../shared/api/publishing.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { useCall, useCommand } from '../../../api.ts'
import { formatCount, formatNumber } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { useShortcuts } from '../../../keys/use-shortcuts.ts'
import { Problem } from '../../../parts/problem.tsx'
import { Question } from '../../../parts/question.tsx'
import { Said } from '../../../parts/said.tsx'
import type { ChosenCell } from '../publishing-state.ts'
import { publishing as keys } from '../shortcuts.ts'
import { useReminder } from './board-head.tsx'

interface CellDetailProps {
  readonly view: BoardView
  readonly cell: ChosenCell
}

/** One member and one application: what was declared, ruled, given and delivered. Under the board, so that it follows the arrows. */
export function CellDetail({ view, cell }: CellDetailProps) {
  const { t } = useText()
  const asked = useCall('boardCell', cell, { keepPrevious: true })
  const member = view.members.find((one) => one.member === cell.member)
  const row = view.rows.find((one) => one.applicationId === cell.applicationId)
  if (member === undefined || row === undefined) return null
  return (
    <section className="cell-detail" aria-label={t('publishing.detail.title')} aria-live="polite" data-pane>
      <h2 className="small name line">
        <span className="num dim">{formatNumber(row.number)}</span>
        <Said text={row.applicant} className="cut" />
        <span className="sub">
          <Said text={member.name} />
        </span>
      </h2>
      {asked.state === 'failed' && <Problem error={asked.error} again={asked.again} />}
      {asked.state === 'ready' && <CellFacts view={view} detail={asked.value} />}
    </section>
  )
}

function CellFacts({ view, detail }: { readonly view: BoardView; readonly detail: BoardCellView }) {
  const { t } = useText()
  const { documents, received, opened, declaration } = detail
  return (
    <div className="cell-facts">
      <Fact name={t('publishing.detail.declaration')}>
        <Declared detail={detail} />
      </Fact>
      <Fact name={t('publishing.detail.ruling')}>
        <Ruled view={view} detail={detail} />
      </Fact>
      <Fact name={t('publishing.detail.grant')}>
        <Granted detail={detail} />
      </Fact>
      {detail.grant !== null && (
        <Fact name={t('publishing.detail.documents')}>
          <p>{t('publishing.detail.received', { done: formatCount(received), all: formatCount(documents) })}</p>
          <p>{t('publishing.detail.opened', { done: formatCount(opened), all: formatCount(documents) })}</p>
        </Fact>
      )}
      {declaration?.answer !== 'interest' && (
        <Fact name={t('publishing.detail.hint')}>
          <Hints detail={detail} />
        </Fact>
      )}
      <Acts view={view} detail={detail} />
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="cell-fact small">
      <p className="label">{name}</p>
      {children}
    </div>
  )
}

function Declared({ detail: { declaration } }: { readonly detail: BoardCellView }) {
  const { t } = useText()
  const format = useFormat()
  if (declaration === null) return <p className="amber strong">{t('publishing.detail.none')}</p>
  const { interest, openedBefore, isCorrection, at } = declaration
  const when = format.moment(at)
  return (
    <>
      <p>
        {interest === null
          ? t('publishing.detail.noInterest', { when })
          : t('publishing.detail.interest', { kind: t(`declarations.kinds.${interest.kind}`), when })}
        {isCorrection && <span className="dim"> {t('publishing.detail.corrects')}</span>}
      </p>
      {interest !== null && <p className="sub cell-text">{interest.text}</p>}
      {openedBefore !== null && (
        <p className="strong">{t('publishing.detail.openedBefore', { count: openedBefore })}</p>
      )}
    </>
  )
}

function Ruled({ view, detail }: { readonly view: BoardView; readonly detail: BoardCellView }) {
  const { t, say } = useText()
  const format = useFormat()
  const { ruling, state, declaration } = detail
  if (ruling !== null) {
    return (
      <>
        <p className="strong">{t(`publishing.detail.ruled.${ruling.ruling}`)}</p>
        <p className="sub">
          {t('publishing.detail.ruledBy', { name: say(ruling.by), when: format.moment(ruling.at) })}
          {ruling.isCorrection && <span className="dim"> {t('publishing.detail.corrects')}</span>}
        </p>
      </>
    )
  }
  const role = view.members.find(({ member }) => member === detail.member)?.role ?? 'member'
  if (state === 'to-be-ruled') return <p className="amber strong">{t('publishing.detail.waits', { role })}</p>
  return <p className="dim">{declaration === null ? t('common.none') : t('publishing.detail.noRuling')}</p>
}

function Granted({ detail: { grant, state } }: { readonly detail: BoardCellView }) {
  const { t } = useText()
  const format = useFormat()
  if (grant === null) {
    return (
      <p className="dim">
        {t(state === 'to-be-granted' ? 'publishing.detail.toBeGranted' : 'publishing.detail.noGrant')}
      </p>
    )
  }
  const when = format.moment(grant.at)
  return (
    <p>
      {grant.leaseEnds === null
        ? t('publishing.detail.takenBack', { when })
        : t('publishing.detail.granted', { when, ends: format.day(grant.leaseEnds) })}
    </p>
  )
}

function Hints({ detail: { hints } }: { readonly detail: BoardCellView }) {
  const { t, say } = useText()
  if (hints.length === 0) return <p className="dim">{t('publishing.detail.noHint')}</p>
  return hints.map(({ reason, matched, year }) => (
    <p key={reason + matched.en + matched.zh} className="amber">
      {t(`publishing.detail.reason.${reason}`, { matched: say(matched), year: String(year ?? '') })}
    </p>
  ))
}

function Acts({ view, detail }: { readonly view: BoardView; readonly detail: BoardCellView }) {
  const { t, say } = useText()
  const { applicationId, member, mayTakeBack, mayGrantAgain, state } = detail
  const takeBack = useCommand('takeGrantBack')
  const again = useCommand('grantAgain')
  const reminder = useReminder(view)
  const [asks, setAsks] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const run = async (command: typeof takeBack | typeof again): Promise<void> => {
    setAsks(false)
    const done = await command.run({ applicationId, member })
    setError(done.ok ? null : done.error)
  }
  const role = view.members.find((one) => one.member === member)
  const ruler = view.rulingsDue.find((one) => one.role === (role?.role === 'chairman' ? 'vice-chairman' : 'chairman'))
  const mayRemind = state === 'not-declared' || (state === 'to-be-ruled' && (ruler?.ruler ?? null) !== null)
  const remind = (): void =>
    void (state === 'not-declared'
      ? reminder.copy('declarations', member)
      : reminder.copy('rulings', ruler?.ruler ?? null))
  useShortcuts([
    {
      shortcut: keys.grant,
      hint: true,
      when: mayTakeBack || mayGrantAgain,
      run: () => (mayTakeBack ? setAsks(true) : void run(again)),
    },
    { shortcut: keys.remind, hint: true, when: mayRemind, run: remind },
  ])
  const number = view.rows.find((one) => one.applicationId === applicationId)?.number ?? 0
  return (
    <div className="cell-acts">
      {mayTakeBack && <Button onClick={() => setAsks(true)}>{t('publishing.detail.takeBack')}</Button>}
      {mayGrantAgain && (
        <Button disabled={again.pending} onClick={() => void run(again)}>
          {t('publishing.detail.again')}
        </Button>
      )}
      {mayRemind && <Button onClick={remind}>{t('publishing.board.remind')}</Button>}
      {reminder.said !== null && (
        <p className="meta sub" role="status">
          {reminder.said}
        </p>
      )}
      {error !== null && <Problem error={error} />}
      <Question
        opened={asks}
        title={t('publishing.detail.takeBackTitle', {
          member: role === undefined ? '' : say(role.name),
          number: formatNumber(number),
        })}
        keep={t('publishing.detail.takeBackNo')}
        verb={t('publishing.detail.takeBackYes')}
        destructive
        pending={takeBack.pending}
        onKeep={() => setAsks(false)}
        onDo={() => void run(takeBack)}
      >
        <p className="small">{t('publishing.detail.takeBackText')}</p>
      </Question>
    </div>
  )
}
