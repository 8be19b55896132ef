import type { BatchDates } from '../../../shared/batch-plan.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, BatchId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { datesToSign, planProblems } from '../../../shared/rules/batch-dates.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { toNow } from '../standing.ts'
import { heldIdentity } from '../store/identities.ts'
import { readRecord } from '../store/read-record.ts'
import { mustBe } from './acting.ts'
import { type GrantDraft, oweAgain, sendAgain, type Owed } from './send-again.ts'

/**
 * Other dates for a published batch, as a new record; the applications and their numbers stay. Where the lease end
 * moves, everybody who holds a key gets it again with the new end, in the same act. Errors: `bad-request` (not the
 * secretariat), `not-found`, `incomplete` (dates that cannot be), those of the store.
 */
export async function correctBatch(desk: Desk, batch: BatchId, dates: BatchDates): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const signable = datesToSign(dates)
  const problems = planProblems({ ...dates, applications: [] }, toNow(desk))
  const kept = new Set(['no-applications', 'declarations-past'])
  if (signable === null || problems.some(({ kind }) => !kept.has(kind))) return err({ kind: 'incomplete' })
  let debts: readonly Owed[] = []
  const makeDrafts = (): Result<readonly Draft[], AppError> => {
    const row = desk.store.get<{ recordId: RecordId }>(
      'SELECT record_id AS recordId FROM current_batches WHERE batch = ?',
      batch,
    )
    const before = row === undefined ? null : readRecord(desk.store, row.recordId, 'batch')
    if (before === null) return err({ kind: 'not-found' })
    const body = { ...before.body, ...signable }
    const moved = grantsToMove(desk, batch, signable.leaseEnds)
    debts = signable.leaseEnds > before.body.leaseEnds ? lapsedMeanwhile(moved) : []
    return ok([{ kind: 'batch', body }, ...moved])
  }
  const signed = await compose(desk, makeDrafts, () => oweAgain(desk, debts))
  return signed.ok ? sendAgain(desk) : signed
}

/** A laptop that is away may reach the old end before it hears of the new one: what it then erased is due again. */
const lapsedMeanwhile = (moved: readonly GrantDraft[]): readonly Owed[] =>
  [...new Set(moved.map(({ application }) => application))].flatMap((application) =>
    application === undefined ? [] : [{ application, member: null }],
  )

/** A key whose lease has lapsed stays lapsed: its papers are gone from that laptop. */
function grantsToMove(desk: Desk, batch: BatchId, leaseEnds: string): readonly GrantDraft[] {
  const rows = desk.store.all<{ application: ApplicationId; member: MemberId }>(
    `SELECT g.application, g.member FROM current_grants g
     JOIN current_items i ON i.application = g.application AND i.batch = ?
     WHERE g.lease_ends > ? AND g.lease_ends <> ?`,
    batch,
    toNow(desk),
    leaseEnds,
  )
  return rows.flatMap(({ application, member }) => {
    const held = heldIdentity(desk.store, application)
    if (held === null) return []
    return [{ kind: 'grant', application, body: { member, identity: held.identity, leaseEnds } } as const]
  })
}
