import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import type { BatchCandidate } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import type { ApplicationId } from '../../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../../format/number.ts'
import { useText } from '../../../i18n/use-text.ts'
import { lists } from '../../../keys/shortcuts.ts'
import { useShortcuts } from '../../../keys/use-shortcuts.ts'
import { focusRow, useRovingRows } from '../../../parts/roving-rows.ts'
import { Said } from '../../../parts/said.tsx'
import { goToPrepared } from '../go-to-prepared.ts'
import { usePublishing } from '../publishing-state.ts'
import { publishing as keys } from '../shortcuts.ts'
import { isReady, type PlanRows, shift } from './plan-rows.ts'

interface PlanListProps {
  readonly rows: PlanRows
  readonly plan: BatchPlan
  readonly isFixed: boolean
  readonly onOrder: (applications: readonly ApplicationId[]) => void
}

/** The applications of the batch in the order of their numbers, and under them those that could be added. */
export function PlanList({ rows, plan, isFixed, onOrder }: PlanListProps) {
  const { t } = useText()
  const { chosen, others } = rows
  const { applications } = plan
  const row = usePublishing((state) => state.planRow)
  const ids = [...chosen, ...others].map(({ applicationId }) => applicationId)
  const choose = (planRow: ApplicationId): void => usePublishing.setState({ planRow })
  const roving = useRovingRows(ids, row, choose)
  const isIn = row !== null && applications.includes(row)
  const moveTo = (id: ApplicationId, step: 1 | -1): void => {
    onOrder(shift(applications, id, step))
    requestAnimationFrame(() => focusRow(id))
  }
  const toggle = (id: ApplicationId): void =>
    onOrder(applications.includes(id) ? applications.filter((one) => one !== id) : [...applications, id])
  useShortcuts([
    { shortcut: lists.move, hint: true, when: ids.length > 0, run: roving.move },
    { shortcut: lists.open, hint: true, when: row !== null, run: () => row !== null && goToPrepared(row) },
    {
      shortcut: keys.shift,
      hint: true,
      when: isIn && !isFixed,
      run: (combo) => row !== null && moveTo(row, combo.endsWith('Up') ? -1 : 1),
    },
    {
      shortcut: keys.choose,
      hint: true,
      when: row !== null && !isFixed,
      run: () => row !== null && toggle(row),
    },
  ])
  const ready = others.filter(isReady)
  const shared = { row, isFixed, onToggle: toggle, onMove: moveTo, onChoose: choose, tabIndexOf: roving.tabIndexOf }
  return (
    <div className="scroll">
      <table className="tbl">
        <caption>{t('publishing.plan.caption')}</caption>
        <colgroup>
          <col className="plan-number" />
          <col />
          <col className="plan-asked" />
          <col className="plan-lacks" />
          <col className="plan-acts" />
        </colgroup>
        <thead>
          <tr>
            {(['number', 'name', 'asked', 'lacks', 'acts'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'asked' ? 'right' : undefined}>
                {t(`publishing.plan.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <GroupHead name={t('publishing.plan.chosen')} count={chosen.length} />
          {chosen.length === 0 && <Told text={t('publishing.plan.noneChosen')} />}
          {chosen.map((one, index) => (
            <PlanRow key={one.applicationId} one={one} number={index + 1} of={chosen.length} {...shared} />
          ))}
        </tbody>
        <tbody>
          <GroupHead name={t('publishing.plan.others')} count={others.length}>
            {ready.length > 0 && !isFixed && (
              <UnstyledButton
                className="row-action plan-add-all"
                onClick={() => onOrder([...applications, ...ready.map(({ applicationId }) => applicationId)])}
              >
                {t('publishing.plan.addReady', { count: ready.length })}
              </UnstyledButton>
            )}
          </GroupHead>
          {others.length === 0 && <Told text={t('publishing.plan.noOthers')} />}
          {others.map((one) => (
            <PlanRow key={one.applicationId} one={one} number={null} of={0} {...shared} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GroupHeadProps {
  readonly name: string
  readonly count: number
  readonly children?: React.ReactNode
}
function GroupHead({ name, count, children }: GroupHeadProps) {
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={5}>
        <span className="line">
          <span className="grow">
            {name}
            <span className="group-count">{formatCount(count)}</span>
          </span>
          {children}
        </span>
      </th>
    </tr>
  )
}

function Told({ text }: { readonly text: string }) {
  return (
    <tr>
      <td />
      <td colSpan={4} className="sub">
        {text}
      </td>
    </tr>
  )
}

interface PlanRowProps {
  readonly one: BatchCandidate
  /** Null: not in the batch. */
  readonly number: number | null
  readonly of: number
  readonly row: ApplicationId | null
  readonly isFixed: boolean
  readonly tabIndexOf: (id: ApplicationId) => 0 | -1
  readonly onToggle: (id: ApplicationId) => void
  readonly onMove: (id: ApplicationId, step: 1 | -1) => void
  readonly onChoose: (id: ApplicationId) => void
}
function PlanRow({ one, number, of, row, isFixed, tabIndexOf, onToggle, onMove, onChoose }: PlanRowProps) {
  const { t, say } = useText()
  const { applicationId } = one
  const applicant = say(one.applicant) || one.reference
  return (
    <tr data-on={row === applicationId || undefined} onClick={() => onChoose(applicationId)}>
      <td className="num dim">{number === null ? '' : formatNumber(number)}</td>
      <td>
        <span className="two-lines">
          <UnstyledButton
            className="row-name cut"
            data-row={applicationId}
            tabIndex={tabIndexOf(applicationId)}
            onFocus={() => onChoose(applicationId)}
            onClick={() => goToPrepared(applicationId, one.lacks[0])}
          >
            {say(one.applicant) === '' ? one.reference : <Said text={one.applicant} titled />}
          </UnstyledButton>
          <span className="line">
            <span className="cut">{one.projects.map(say).join(t('batch.projectJoint'))}</span>
          </span>
        </span>
      </td>
      <td className="right num">
        <Asked asked={one.asked} />
      </td>
      <td>
        <Lacks one={one} applicant={applicant} />
      </td>
      <td>
        {number === null ? (
          <Button
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={`${t('publishing.plan.addShort')}: ${applicant}`}
            disabled={isFixed || one.otherBatch !== null}
            onClick={() => onToggle(applicationId)}
          >
            {t('publishing.plan.addShort')}
          </Button>
        ) : (
          <ActionIcon.Group>
            <Act
              label={t('publishing.plan.up', { applicant })}
              disabled={isFixed || number === 1}
              onDo={() => onMove(applicationId, -1)}
            >
              <IconArrowUp size={15} />
            </Act>
            <Act
              label={t('publishing.plan.down', { applicant })}
              disabled={isFixed || number === of}
              onDo={() => onMove(applicationId, 1)}
            >
              <IconArrowDown size={15} />
            </Act>
            <Act
              label={t('publishing.plan.remove', { applicant })}
              disabled={isFixed}
              onDo={() => onToggle(applicationId)}
            >
              <IconX size={15} />
            </Act>
          </ActionIcon.Group>
        )}
      </td>
    </tr>
  )
}

interface ActProps {
  readonly label: string
  readonly disabled: boolean
  readonly onDo: () => void
  readonly children: React.ReactNode
}
function Act({ label, disabled, onDo, children }: ActProps) {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} disabled={disabled} onClick={onDo}>
      {children}
    </ActionIcon>
  )
}

function Asked({ asked }: Pick<BatchCandidate, 'asked'>) {
  const { t } = useText()
  const [first] = asked
  if (first === undefined) return null
  const lines = asked.map(({ cards, months }) =>
    t('batch.asked', { cards: formatCount(cards), months: formatCount(months) }),
  )
  return (
    <span className="two-lines" title={lines.join('\n')}>
      <span>{lines[0]}</span>
      {lines.length > 1 && <span>{t('batch.askedMore', { count: lines.length - 1 })}</span>}
    </span>
  )
}

/** What is still missing, in words; all of it in the title and a click away. */
function Lacks({ one, applicant }: { readonly one: BatchCandidate; readonly applicant: string }) {
  const { t, say } = useText()
  const { lacks, otherBatch, applicationId } = one
  const [first] = lacks
  if (otherBatch !== null)
    return (
      <span className="dim">
        {otherBatch.trim() === ''
          ? t('publishing.plan.otherBatchUnnamed')
          : t('publishing.plan.otherBatch', { name: otherBatch })}
      </span>
    )
  if (first === undefined)
    return (
      <span className="sign sub">
        <IconCheck size={15} aria-hidden />
        {t('publishing.plan.ready')}
      </span>
    )
  const sentence =
    lacks.length === 1
      ? say(first.sentence)
      : t('publishing.plan.more', { sentence: say(first.sentence), count: lacks.length - 1 })
  return (
    <UnstyledButton
      className="plan-lack amber"
      title={lacks.map((lack) => say(lack.sentence)).join('\n')}
      aria-label={t('publishing.plan.openPrepared', { sentence, applicant })}
      onClick={() => goToPrepared(applicationId, first)}
    >
      <IconAlertTriangle size={15} aria-hidden />
      <span>{sentence}</span>
    </UnstyledButton>
  )
}
