import type { DeclarationState } from '../../shared/api/batch.ts'
import type { AppError } from '../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../shared/ids.ts'
import type { RecordOf, Ruling } from '../../shared/records.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import type { Desk } from './desk.ts'
import { clockState } from './lease.ts'
import { readDraft } from './store/drafts.ts'
import { heldIdentity } from './store/identities.ts'
import { readRecord } from './store/read-record.ts'
import { withdrawnAt } from './store/withdrawals.ts'

// Where the member of this desk stands in one application. Every command and query asks here, so that no screen can
// come to another answer than the one that is signed on.

/** Null: no such application on this desk. */
export function itemOf(desk: Desk, application: ApplicationId): RecordOf<'item'> | null {
  const row = desk.store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM current_items WHERE application = ?',
    application,
  )
  return row === undefined ? null : readRecord(desk.store, row.recordId, 'item')
}

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

export interface OwnDeclaration {
  readonly recordId: RecordId
  readonly at: string
  readonly answer: 'none' | 'interest'
}
export const ownDeclaration = ({ store, own }: Desk, application: ApplicationId): OwnDeclaration | null =>
  store.get<OwnDeclaration>(
    `SELECT record_id AS recordId, at, answer FROM current_declarations WHERE application = ? AND member = ?`,
    application,
    own.member,
  ) ?? null

/** The ruling on the declaration in force. Null: none, or it was about an older one. */
export const ownRuling = (
  { store, own }: Desk,
  application: ApplicationId,
  declaration: RecordId,
): Exclude<Ruling, 'withdraw'> | null =>
  store.get<{ ruling: Exclude<Ruling, 'withdraw'> }>(
    `SELECT ruling FROM current_rulings WHERE application = ? AND member = ? AND declaration = ?`,
    application,
    own.member,
    declaration,
  )?.ruling ?? null

/** Not for a withdrawn application: ask `withdrawnAt` first. */
export function declarationState(desk: Desk, application: ApplicationId): DeclarationState {
  const declared = ownDeclaration(desk, application)
  if (declared === null) return readDraft(desk.store, 'declaration', application) === null ? 'not-declared' : 'draft'
  if (declared.answer === 'none') return 'no-interest'
  return ownRuling(desk, application, declared.recordId) ?? 'awaiting-ruling'
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
