import type { DeclarationRow, DeclarationsView } from '../../../shared/api/batch.ts'
import type { ApplicationId, BatchId } from '../../../shared/ids.ts'
import type { Desk } from '../desk.ts'
import { declarationState, itemOf, ownDeclaration } from '../standing.ts'
import { readDraft } from '../store/drafts.ts'
import { withdrawnAt } from '../store/withdrawals.ts'
import { shownBatch } from './batch.ts'
import { createLikely } from './likely.ts'

/** Null: no batch has arrived. What is still to answer comes first. */
export function declarationsView(desk: Desk, wanted?: BatchId): DeclarationsView | null {
  const batch = shownBatch(desk, wanted)
  if (batch === null) return null
  const likely = createLikely(desk)
  const rows = batch.body.applications.flatMap(
    ({ application, number }) => toRow(desk, application, number, likely) ?? [],
  )
  return { due: batch.body.declarationsDue, rows: rows.sort(byNeed) }
}

const byNeed = (a: DeclarationRow, b: DeclarationRow): number =>
  Number(b.state === 'to-answer') - Number(a.state === 'to-answer') || a.number - b.number

function toRow(
  desk: Desk,
  applicationId: ApplicationId,
  number: number,
  likely: ReturnType<typeof createLikely>,
): DeclarationRow | null {
  if (withdrawnAt(desk.store, applicationId, desk.own.member) !== null)
    return { state: 'withdrawn', number, applicationId }
  const item = itemOf(desk, applicationId)
  if (item === null) return null
  const { category, applicant, projects, people, partners } = item.body
  const signed = ownDeclaration(desk, applicationId)
  const draft = readDraft(desk.store, 'declaration', applicationId)
  return {
    state: signed === null ? 'to-answer' : 'signed',
    applicationId,
    number,
    category,
    applicant,
    projects,
    people,
    partners,
    addedAt: item.at,
    draft,
    signedAt: signed?.at ?? null,
    declaration: declarationState(desk, applicationId),
    likely: likely(desk.own.member, applicationId),
  }
}
