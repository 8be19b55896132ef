import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { AppError } from '../../../shared/errors.ts'
import { assertNever, ok } from '../../../shared/result.ts'
import { useCommand } from '../../api.ts'
import { formatBasisPoints, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { application as keys } from './shortcuts.ts'
import { SignedTerms } from './signed-terms.tsx'
import type { Draft } from './use-draft.ts'
import { type Obstacle, obstacleOf, toSaved, toSignedForm, type VoteForm } from './vote-draft.ts'

interface VoteFootProps {
  readonly view: ApplicationView
  readonly draft: Draft<VoteForm>
  readonly isFixed: boolean
  readonly changing: boolean
  readonly onChanging: (changing: boolean) => void
}

export function VoteFoot({ view, draft, isFixed, changing, onChanging }: VoteFootProps) {
  const { t } = useText()
  const [asks, setAsks] = useState<'sign' | 'change' | null>(null)
  const obstacle = obstacleOf(draft.value, view)
  const canSign = !isFixed && obstacle === null
  useShortcuts([{ shortcut: keys.submit, hint: true, when: canSign, run: () => setAsks('sign') }])
  const restart = (): void => draft.restart(view.vote === null ? draft.value : toSignedForm(view))
  return (
    <div className="foot">
      <p className="meta sub grow">
        {isFixed || obstacle === null ? t('application.vote.open') : <Why obstacle={obstacle} view={view} />}
      </p>
      {isFixed && <Button onClick={() => setAsks('change')}>{t('application.vote.change')}</Button>}
      {changing && (
        <Button
          onClick={() => {
            draft.set(toSignedForm(view))
            onChanging(false)
          }}
        >
          {t('application.vote.stopChanging')}
        </Button>
      )}
      {!isFixed && (
        <Button variant="filled" disabled={!canSign} onClick={() => setAsks('sign')}>
          {t('application.vote.sign')}
        </Button>
      )}
      <SignQuestion
        view={view}
        draft={draft}
        opened={asks === 'sign'}
        onClose={() => setAsks(null)}
        onDone={() => onChanging(false)}
      />
      <Question
        opened={asks === 'change'}
        title={t('application.vote.changeTitle')}
        keep={t('application.vote.changeNo')}
        verb={t('application.vote.changeYes')}
        onKeep={() => setAsks(null)}
        onDo={() => {
          restart()
          onChanging(true)
          setAsks(null)
        }}
      >
        <p className="small sub">{t('application.vote.changeText')}</p>
      </Question>
    </div>
  )
}

function Why({ obstacle, view }: { readonly obstacle: Obstacle; readonly view: ApplicationView }) {
  const { t } = useText()
  const special = formatBasisPoints(view.scoring.specialSubsidyCeilingBp)
  switch (obstacle) {
    case 'choose':
      return t('application.vote.choose')
    case 'blank':
      return t('application.vote.check.blank')
    case 'nothing':
      return t('application.vote.check.nothing')
    case 'refused':
      return t('application.vote.check.refused', { special })
    case 'blank-condition':
      return t('application.vote.check.blankCondition')
    case 'same':
      return t('application.vote.noDifference')
    case 'not-approved':
      return t('application.vote.notApproved')
    default:
      return assertNever(obstacle)
  }
}

interface SignQuestionProps {
  readonly view: ApplicationView
  readonly draft: Draft<VoteForm>
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}
function SignQuestion({ view, draft, opened, onClose, onDone }: SignQuestionProps) {
  const { t } = useText()
  const format = useFormat()
  const save = useCommand('draftVote')
  const sign = useCommand('signVote')
  const [error, setError] = useState<AppError | null>(null)
  const { applicationId, assessment, number, issuedAt, version } = view
  const shown = toSaved(draft.value, assessment.terms.projects)
  const { choice } = shown
  const isApproval = choice === 'as-recommended' || choice === 'amended'
  const terms = choice === 'as-recommended' ? assessment.terms : shown

  const signIt = async (): Promise<void> => {
    // As for a score: what is not on disk is not signed, and re-issued papers are refused once.
    if (!(await draft.flush())) return onClose()
    const needsSaving = draft.state.kind === 'clean' || error?.kind === 'superseded'
    const saved = needsSaving
      ? await save.run({
          applicationId,
          choice,
          projects: shown.projects.map((each) => ({ ...each })),
          conditions: shown.conditions.map((each) => ({ ...each })),
        })
      : ok(null)
    const signed = saved.ok ? await sign.run({ applicationId }) : saved
    if (!signed.ok) return setError(signed.error)
    draft.restart(draft.value)
    setError(null)
    onDone()
    onClose()
  }
  if (choice === null) return null
  return (
    <Question
      opened={opened}
      title={t(`application.vote.askTitle.${choice}`, { number: formatNumber(number) })}
      keep={t('application.vote.askNo')}
      verb={t('application.vote.sign')}
      pending={save.pending || sign.pending}
      onKeep={onClose}
      onDo={() => void signIt()}
    >
      {isApproval && <SignedTerms vote={{ ...terms, choice }} view={view} />}
      <p className="small sub case-gap">
        {t('application.vote.askText', { date: format.fullDay(issuedAt), version: String(version) })}
      </p>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}
