import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { AppError } from '../../../shared/errors.ts'
import { ok } from '../../../shared/result.ts'
import { totalTenths } from '../../../shared/rules/scoring.ts'
import { useCommand } from '../../api.ts'
import { formatNumber, formatTenths } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { type CriteriaDraft, missing, scoresOf } from './criteria.ts'
import { application as keys } from './shortcuts.ts'
import type { Draft } from './use-draft.ts'

interface ScoreFootProps {
  readonly view: ApplicationView
  readonly draft: Draft<CriteriaDraft>
  readonly isFixed: boolean
  readonly correcting: boolean
  readonly onCorrect: (correcting: boolean) => void
}

export function ScoreFoot({ view, draft, isFixed, correcting, onCorrect }: ScoreFootProps) {
  const { t } = useText()
  const [asks, setAsks] = useState<'submit' | 'correct' | null>(null)
  const left = missing(draft.value)
  const isComplete = left.scores === 0 && left.comments === 0
  useShortcuts([{ shortcut: keys.submit, hint: true, when: !isFixed && isComplete, run: () => setAsks('submit') }])
  // On disk as it was submitted: a draft that says nothing else is no correction when the screen comes back.
  const giveUp = (): void => {
    if (view.score !== null) draft.set(view.score.criteria)
    onCorrect(false)
  }
  return (
    <div className="foot">
      <p className="meta sub grow">
        {isFixed || isComplete
          ? t('application.score.sealed')
          : t('application.score.missing', { ...left, both: left.scores > 0 && left.comments > 0 ? 'yes' : 'no' })}
      </p>
      {isFixed && <Button onClick={() => setAsks('correct')}>{t('application.score.correct')}</Button>}
      {correcting && <Button onClick={giveUp}>{t('application.score.stopCorrecting')}</Button>}
      {!isFixed && (
        <Button variant="filled" disabled={!isComplete} onClick={() => setAsks('submit')}>
          {t('application.score.submit')}
        </Button>
      )}
      <SubmitQuestion
        view={view}
        draft={draft}
        opened={asks === 'submit'}
        onClose={() => setAsks(null)}
        onDone={() => onCorrect(false)}
      />
      <Question
        opened={asks === 'correct'}
        title={t('application.score.correctTitle')}
        keep={t('application.score.correctNo')}
        verb={t('application.score.correctYes')}
        onKeep={() => setAsks(null)}
        onDo={() => {
          draft.restart(view.score?.criteria ?? draft.value)
          onCorrect(true)
          setAsks(null)
        }}
      >
        <p className="small sub">{t('application.score.correctText')}</p>
      </Question>
    </div>
  )
}

interface SubmitQuestionProps {
  readonly view: ApplicationView
  readonly draft: Draft<CriteriaDraft>
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}
function SubmitQuestion({ view, draft, opened, onClose, onDone }: SubmitQuestionProps) {
  const { t } = useText()
  const format = useFormat()
  const submit = useCommand('submitScore')
  const save = useCommand('draftScore')
  const [error, setError] = useState<AppError | null>(null)
  const { applicationId, number, version, issuedAt, scoring } = view
  const total = totalTenths(scoresOf(draft.value), scoring.weightsPercent)

  const sign = async (): Promise<void> => {
    // Not saved: the pane says so, and nothing is signed that is not on disk.
    if (!(await draft.flush())) return onClose()
    // On disk again when nothing was typed since it was signed, and for the papers that were re-issued meanwhile: the
    // desk refuses those once, and this is the second time that the person says yes.
    const needsSaving = draft.state.kind === 'clean' || error?.kind === 'superseded'
    const saved = needsSaving
      ? await save.run({ applicationId, criteria: draft.value.map((each) => ({ ...each })) })
      : ok(null)
    const signed = saved.ok ? await submit.run({ applicationId }) : saved
    if (!signed.ok) return setError(signed.error)
    draft.restart(draft.value)
    setError(null)
    onDone()
    onClose()
  }
  return (
    <Question
      opened={opened}
      title={t('application.score.askTitle', { number: formatNumber(number) })}
      keep={t('application.score.askNo')}
      verb={t('application.score.askYes')}
      pending={submit.pending || save.pending}
      onKeep={onClose}
      onDo={() => void sign()}
    >
      <p className="small sub">
        {t('application.score.askText', { total: total === null ? '–' : formatTenths(total) })}
      </p>
      <p className="meta sub case-gap">
        {t('application.score.askOnPapers', { date: format.fullDay(issuedAt), version: String(version) })}
      </p>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}
