import type { PreparedLine, PreparedView, PreparingView, PublishedAs } from '../../../shared/api/preparing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { assessmentOf, type SubsidyLimits } from '../../../shared/rules/assessment.ts'
import { comparePapers, isUnchanged } from '../../../shared/rules/compare-papers.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { checkForm } from '../../../shared/rules/form-checks.ts'
import type { Desk } from '../desk.ts'
import { mustBe } from '../secretariat/acting.ts'
import { pricesInForce } from '../secretariat/prices.ts'
import { itemOf, papersOf, toNow } from '../standing.ts'
import { allPrepared, nextRedo, nextUndo, type PreparedRow, readPrepared } from '../store/prepared.ts'
import { readRecord } from '../store/read-record.ts'
import { type Cases, casesOf } from './cases.ts'
import { likelyMembers } from './likely-members.ts'
import { scoringInForce } from './scoring.ts'

/** Error: `bad-request` (not the secretariat). */
export function preparingView(desk: Desk): Result<PreparingView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const cases = casesOf(desk)
  const limits = scoringInForce(desk)
  const today = hongKongDay(toNow(desk))
  const rows = allPrepared(desk.store).map((row) => toLine(desk, row, cases, limits, today))
  return ok({ rows, undo: nextUndo(desk.store), redo: nextRedo(desk.store) })
}

function toLine(
  desk: Desk,
  { application, prepared }: PreparedRow,
  cases: Cases,
  limits: SubsidyLimits,
  today: string,
): PreparedLine {
  const { reference, form, documents, assessment } = prepared
  const problems = checkForm(prepared, today)
  const isComplete = assessment !== null && assessmentOf(prepared, limits).ok
  return {
    applicationId: application,
    reference,
    category: form.applicant.category,
    applicant: form.applicant.name,
    projects: form.projects.map(({ title }) => title),
    asked: form.projects.map(({ asked }) => asked),
    letters: documents.map(({ letter }) => letter).join(''),
    assessment: {
      state: assessment === null ? 'none' : isComplete ? 'complete' : 'begun',
      recommendation: assessment?.recommendation ?? null,
    },
    published: publishedAs(desk, application, prepared, limits),
    similarCases: cases.similarTo(application).length,
    troubles: {
      must: problems.filter(({ severity }) => severity === 'must').length,
      know: problems.filter(({ severity }) => severity === 'know').length,
    },
  }
}

/** Errors: `not-found`, `bad-request` (not the secretariat). */
export function preparedView(desk: Desk, applicationId: ApplicationId): Result<PreparedView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const row = readPrepared(desk.store, applicationId)
  if (row === null) return err({ kind: 'not-found' })
  const { prepared, savedAt } = row
  const { normalSubsidyCeilingBp, specialSubsidyCeilingBp, hoursPerMonth } = scoringInForce(desk)
  const limits = { normalSubsidyCeilingBp, specialSubsidyCeilingBp }
  const assessed = assessmentOf(prepared, limits)
  return ok({
    applicationId,
    prepared,
    savedAt,
    published: publishedAs(desk, applicationId, prepared, limits),
    problems: checkForm(prepared, hongKongDay(toNow(desk))),
    gaps: assessed.ok ? [] : assessed.error,
    limits,
    hoursPerMonth,
    prices: pricesInForce(desk),
    similarCases: casesOf(desk).similarTo(applicationId),
    likelyInterests: likelyMembers(desk, applicationId),
  })
}

/** Null: not published. An assessment that is not whole any more differs from what was issued. */
function publishedAs(
  desk: Desk,
  application: ApplicationId,
  prepared: Prepared,
  limits: SubsidyLimits,
): PublishedAs | null {
  const item = itemOf(desk, application)
  if (item === null) return null
  const { number, batch } = item.body
  const papers = papersOf(desk, application)?.record.body ?? null
  const assessment = assessmentOf(prepared, limits)
  const isChanged =
    papers !== null &&
    !(assessment.ok && isUnchanged(comparePapers(papers, { ...prepared, assessment: assessment.value })))
  return { batch: batchName(desk, batch), number, version: papers?.version ?? null, isChanged }
}

function batchName(desk: Desk, batch: string): string {
  const row = desk.store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM current_batches WHERE batch = ?',
    batch,
  )
  return (row === undefined ? null : readRecord(desk.store, row.recordId, 'batch'))?.body.name ?? ''
}
