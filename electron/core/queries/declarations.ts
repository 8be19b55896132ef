import type { DeclarationRow, DeclarationsView } from '../../../shared/api/batch.ts'
import type { ApplicationId, BatchId, MemberId } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { itemsOf, toDeclarationState } from '../standing.ts'
import { type DraftOf, readDrafts, type Saved } from '../store/drafts.ts'
import { type Declared, declaredBy } from '../store/withdrawals.ts'
import { shownBatch } from './batch.ts'
import { createLikely } from './likely.ts'

/** Null: no batch has arrived. What is still to answer comes first. */
export function declarationsView(desk: Desk, wanted?: BatchId): DeclarationsView | null {
  const batch = shownBatch(desk, wanted)
  if (batch === null) return null
  const applications = batch.body.applications.map(({ application }) => application)
  const facts: Facts = {
    declared: declaredBy(desk.store, desk.own.member, applications),
    items: itemsOf(desk, applications),
    drafts: readDrafts(desk.store, 'declaration', applications),
    likely: createLikely(desk, applications),
  }
  const rows = batch.body.applications.flatMap(
    ({ application, number }) => toRow(facts, desk.own.member, application, number) ?? [],
  )
  return { due: batch.body.declarationsDue, rows: rows.sort(byNeed) }
}

const byNeed = (a: DeclarationRow, b: DeclarationRow): number =>
  Number(b.state === 'to-answer') - Number(a.state === 'to-answer') || a.number - b.number

/** Of all applications of the batch: a handful of questions, however many there are. */
interface Facts {
  readonly declared: ReadonlyMap<ApplicationId, Declared>
  readonly items: ReadonlyMap<ApplicationId, RecordOf<'item'>>
  readonly drafts: ReadonlyMap<ApplicationId, Saved<DraftOf<'declaration'>>>
  readonly likely: ReturnType<typeof createLikely>
}

function toRow(facts: Facts, member: MemberId, applicationId: ApplicationId, number: number): DeclarationRow | null {
  const signed = facts.declared.get(applicationId) ?? null
  if (signed !== null && signed.withdrawnAt !== null) return { state: 'withdrawn', number, applicationId }
  const item = facts.items.get(applicationId)
  if (item === undefined) return null
  const { category, applicant, projects, people, partners } = item.body
  const draft = facts.drafts.get(applicationId) ?? null
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
    declaration: toDeclarationState(signed, draft !== null),
    likely: facts.likely(member, applicationId),
  }
}
