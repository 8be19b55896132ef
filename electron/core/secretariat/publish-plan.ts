import type { BatchPlan } from '../../../shared/batch-plan.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, BatchId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { datesToSign, planProblems } from '../../../shared/rules/batch-dates.ts'
import type { Desk } from '../desk.ts'
import { itemOf, papersOf, toNow } from '../standing.ts'
import { beginPlan, readPlan, removePlan, writePlan, type PlanRow } from '../store/batch-plans.ts'
import { readPrepared } from '../store/prepared.ts'
import { transact } from '../store/transact.ts'
import { mustBe, randomId } from './acting.ts'
import { publishBatch, type NewApplication } from './batch.ts'
import { toPapers } from './readiness.ts'

const nothingYet: BatchPlan = {
  name: '',
  cutOff: null,
  declarationsDue: null,
  scoresDue: null,
  meetingAt: null,
  leaseEnds: null,
  applications: [],
}

/** Errors: `bad-request` (not the secretariat), those of the store. */
export function startPlan(desk: Desk): Result<BatchId, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  // Chosen now and kept, so that an attempt that breaks off goes on as the same batch.
  const batch = randomId(desk) as BatchId
  const written = transact(desk.store, () => writePlan(desk.store, batch, nothingYet, toNow(desk)))
  if (!written.ok) return written
  desk.deps.changed(['board'])
  return ok(batch)
}

/** As typed. Errors: `not-found`, `bad-request` (publishing has begun), those of the store. */
export function savePlan(desk: Desk, batch: BatchId, plan: BatchPlan): Result<string, AppError> {
  const found = changeable(desk, batch)
  if (!found.ok) return found
  const at = toNow(desk)
  const hasOthers = JSON.stringify(found.value.plan.applications) !== JSON.stringify(plan.applications)
  const written = transact(desk.store, () => writePlan(desk.store, batch, plan, at))
  if (!written.ok) return written
  desk.deps.changed(hasOthers ? ['board', 'prepared'] : ['board'])
  return ok(at)
}

/** Errors: as `savePlan`. */
export function dropPlan(desk: Desk, batch: BatchId): Result<null, AppError> {
  const found = changeable(desk, batch)
  if (!found.ok) return found
  const removed = transact(desk.store, () => removePlan(desk.store, batch))
  if (!removed.ok) return removed
  desk.deps.changed(['board', 'prepared'])
  return ok(null)
}

function changeable(desk: Desk, batch: BatchId): Result<PlanRow, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const row = readPlan(desk.store, batch)
  if (row === null) return err({ kind: 'not-found' })
  return row.begunAt === null ? ok(row) : err({ kind: 'bad-request', reason: 'begun' })
}

/**
 * The declaration list to everybody, the papers to nobody yet. From here on the plan is as it is: given again after a
 * break, the same batch is finished and nothing is signed twice. Gives how many applications. Errors: `not-found`,
 * `incomplete` (dates or an application), those of `publishBatch`.
 */
export async function publishPlan(
  desk: Desk,
  batch: BatchId,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Result<number, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const row = readPlan(desk.store, batch)
  if (row === null) return err({ kind: 'not-found' })
  const isFirst = row.begunAt === null
  const plan = isFirst ? withoutRemoved(desk, row.plan) : row.plan
  const dates = datesToSign(plan)
  if (dates === null || (isFirst && planProblems(plan, toNow(desk)).length > 0)) return err({ kind: 'incomplete' })
  const applications = toApplications(desk, plan.applications, batch)
  if (applications === null) return err({ kind: 'incomplete' })
  const begun = transact(desk.store, () => {
    if (isFirst) writePlan(desk.store, batch, plan, toNow(desk))
    beginPlan(desk.store, batch, toNow(desk))
    return null
  })
  if (!begun.ok) return begun
  const total = applications.length
  const published = await publishBatch(desk, { ...dates, batch, applications }, (done) => onProgress(done, total))
  if (!published.ok) return published
  const removed = transact(desk.store, () => removePlan(desk.store, batch))
  if (!removed.ok) return removed
  desk.deps.changed(['board', 'prepared', 'batch'])
  return ok(total)
}

/** What was chosen and is not prepared any more is no part of the plan. */
export const withoutRemoved = (desk: Desk, plan: BatchPlan): BatchPlan => ({
  ...plan,
  applications: plan.applications.filter((one) => readPrepared(desk.store, one) !== null),
})

/** Null: one of them is not there, not complete, or was announced in another batch. */
function toApplications(
  desk: Desk,
  ids: readonly ApplicationId[],
  batch: BatchId,
): readonly (NewApplication & { readonly application: ApplicationId })[] | null {
  const all = ids.map((application, i) => {
    const item = itemOf(desk, application)
    if (item !== null && item.body.batch !== batch) return null
    const prepared = readPrepared(desk.store, application)?.prepared
    const papers = papersOf(desk, application)?.record.body ?? null
    const ready = prepared === undefined ? null : toPapers(desk, prepared)
    // What has its papers is done, whatever became of it here since.
    const source = papers ?? (ready?.ok === true ? ready.value : null)
    if (source === null) return null
    const { form, assessment, documents } = source
    const { people, partners } = prepared ?? item?.body ?? { people: [], partners: [] }
    return { application, number: i + 1, form, assessment, documents, people, partners }
  })
  return all.includes(null) ? null : all.filter((one) => one !== null)
}
