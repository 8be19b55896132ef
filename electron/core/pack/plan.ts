import type { PackClosed, PackDocument } from '../../../shared/api/pack.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, Bilingual, MemberId } from '../../../shared/ids.ts'
import type { Body, RecordOf } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { newestBatch } from '../queries/batch.ts'
import { membersOf, mustBe, ownRole } from '../secretariat/acting.ts'
import { declarationState, type HeldPapers, itemOf, readablePapers } from '../standing.ts'
import { fileState } from '../store/documents.ts'
import { withdrawnAt } from '../store/withdrawals.ts'
import { agendaItems } from './agenda.ts'

// What one copy of the pack holds: decided here and nowhere else, from what the copy's reader may read.

export type PlannedItem =
  | { readonly kind: 'other'; readonly title: string }
  | { readonly kind: 'withdrawn'; readonly number: number }
  | {
      readonly kind: 'application'
      readonly applicationId: ApplicationId
      readonly number: number
      readonly applicant: Bilingual
      readonly projects: readonly Bilingual[]
      readonly closed: PackClosed
      readonly papers: null
      readonly documents: readonly []
    }
  | {
      readonly kind: 'application'
      readonly applicationId: ApplicationId
      readonly number: number
      readonly applicant: Bilingual
      readonly projects: readonly Bilingual[]
      readonly closed: null
      readonly papers: HeldPapers
      readonly documents: readonly PlannedDocument[]
    }
export interface PlannedDocument extends PackDocument {
  readonly clearBytes: number
}
export interface PackPlan {
  readonly batch: Body<'batch'>
  /** Whose copy it is; null: the secretariat's own, with everything. */
  readonly holder: Bilingual | null
  readonly items: readonly PlannedItem[]
}

/**
 * Null as `copyFor`: of this desk. Null as value: no batch has arrived. Errors: `bad-request` (a member's desk makes none
 * for others), `not-found` (no such member), `clock-wrong`.
 */
export function planPack(desk: Desk, copyFor: MemberId | null): Result<PackPlan | null, AppError> {
  const reader = readerOf(desk, copyFor)
  if (!reader.ok) return reader
  const batch = newestBatch(desk)
  if (batch === null) return ok(null)
  const items: PlannedItem[] = []
  for (const item of agendaItems(desk, batch.body)) {
    if (item.kind === 'other') {
      items.push(item)
      continue
    }
    const planned = planApplication(desk, reader.value, item.application, item.number)
    if (!planned.ok) return planned
    if (planned.value !== null) items.push(planned.value)
  }
  return ok({ batch: batch.body, holder: reader.value.name, items })
}

/** Two plans with one key put the same papers before the same reader. */
export const planKey = ({ batch, items }: PackPlan): string =>
  JSON.stringify([
    batch.batch,
    items.map((item) =>
      item.kind === 'application' ? [item.applicationId, item.closed, item.papers?.papersId ?? null] : item,
    ),
  ])

interface Reader {
  readonly member: MemberId
  readonly name: Bilingual | null
  /** `self`: this desk's own key decides. `member`: what that member has declared, was ruled and was granted. */
  readonly by: 'self' | 'member'
}
function readerOf(desk: Desk, copyFor: MemberId | null): Result<Reader, AppError> {
  if (copyFor === null || copyFor === desk.own.member) {
    const name = ownRole(desk) === 'secretary' ? null : desk.own.memberName
    return ok({ member: desk.own.member, name, by: 'self' })
  }
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const member = membersOf(desk).find((row) => row.member === copyFor)
  return member === undefined ? err({ kind: 'not-found' }) : ok({ member: copyFor, name: member.name, by: 'member' })
}

/** Null: its line of the declaration list has not arrived. */
function planApplication(
  desk: Desk,
  reader: Reader,
  application: ApplicationId,
  number: number,
): Result<PlannedItem | null, AppError> {
  if (withdrawnAt(desk.store, application, reader.member) !== null) return ok({ kind: 'withdrawn', number })
  const item = itemOf(desk, application)
  if (item === null) return ok(null)
  const line = lineOf(item, application, number)
  const notYet = reader.by === 'member' ? closedFor(desk, reader.member, application) : null
  if (notYet !== null) return ok({ ...line, closed: notYet, papers: null, documents: [] })
  const papers = readablePapers(desk, application)
  if (papers.ok) return ok({ ...line, closed: null, papers: papers.value, documents: documentsOf(desk, papers.value) })
  const closed = closedBy(desk, papers.error, application)
  return closed === null ? papers : ok({ ...line, closed, papers: null, documents: [] })
}

const lineOf = ({ body: { applicant, projects } }: RecordOf<'item'>, applicationId: ApplicationId, number: number) =>
  ({ kind: 'application', applicationId, number, applicant, projects }) as const

const documentsOf = (desk: Desk, { record }: HeldPapers): readonly PlannedDocument[] =>
  record.body.documents.map(({ sealedSha256, letter, title, pages, clearBytes }) => ({
    hash: sealedSha256,
    letter,
    title,
    pages,
    clearBytes,
    state: viewStates[fileState(desk.store, sealedSha256)],
  }))
const viewStates = { held: 'held', damaged: 'damaged', wanted: 'on-its-way' } as const

/** Null: it is something else than a key that is not held. */
function closedBy(desk: Desk, error: AppError, application: ApplicationId): PackClosed | null {
  if (error.kind === 'expired') return 'lapsed'
  if (error.kind !== 'no-grant') return null
  const state = declarationState(desk, application)
  if (state === 'not-declared' || state === 'draft') return 'not-declared'
  return state === 'awaiting-ruling' ? 'awaiting-ruling' : 'awaiting-key'
}

/** Null: the member holds a key today. Not asked for a member who withdrew. */
function closedFor({ store, deps }: Desk, member: MemberId, application: ApplicationId): PackClosed | null {
  const declared = store.get<{ answer: string; ruling: string | null }>(
    `SELECT d.answer, r.ruling FROM current_declarations d LEFT JOIN current_rulings r
       ON r.application = d.application AND r.member = d.member AND r.declaration = d.record_id
     WHERE d.application = ? AND d.member = ?`,
    application,
    member,
  )
  if (declared === undefined) return 'not-declared'
  if (declared.answer !== 'none' && declared.ruling === null) return 'awaiting-ruling'
  const grant = store.get<{ leaseEnds: string | null }>(
    'SELECT lease_ends AS leaseEnds FROM current_grants WHERE application = ? AND member = ?',
    application,
    member,
  )
  if (grant === undefined || grant.leaseEnds === null) return 'awaiting-key'
  return grant.leaseEnds <= new Date(deps.now()).toISOString() ? 'lapsed' : null
}
