import { TextInput } from '@mantine/core'
import { IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { BatchPlanView } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import { localToInstant, type PlanProblem } from '../../../../shared/rules/batch-dates.ts'
import { useFormat } from '../../../format/use-format.ts'
import { type Text, useText } from '../../../i18n/use-text.ts'
import { DayField, MomentField } from '../moment-field.tsx'

interface PlanDatesProps {
  readonly view: BatchPlanView
  readonly plan: BatchPlan
  readonly problems: readonly PlanProblem[]
  readonly incomplete: number
  readonly elsewhere: number
  readonly isFixed: boolean
  readonly onChange: (part: Partial<BatchPlan>) => void
}

/** Name and dates, and under them what keeps the batch from being published. */
export function PlanDates(props: PlanDatesProps) {
  const { view, plan, problems, incomplete, elsewhere, isFixed, onChange } = props
  const { t } = useText()
  const sentences = [
    ...problems.map((problem) => describeProblem(problem, t)),
    ...(incomplete > 0 ? [t('publishing.plan.problem.lacks', { count: incomplete })] : []),
    ...(elsewhere > 0 ? [t('publishing.plan.problem.elsewhere', { count: elsewhere })] : []),
  ]
  return (
    <section className="detail plan-dates" aria-label={t('publishing.plan.dates')} data-pane>
      <div className="detail-body" tabIndex={0}>
        <TextInput
          label={t('publishing.plan.name')}
          placeholder={t('publishing.plan.namePlaceholder')}
          maxLength={50}
          disabled={isFixed}
          value={plan.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <DateFields dates={plan} isFixed={isFixed} onChange={onChange}>
          <LeaseHint plan={plan} fallback={view.defaultLease} />
        </DateFields>
        {sentences.length > 0 && (
          <section className="plan-before">
            <h2 className="part">{t('publishing.plan.before')}</h2>
            <ul className="plain-list small">
              {sentences.map((sentence) => (
                <li key={sentence} className="plan-problem">
                  <IconCircleDashed size={15} className="amber" aria-hidden />
                  {sentence}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  )
}

interface DateFieldsProps {
  readonly dates: Omit<BatchPlan, 'applications' | 'name'>
  readonly isFixed?: boolean
  readonly onChange: (part: Partial<Omit<BatchPlan, 'applications'>>) => void
  readonly children?: ReactNode
}
/** The five dates of a batch, planned or corrected. */
export function DateFields({ dates, isFixed = false, onChange, children }: DateFieldsProps) {
  const { t } = useText()
  return (
    <>
      <FieldRow name={t('publishing.plan.date.cutOff')}>
        <DayField
          label={t('publishing.plan.date.cutOff')}
          value={dates.cutOff}
          disabled={isFixed}
          onChange={(cutOff) => onChange({ cutOff })}
        />
      </FieldRow>
      {(['declarationsDue', 'scoresDue', 'meetingAt', 'leaseEnds'] as const).map((date) => (
        <FieldRow key={date} name={t(`publishing.plan.date.${date}`)}>
          <MomentField
            name={t(`publishing.plan.date.${date}`)}
            value={dates[date]}
            usualTime={usualTimes[date]}
            disabled={isFixed}
            onChange={(moment) => onChange({ [date]: moment })}
          />
        </FieldRow>
      ))}
      <p className="meta dim">{t('publishing.plan.hongKong')}</p>
      {children}
    </>
  )
}

const usualTimes = { declarationsDue: '18:00', scoresDue: '18:00', meetingAt: '10:00', leaseEnds: '23:59' } as const

function FieldRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="date-row">
      <p className="small strong" aria-hidden>
        {name}
      </p>
      {children}
    </div>
  )
}

function LeaseHint({ plan, fallback }: { readonly plan: BatchPlan; readonly fallback: string | null }) {
  const { t } = useText()
  const format = useFormat()
  if (plan.leaseEnds !== null) return null
  const instant = fallback === null ? null : localToInstant(fallback)
  return (
    <p className="meta dim">
      {instant === null
        ? t('publishing.plan.leaseEmpty')
        : t('publishing.plan.leaseDefault', { when: format.moment(instant) })}
    </p>
  )
}

export function describeProblem(problem: PlanProblem, t: Text['t']): string {
  switch (problem.kind) {
    case 'missing-date':
      return t('publishing.plan.problem.missing', { date: t(`publishing.plan.date.${problem.date}`) })
    case 'no-such-day':
      return t('publishing.plan.problem.noSuchDay', { date: t(`publishing.plan.date.${problem.date}`) })
    case 'out-of-order':
      return t('publishing.plan.problem.order', {
        date: t(`publishing.plan.date.${problem.date}`),
        before: t(`publishing.plan.date.${problem.before}`),
      })
    default:
      return t(`publishing.plan.problem.${problem.kind}`)
  }
}
