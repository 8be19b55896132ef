import type { ApplicationView, VoteDraft } from '../../../shared/api/application.ts'
import type { Condition, ProjectTerms } from '../../../shared/application-form.ts'
import { mayApprove } from './vote-checks.ts'

/** What is typed in the vote pane. An empty number field is null, and keeps the vote from being signed. */
export interface VoteForm {
  readonly choice: VoteDraft['choice']
  readonly projects: readonly ProjectForm[]
  readonly conditions: readonly Condition[]
}
export interface ProjectForm {
  readonly cards: number | null
  readonly months: number | null
  readonly start: string | null
  readonly subsidyBp: number | null
  readonly ceilingCents: number | null
}

export const toVoteForm = ({ choice, projects, conditions }: VoteDraft): VoteForm => ({ choice, projects, conditions })

/** What was signed, with the recommended terms where it held none. */
export function toSignedForm({ vote, voteDraft, assessment }: ApplicationView): VoteForm {
  if (vote === null) return toVoteForm(voteDraft)
  const terms = vote.projects.length === 0 ? assessment.terms : vote
  return { choice: vote.choice, projects: terms.projects, conditions: terms.conditions }
}

/** Null while a field is empty. */
export function toTerms(form: ProjectForm): ProjectTerms | null {
  const { cards, months, start, subsidyBp, ceilingCents } = form
  if (cards === null || months === null || start === null || subsidyBp === null || ceilingCents === null) return null
  return { cards, months, start, subsidyBp, ceilingCents }
}

/** What goes to the desk: a project with an empty field keeps its recommended terms until it is filled in again. */
export const toSaved = (form: VoteForm, recommended: readonly ProjectTerms[]): Omit<VoteDraft, 'savedAt'> => ({
  choice: form.choice,
  conditions: form.conditions,
  projects: form.projects.flatMap((project, index) => toTerms(project) ?? recommended[index] ?? []),
})

export type Obstacle = 'choose' | 'blank' | 'nothing' | 'refused' | 'blank-condition' | 'same' | 'not-approved'

/** Why it cannot be signed yet; null when it can. */
export function obstacleOf(form: VoteForm, view: ApplicationView): Obstacle | null {
  if (form.choice === null) return 'choose'
  if (form.choice === 'as-recommended') return view.assessment.recommendation === 'approve' ? null : 'not-approved'
  if (form.choice !== 'amended') return null
  const terms = form.projects.map(toTerms)
  if (terms.some((each) => each === null)) return 'blank'
  const whole = terms.filter((each) => each !== null)
  if (whole.some(({ subsidyBp }) => subsidyBp > view.scoring.specialSubsidyCeilingBp)) return 'refused'
  if (!whole.every((each) => mayApprove(each, view.scoring))) return 'nothing'
  if (form.conditions.some(({ text }) => text.trim() === '')) return 'blank-condition'
  return isRecommended(form, view) ? 'same' : null
}

export const isSameVote = (one: VoteForm, other: VoteForm): boolean =>
  one.choice === other.choice && isSameTerms(one, other)

function isRecommended(form: VoteForm, { assessment }: ApplicationView): boolean {
  return assessment.recommendation === 'approve' && isSameTerms(form, assessment.terms)
}

const isSameTerms = (one: Pick<VoteForm, 'projects' | 'conditions'>, other: typeof one): boolean =>
  JSON.stringify([one.projects.map(inOrder), one.conditions.map(({ text, due }) => [text, due])]) ===
  JSON.stringify([other.projects.map(inOrder), other.conditions.map(({ text, due }) => [text, due])])

const inOrder = ({ cards, months, start, subsidyBp, ceilingCents }: ProjectForm) => [
  cards,
  months,
  start,
  subsidyBp,
  ceilingCents,
]
