import type { DeclarationState } from '../../shared/api/batch.ts'
import type { AppError } from '../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../shared/ids.ts'
import type { RecordOf } from '../../shared/records.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import type { Desk } from './desk.ts'
import { clockState } from './lease.ts'
import { readDraft } from './store/drafts.ts'
import { heldIdentity } from './store/identities.ts'
import { readRecord } from './store/read-record.ts'
import { type Declared, declaredBy, withdrawnAt } from './store/withdrawals.ts'

// Where the member of this desk stands in one application. Every command and query asks here, so that no screen can
// come to another answer than the one that is signed on.

/** By one question, however many: what a list shows at every start must not cost more with each line of it. */
export function itemsOf(
  { store }: Desk,
  applications: readonly ApplicationId[],
): ReadonlyMap<ApplicationId, RecordOf<'item'>> {
  const rows = store.all<{ application: ApplicationId; text: string }>(
    `SELECT i.application, CAST(l.bytes AS TEXT) AS text
     FROM current_items i JOIN log l ON l.record_id = i.record_id AND l.kind = 'item' AND l.bytes IS NOT NULL
     WHERE i.application IN (SELECT value FROM json_each(?))`,
    JSON.stringify(applications),
  )
  return new Map(rows.map(({ application, text }) => [application, JSON.parse(text) as RecordOf<'item'>]))
}

/** Null: no such application on this desk. */
export const itemOf = (desk: Desk, application: ApplicationId): RecordOf<'item'> | null =>
  itemsOf(desk, [application]).get(application) ?? null

/** The member's own vote or score in force on each application. */
export function ownActs(
  { store, own }: Desk,
  kind: 'vote' | 'score',
  applications: readonly ApplicationId[],
): ReadonlyMap<ApplicationId, RecordId> {
  const rows = store.all<{ application: ApplicationId; recordId: RecordId }>(
    `SELECT application, record_id AS recordId FROM current_${kind}s
     WHERE application IN (SELECT value FROM json_each(?)) AND member = ?`,
    JSON.stringify(applications),
    own.member,
  )
  return new Map(rows.map(({ application, recordId }) => [application, recordId]))
}

/** Null: none is in force. */
export const ownAct = (desk: Desk, kind: 'vote' | 'score', application: ApplicationId): RecordId | null =>
  ownActs(desk, kind, [application]).get(application) ?? null

export interface HeldPapers {
  readonly papersId: RecordId
  readonly record: RecordOf<'papers'>
}
/** The papers in force. Null: none have come, or they were erased. */
export function papersOf(desk: Desk, application: ApplicationId): HeldPapers | null {
  const row = desk.store.get<{ papersId: RecordId }>(
    'SELECT record_id AS papersId FROM current_papers WHERE application = ?',
    application,
  )
  const record = row === undefined ? null : readRecord(desk.store, row.papersId, 'papers')
  return row === undefined || record === null ? null : { papersId: row.papersId, record }
}

export const ownDeclaration = ({ store, own }: Desk, application: ApplicationId): Declared | null =>
  declaredBy(store, own.member, [application]).get(application) ?? null

/** Not for a withdrawn application: ask `withdrawnAt` first. */
export function declarationState(desk: Desk, application: ApplicationId): DeclarationState {
  const declared = ownDeclaration(desk, application)
  return toDeclarationState(declared, declared === null && readDraft(desk.store, 'declaration', application) !== null)
}

/** Not for a withdrawn application. */
export function toDeclarationState(declared: Declared | null, isDrafted: boolean): DeclarationState {
  if (declared === null) return isDrafted ? 'draft' : 'not-declared'
  if (declared.answer === 'none') return 'no-interest'
  if (declared.ruling === 'withdraw') throw new Error('who has withdrawn has no state')
  return declared.ruling ?? 'awaiting-ruling'
}

export const mayVote = (declaration: DeclarationState): boolean =>
  declaration === 'no-interest' || declaration === 'speak-and-vote'

/** Who only observes says nothing on the application, and a score says something. */
export const mayScore = (declaration: DeclarationState): boolean => declaration !== 'observe'

/**
 * The papers, if this desk holds them and their key: what drafts are saved and acts are signed on. A wrong clock keeps
 * nobody from either. Errors: `not-found`, `withdrawn`, `expired`, `no-grant`.
 */
export function heldPapers(desk: Desk, application: ApplicationId): Result<HeldPapers, AppError> {
  const { store, own } = desk
  if (withdrawnAt(store, application, own.member) !== null) return err({ kind: 'withdrawn' })
  const lapsed = store.get<{ leaseEnds: string }>(
    'SELECT lease_ends AS leaseEnds FROM lapses WHERE application = ?',
    application,
  )
  if (lapsed !== undefined) return err({ kind: 'expired', leaseEnds: lapsed.leaseEnds })
  if (itemOf(desk, application) === null) return err({ kind: 'not-found' })
  if (heldIdentity(store, application) === null) return err({ kind: 'no-grant' })
  const papers = papersOf(desk, application)
  return papers === null ? err({ kind: 'no-grant' }) : ok(papers)
}

/** The papers, if they may be read now. Errors: those of `heldPapers`, and `clock-wrong`. */
export function readablePapers(desk: Desk, application: ApplicationId): Result<HeldPapers, AppError> {
  const papers = heldPapers(desk, application)
  if (!papers.ok) return papers
  const clock = clockState(desk.store, desk.deps.now())
  return clock === null ? papers : err(clock)
}

export const toNow = (desk: Desk): string => new Date(desk.deps.now()).toISOString()
