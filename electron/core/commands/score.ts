import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { declarationState, heldPapers, type HeldPapers, mayScore, ownAct, toNow } from '../standing.ts'
import { clearDraft, type DraftOf, readDraft, saveDraft } from '../store/drafts.ts'

/** Errors: `observing`, those of `heldPapers` and of `transact`. */
export function draftScore(
  desk: Desk,
  { applicationId, criteria }: Argument<'draftScore'>,
): Result<Reply<'draftScore'>, AppError> {
  const papers = scorablePapers(desk, applicationId)
  if (!papers.ok) return papers
  const draft = { papers: papers.value.papersId, criteria }
  const saved = saveDraft(desk.store, 'score', applicationId, draft, toNow(desk))
  if (!saved.ok) return saved
  desk.deps.changed(['batch'])
  return ok({ savedAt: saved.value })
}

/**
 * Signs the draft as this member's score; an earlier one is replaced, never changed. Errors: `incomplete`, `superseded`
 * (the papers were re-issued since the draft was last touched), `observing`, those of `heldPapers` and of `compose`.
 */
export async function submitScore(
  desk: Desk,
  { applicationId }: Argument<'submitScore'>,
): Promise<Result<Reply<'submitScore'>, AppError>> {
  const makeDrafts = (): Result<readonly Draft[], AppError> => {
    const papers = scorablePapers(desk, applicationId)
    if (!papers.ok) return papers
    const draft = readDraft(desk.store, 'score', applicationId)
    const criteria = draft === null ? null : toCriteria(draft)
    if (draft === null || criteria === null) return err({ kind: 'incomplete' })
    if (draft.papers !== papers.value.papersId) return err({ kind: 'superseded' })
    const body = { papers: draft.papers, criteria, replaces: ownAct(desk, 'score', applicationId) }
    return ok([{ kind: 'score', application: applicationId, body }])
  }
  const composed = await compose(desk, makeDrafts, () => clearDraft(desk.store, 'score', applicationId))
  if (!composed.ok) return composed
  const [signed] = composed.value
  if (signed === undefined) throw new Error('one draft makes one record')
  return ok({ recordId: signed.recordId, signedAt: signed.at, number: null })
}

function scorablePapers(desk: Desk, application: ApplicationId): Result<HeldPapers, AppError> {
  const papers = heldPapers(desk, application)
  if (!papers.ok) return papers
  return mayScore(declarationState(desk, application)) ? papers : err({ kind: 'observing' })
}

/** Null unless all four have a score and a comment. */
function toCriteria({ criteria }: DraftOf<'score'>): Body<'score'>['criteria'] | null {
  const complete = criteria.flatMap(({ score, comment }) =>
    score === null || comment.trim() === '' ? [] : [{ score, comment: comment.trim() }],
  )
  const [fit, need, feasibility, capability] = complete
  if (complete.length !== 4 || !fit || !need || !feasibility || !capability) return null
  return [fit, need, feasibility, capability]
}
