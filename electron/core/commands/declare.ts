import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { itemOf, ownDeclaration, toNow } from '../standing.ts'
import { clearDraft, type DraftOf, readDraft, saveDraft } from '../store/drafts.ts'
import { sweep } from '../store/erase.ts'
import { withdrawnAt } from '../store/withdrawals.ts'

/** Errors: `not-found`, `withdrawn`, those of `transact`. */
export function draftDeclaration(
  desk: Desk,
  { applicationId, draft }: Argument<'draftDeclaration'>,
): Result<Reply<'draftDeclaration'>, AppError> {
  const declarable = checkDeclarable(desk, applicationId)
  if (!declarable.ok) return declarable
  const saved =
    draft === null
      ? clearDraft(desk.store, 'declaration', applicationId)
      : saveDraft(desk.store, 'declaration', applicationId, draft, toNow(desk))
  if (!saved.ok) return saved
  desk.deps.changed(['declarations', 'batch'])
  return ok({ savedAt: saved.value })
}

/** An interest needs a kind and words for the chairman. */
export const isComplete = (draft: DraftOf<'declaration'>): boolean =>
  draft.answer === 'none' || (draft.interestKind !== null && draft.text.trim() !== '')

/**
 * Signs the drafts of the list, all or none. Errors: `incomplete` when one of them is missing or half written, those of
 * `draftDeclaration` and of `compose`.
 */
export async function signDeclarations(
  desk: Desk,
  { applicationIds }: Argument<'signDeclarations'>,
): Promise<Result<Reply<'signDeclarations'>, AppError>> {
  const makeDrafts = (): Result<readonly Draft[], AppError> => {
    const drafts: Draft[] = []
    for (const application of applicationIds) {
      const declarable = checkDeclarable(desk, application)
      if (!declarable.ok) return declarable
      const draft = readDraft(desk.store, 'declaration', application)
      if (draft === null || !isComplete(draft)) return err({ kind: 'incomplete' })
      drafts.push(toDeclaration(desk, application, draft, null))
    }
    return ok(drafts)
  }
  const composed = await compose(desk, makeDrafts, () => {
    for (const application of applicationIds) clearDraft(desk.store, 'declaration', application)
  })
  return composed.ok ? ok({ signed: composed.value.length }) : composed
}

/**
 * Late: from this moment nothing of the application is on this laptop. The record says what had been opened before.
 * Errors: `incomplete`, those of `draftDeclaration` and of `compose`.
 */
export async function withdraw(
  desk: Desk,
  { applicationId, interestKind, text }: Argument<'withdraw'>,
): Promise<Result<null, AppError>> {
  if (text.trim() === '') return err({ kind: 'incomplete' })
  const composed = await compose(desk, () => {
    const declarable = checkDeclarable(desk, applicationId)
    if (!declarable.ok) return declarable
    const opened = desk.store.all<{ document: DocumentHash }>(
      'SELECT document FROM reading WHERE application = ? ORDER BY opened_at LIMIT 100',
      applicationId,
    )
    const openedDocuments = opened.map(({ document }) => document)
    return ok([toDeclaration(desk, applicationId, { answer: 'interest', interestKind, text }, { openedDocuments })])
  })
  if (!composed.ok) return composed
  sweep(desk.store, desk.documentsFolder)
  desk.deps.changed(['batch', 'declarations', 'application', 'outbox'])
  return ok(null)
}

function toDeclaration(
  desk: Desk,
  application: ApplicationId,
  { answer, interestKind, text }: DraftOf<'declaration'>,
  withdrawn: { readonly openedDocuments: DocumentHash[] } | null,
): Draft {
  const interest = answer === 'interest' && interestKind !== null ? { kind: interestKind, text: text.trim() } : null
  const replaces = ownDeclaration(desk, application)?.recordId ?? null
  return { kind: 'declaration', application, body: { answer, interest, withdrawn, replaces } }
}

function checkDeclarable(desk: Desk, application: ApplicationId): Result<null, AppError> {
  if (withdrawnAt(desk.store, application, desk.own.member) !== null) return err({ kind: 'withdrawn' })
  return itemOf(desk, application) === null ? err({ kind: 'not-found' }) : ok(null)
}
