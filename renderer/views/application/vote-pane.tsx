import { Kbd, Radio } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { Problem } from '../../parts/problem.tsx'
import { SavedLine } from '../../parts/saved-line.tsx'
import { tabStop } from '../../parts/tab-stop.ts'
import { AmendedTerms } from './amended-terms.tsx'
import { ConditionRows } from './condition-rows.tsx'
import { choiceLetters, choiceOfKey } from './score-keys.ts'
import { application as keys } from './shortcuts.ts'
import { SignedLine } from './signed-line.tsx'
import { SignedTerms } from './signed-terms.tsx'
import { type Draft, useDraft } from './use-draft.ts'
import { isSameVote, toSaved, toSignedForm, toVoteForm, type VoteForm } from './vote-draft.ts'
import { VoteFoot } from './vote-foot.tsx'

export function VotePane({ view }: { readonly view: ApplicationView }) {
  if (!view.mayVote) return <NotVoting view={view} />
  return <Voting view={view} />
}

function NotVoting({ view }: { readonly view: ApplicationView }) {
  const { t } = useText()
  const why = view.declaration === 'speak-not-vote' || view.declaration === 'observe' ? view.declaration : 'other'
  return (
    <Empty
      icon={IconEyeOff}
      title={t('application.vote.notVotingTitle')}
      text={t(`application.vote.notVoting.${why}`)}
    />
  )
}

function Voting({ view }: { readonly view: ApplicationView }) {
  const save = useCommand('draftVote')
  const { applicationId, assessment, vote, voteDraft } = view
  const draft = useDraft<VoteForm>(`vote:${applicationId}`, {
    initial: toVoteForm(voteDraft),
    savedAt: voteDraft.savedAt,
    save: (form) => {
      const { choice, projects, conditions } = toSaved(form, assessment.terms.projects)
      return save.run({
        applicationId,
        choice,
        projects: projects.map((each) => ({ ...each })),
        conditions: conditions.map((each) => ({ ...each })),
      })
    },
  })
  const [changing, setChanging] = useState(vote !== null && !isSameVote(draft.value, toSignedForm(view)))
  const isFixed = vote !== null && !changing
  return (
    <>
      <VoteHead draft={draft} isFixed={isFixed} />
      <div className="work-body">
        {vote !== null && <SignedLine act={vote} kind="vote" correcting={changing} />}
        {draft.state.kind === 'failed' && <Problem error={draft.state.error} again={() => void draft.flush()} />}
        {isFixed ? <SignedVote vote={vote} view={view} /> : <VoteFields view={view} draft={draft} />}
      </div>
      <VoteFoot view={view} draft={draft} isFixed={isFixed} changing={changing} onChanging={setChanging} />
    </>
  )
}

function SignedVote({
  vote,
  view,
}: {
  readonly vote: NonNullable<ApplicationView['vote']>
  readonly view: ApplicationView
}) {
  const { t } = useText()
  return (
    <>
      <p className="choice-made name">{t(`application.vote.choice.${vote.choice}`)}</p>
      {vote.projects.length > 0 && <SignedTerms vote={vote} view={view} />}
    </>
  )
}

function VoteHead({ draft, isFixed }: { readonly draft: Draft<VoteForm>; readonly isFixed: boolean }) {
  const { t } = useText()
  return (
    <div className="strip">
      <h2 className="small name grow">{t('application.vote.title')}</h2>
      {!isFixed && <SavedLine state={draft.state} />}
    </div>
  )
}

function VoteFields({ view, draft }: { readonly view: ApplicationView; readonly draft: Draft<VoteForm> }) {
  const { t } = useText()
  const form = draft.value
  const mayRecommend = view.assessment.recommendation === 'approve'
  const choose = (choice: VoteForm['choice']): void => {
    if (choice !== 'as-recommended' || mayRecommend) draft.set({ ...form, choice })
  }
  useShortcuts([{ shortcut: keys.vote, hint: true, run: (combo) => choose(choiceOfKey(combo)) }])
  return (
    <>
      <Radio.Group
        className="choices joined"
        label={t('application.vote.title')}
        labelProps={{ className: 'sr-only' }}
        value={form.choice}
        onChange={(choice) => choose(choice)}
      >
        {choiceLetters.map(([letter, choice]) => (
          <Radio.Card
            key={choice}
            value={choice}
            tabIndex={tabStop(form.choice, choice, mayRecommend ? 'as-recommended' : 'amended')}
            disabled={choice === 'as-recommended' && !mayRecommend}
            aria-label={t(`application.vote.choice.${choice}`)}
          >
            <Radio.Indicator size="xs" />
            <span className="grow">{t(`application.vote.choice.${choice}`)}</span>
            <Kbd aria-hidden>{letter.toUpperCase()}</Kbd>
          </Radio.Card>
        ))}
      </Radio.Group>
      {!mayRecommend && <p className="meta sub case-gap">{t('application.vote.notApproved')}</p>}
      {form.choice === 'as-recommended' && (
        <SignedTerms vote={{ ...view.assessment.terms, choice: form.choice }} view={view} />
      )}
      {form.choice === 'amended' && (
        <>
          <AmendedTerms view={view} form={form} onChange={draft.set} />
          <ConditionRows
            conditions={form.conditions}
            recommended={view.assessment.terms.conditions}
            onChange={(conditions) => draft.set({ ...form, conditions })}
          />
        </>
      )}
    </>
  )
}
