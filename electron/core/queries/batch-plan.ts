import type { BatchCandidate, BatchLine, BatchPlanView } from '../../../shared/api/publishing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, BatchId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { defaultLease, localToInstant, planProblems } from '../../../shared/rules/batch-dates.ts'
import type { Desk } from '../desk.ts'
import { membersOf, mustBe } from '../secretariat/acting.ts'
import { withoutRemoved } from '../secretariat/publish-plan.ts'
import { lacksOf } from '../secretariat/readiness.ts'
import { toNow } from '../standing.ts'
import { allPlans, readPlan } from '../store/batch-plans.ts'
import { allPrepared } from '../store/prepared.ts'
import { publishedBatches } from './batch.ts'

/** What is still to be published comes first. Error: `bad-request` (not the secretariat). */
export function batchLines(desk: Desk): Result<readonly BatchLine[], AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const plans = allPlans(desk.store)
  const open = new Set<string>(plans.map(({ batch }) => batch))
  return ok([
    ...plans.map(({ batch, plan, begunAt }) => ({
      batch,
      name: plan.name,
      state: begunAt === null ? ('planned' as const) : ('begun' as const),
      applications: plan.applications.length,
    })),
    ...publishedBatches(desk)
      .filter(({ body }) => !open.has(body.batch))
      .map(({ body }) => ({
        batch: body.batch,
        name: body.name,
        state: 'published' as const,
        applications: body.applications.length,
      })),
  ])
}

/** Errors: `bad-request` (not the secretariat), `not-found`. */
export function batchPlanView(desk: Desk, batch: BatchId): Result<BatchPlanView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const row = readPlan(desk.store, batch)
  if (row === null) return err({ kind: 'not-found' })
  const { begunAt } = row
  const plan = begunAt === null ? withoutRemoved(desk, row.plan) : row.plan
  const { meetingAt } = plan
  return ok({
    batch,
    plan,
    defaultLease: meetingAt !== null && localToInstant(meetingAt) !== null ? defaultLease(meetingAt) : null,
    problems: begunAt === null ? planProblems(plan, toNow(desk)) : [],
    members: membersOf(desk).length,
    begun: begunAt === null ? null : { at: begunAt, issued: issuedOf(desk, plan.applications) },
  })
}

const issuedOf = (desk: Desk, applications: readonly ApplicationId[]): number =>
  applications.filter((one) => desk.store.get('SELECT 1 FROM papers WHERE application = ?', one) !== undefined).length

/** Every prepared application, in the order of the references. Error: `bad-request` (not the secretariat). */
export function batchCandidates(desk: Desk, batch: BatchId): Result<readonly BatchCandidate[], AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const taken = takenElsewhere(desk, batch)
  return ok(
    allPrepared(desk.store).map(({ application, prepared }) => ({
      applicationId: application,
      reference: prepared.reference,
      category: prepared.form.applicant.category,
      applicant: prepared.form.applicant.name,
      projects: prepared.form.projects.map(({ title }) => title),
      asked: prepared.form.projects.map(({ asked }) => asked),
      documents: prepared.documents.length,
      lacks: lacksOf(desk, prepared),
      otherBatch: taken.get(application) ?? null,
    })),
  )
}

function takenElsewhere(desk: Desk, batch: BatchId): ReadonlyMap<ApplicationId, string> {
  const taken = new Map<ApplicationId, string>()
  for (const { batch: other, plan } of allPlans(desk.store))
    if (other !== batch) for (const application of plan.applications) taken.set(application, plan.name)
  for (const { body } of publishedBatches(desk))
    if (body.batch !== batch) for (const { application } of body.applications) taken.set(application, body.name)
  return taken
}
