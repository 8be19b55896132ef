import type { Argument, Reply } from '../../../shared/api.ts'
import type { Terms } from '../../../shared/application-form.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { scoringInForce } from '../queries/scoring.ts'
import { declarationState, type HeldPapers, mayVote, heldPapers, ownAct, toNow } from '../standing.ts'
import { clearDraft, type DraftOf, readDraft, saveDraft } from '../store/drafts.ts'

/** Errors: `not-voting`, those of `heldPapers` and of `transact`. */
export function draftVote(
  desk: Desk,
  { applicationId, choice, projects, conditions }: Argument<'draftVote'>,
): Result<Reply<'draftVote'>, AppError> {
  const papers = votablePapers(desk, applicationId)
  if (!papers.ok) return papers
  const draft = { papers: papers.value.papersId, choice, projects, conditions }
  const saved = saveDraft(desk.store, 'vote', applicationId, draft, toNow(desk))
  if (!saved.ok) return saved
  desk.deps.changed(['batch'])
  return ok({ savedAt: saved.value })
}

/**
 * Signs the draft as this member's vote; an earlier one is replaced, never changed. Errors: `incomplete` (no choice,
 * terms that miss a project, a condition without words, a subsidy over the special ceiling), `superseded`,
 * `not-voting`, those of `heldPapers` and of `compose`.
 */
export async function signVote(
  desk: Desk,
  { applicationId }: Argument<'signVote'>,
): Promise<Result<Reply<'signVote'>, AppError>> {
  const makeDrafts = (): Result<readonly Draft[], AppError> => {
    const papers = votablePapers(desk, applicationId)
    if (!papers.ok) return papers
    const draft = readDraft(desk.store, 'vote', applicationId)
    if (draft === null) return err({ kind: 'incomplete' })
    if (draft.papers !== papers.value.papersId) return err({ kind: 'superseded' })
    const body = toVote(draft, papers.value, ownAct(desk, 'vote', applicationId), maxSubsidyBp(desk))
    return body === null ? err({ kind: 'incomplete' }) : ok([{ kind: 'vote', application: applicationId, body }])
  }
  const composed = await compose(desk, makeDrafts, () => clearDraft(desk.store, 'vote', applicationId))
  if (!composed.ok) return composed
  const [signed] = composed.value
  if (signed === undefined) throw new Error('one draft makes one record')
  return ok({ recordId: signed.recordId, signedAt: signed.at, number: null })
}

function votablePapers(desk: Desk, application: ApplicationId): Result<HeldPapers, AppError> {
  const papers = heldPapers(desk, application)
  if (!papers.ok) return papers
  return mayVote(declarationState(desk, application)) ? papers : err({ kind: 'not-voting' })
}

/** A vote that approves holds its terms in full, also when they are the recommended ones. */
function toVote(
  { choice, projects, conditions, papers }: DraftOf<'vote'>,
  { record }: HeldPapers,
  replaces: RecordId | null,
  maxBp: number,
): Body<'vote'> | null {
  if (choice === null) return null
  if (choice !== 'as-recommended' && choice !== 'amended') return { choice, papers, replaces }
  const recommended = record.body.assessment.terms
  const asRecommended = choice === 'as-recommended'
  const terms: Terms = asRecommended ? recommended : { projects, conditions }
  const isWhole = terms.projects.length === record.body.form.projects.length
  const isLawful = terms.projects.every(({ subsidyBp }) => subsidyBp <= maxBp)
  const isWorded = terms.conditions.every(({ text }) => text.trim() !== '')
  return isWhole && isLawful && isWorded ? { choice: 'approve', asRecommended, terms, papers, replaces } : null
}

/** Ceiling for special and exceptional cases [P 13]; a dated setting. */
const maxSubsidyBp = (desk: Desk): number => scoringInForce(desk).specialSubsidyCeilingBp
