import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Prepared, PreparedChange } from '../../../shared/prepared.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { alignProjects, followProjects } from '../../../shared/rules/assessment.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { emptyApplication } from '../../../shared/rules/empty-application.ts'
import { createApplicationIdentity } from '../crypto/seal-keys.ts'
import type { Desk } from '../desk.ts'
import { itemOf, toNow } from '../standing.ts'
import { heldIdentity, saveIdentity } from '../store/identities.ts'
import {
  allPrepared,
  changePrepared,
  preparedByReference,
  type PreparedEdit,
  readPrepared,
  redoPrepared,
  removedByRedo,
  removedByUndo,
  typePrepared,
  undoPrepared,
} from '../store/prepared.ts'
import { transact } from '../store/transact.ts'
import { mustBe, randomId } from './acting.ts'
import { nextReference } from './next-reference.ts'

// What the secretariat types before it signs anything. Every change is committed at once and can be undone.

/** The application's key is made with it, so that its documents can be sealed. Errors: of `mustBe` and `transact`. */
export function addPrepared(desk: Desk): Result<Reply<'addPrepared'>, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const applicationId = randomId(desk) as ApplicationId
  const today = hongKongDay(toNow(desk))
  const reference = nextReference(
    allPrepared(desk.store).map(({ prepared }) => prepared.reference),
    today.slice(0, 4),
  )
  const added = write(desk, () => {
    saveIdentity(desk.store, applicationId, createApplicationIdentity(desk.deps.random))
    const prepared = emptyApplication(reference, today)
    changePrepared(desk.store, [{ application: applicationId, prepared }], 'add', toNow(desk))
  })
  return added.ok ? ok({ applicationId }) : added
}

/** Errors: `not-found`, `reference-taken`, of `mustBe` and `transact`. */
export function savePrepared(
  desk: Desk,
  { applicationId, fields }: Argument<'savePrepared'>,
): Result<Reply<'savePrepared'>, AppError> {
  const before = found(desk, applicationId)
  if (!before.ok) return before
  const other = preparedByReference(desk.store, fields.reference)
  if (other !== null && other.application !== applicationId) return err({ kind: 'reference-taken' })
  const { documents, assessment, form } = before.value
  const followed = followProjects(assessment, form.projects, fields.form.projects)
  const prepared = { ...fields, documents, assessment: followed }
  return typed(desk, { application: applicationId, prepared }, 'edit')
}

/** Errors: `not-found`, of `mustBe` and `transact`. */
export function saveAssessment(
  desk: Desk,
  { applicationId, assessment }: Argument<'saveAssessment'>,
): Result<Reply<'saveAssessment'>, AppError> {
  const before = found(desk, applicationId)
  if (!before.ok) return before
  const { projects } = before.value.form
  const aligned = assessment === null ? null : alignProjects(assessment, projects.length)
  return typed(desk, { application: applicationId, prepared: { ...before.value, assessment: aligned } }, 'assessment')
}

/** Errors: `not-found`, `already-published`, of `mustBe` and `transact`. */
export function removePrepared(desk: Desk, { applicationId }: Argument<'removePrepared'>): Result<null, AppError> {
  const before = found(desk, applicationId)
  if (!before.ok) return before
  if (itemOf(desk, applicationId) !== null) return err({ kind: 'already-published' })
  return write(desk, () =>
    changePrepared(desk.store, [{ application: applicationId, prepared: null }], 'remove', toNow(desk)),
  )
}

/** Errors: `already-published` (it would take an application away that members have), of `mustBe` and `transact`. */
export function undoPreparing(desk: Desk): Result<Reply<'undoPreparing'>, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  if (removedByUndo(desk.store).some((application) => itemOf(desk, application) !== null))
    return err({ kind: 'already-published' })
  let undone: PreparedChange | null = null
  const written = write(desk, () => {
    undone = undoPrepared(desk.store, toNow(desk))
  })
  return written.ok ? ok({ undone }) : written
}

/** Errors: `already-published` (it would take an application away that members have), of `mustBe` and `transact`. */
export function redoPreparing(desk: Desk): Result<Reply<'redoPreparing'>, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  if (removedByRedo(desk.store).some((application) => itemOf(desk, application) !== null))
    return err({ kind: 'already-published' })
  let redone: PreparedChange | null = null
  const written = write(desk, () => {
    redone = redoPrepared(desk.store, toNow(desk))
  })
  return written.ok ? ok({ redone }) : written
}

/** What is prepared of it now. Errors: `not-found`, of `mustBe`. */
export function found(desk: Desk, applicationId: ApplicationId): Result<Prepared, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const row = readPrepared(desk.store, applicationId)
  return row === null ? err({ kind: 'not-found' }) : ok(row.prepared)
}

/** Its key as age spells it; every prepared application has one. */
export function recipientOf(desk: Desk, applicationId: ApplicationId): string {
  const held = heldIdentity(desk.store, applicationId)
  if (held === null) throw new Error('a prepared application has its key')
  return held.recipient
}

/** As typed: what only changes the same fields again is one step. */
export function typed(desk: Desk, edit: PreparedEdit, change: PreparedChange): Result<{ savedAt: string }, AppError> {
  const savedAt = toNow(desk)
  const written = write(desk, () => typePrepared(desk.store, edit, change, savedAt))
  return written.ok ? ok({ savedAt }) : written
}

/** In one transaction, then told. */
export function write(desk: Desk, work: () => void): Result<null, AppError> {
  const written = transact(desk.store, work)
  if (!written.ok) return written
  desk.deps.changed(['prepared'])
  return ok(null)
}
