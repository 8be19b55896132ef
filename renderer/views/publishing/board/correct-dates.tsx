import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoardView } from '../../../../shared/api/publishing.ts'
import type { BatchDates, BatchPlan } from '../../../../shared/batch-plan.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { planProblems } from '../../../../shared/rules/batch-dates.ts'
import { useCommand } from '../../../api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Problem } from '../../../parts/problem.tsx'
import { Question } from '../../../parts/question.tsx'
import { useNow } from '../../../state/now.ts'
import { DateFields, describeProblem } from '../plan/plan-dates.tsx'

interface CorrectDatesProps {
  readonly view: BoardView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Other dates for a batch that is published: asked once, signed as a new record. */
export function CorrectDates(props: CorrectDatesProps) {
  return props.opened ? <CorrectOpen {...props} /> : null
}

function CorrectOpen({ view, onClose }: CorrectDatesProps) {
  const { t } = useText()
  const now = useNow()
  const correct = useCommand('correctBatch')
  const [plan, setPlan] = useState<BatchPlan>(() => ({ ...view.dates, applications: [] }))
  const [error, setError] = useState<AppError | null>(null)
  const problems = planProblems(plan, new Date(now).toISOString()).filter(
    ({ kind }) => kind !== 'no-applications' && kind !== 'declarations-past',
  )
  const dates = toDates(plan)
  const isSame =
    dates !== null && JSON.stringify(dates) === JSON.stringify(toDates({ ...view.dates, applications: [] }))
  const sentences = isSame ? [t('publishing.correct.same')] : problems.map((problem) => describeProblem(problem, t))
  const sign = async (): Promise<void> => {
    if (dates === null || sentences.length > 0) return
    const signed = await correct.run({ batch: view.batch, dates })
    if (signed.ok) onClose()
    else setError(signed.error)
  }
  return (
    <Question
      opened
      title={t('publishing.correct.title', { name: view.dates.name })}
      keep={t('publishing.correct.no')}
      verb={t('publishing.correct.yes')}
      pending={correct.pending}
      disabled={dates === null || sentences.length > 0}
      onKeep={onClose}
      onDo={() => void sign()}
    >
      <p className="small">{t('publishing.correct.text')}</p>
      <div className="correct-fields">
        <TextInput
          label={t('publishing.plan.name')}
          maxLength={50}
          value={plan.name}
          onChange={(event) => setPlan({ ...plan, name: event.currentTarget.value })}
        />
        <DateFields dates={plan} onChange={(part) => setPlan({ ...plan, ...part })} />
      </div>
      <div className="small amber" role="status">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}

function toDates({ name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds }: BatchPlan): BatchDates | null {
  if (cutOff === null || declarationsDue === null || scoresDue === null || meetingAt === null || leaseEnds === null)
    return null
  return { name: name.trim(), cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds }
}
