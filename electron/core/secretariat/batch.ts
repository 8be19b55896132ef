import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, BatchId, Bilingual } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import { createApplicationIdentity } from '../crypto/seal-keys.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { itemOf, papersOf } from '../standing.ts'
import { heldIdentity, saveIdentity } from '../store/identities.ts'
import type { Store } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { mustBe, randomId } from './acting.ts'
import { issuePapers, type NewPapers } from './papers.ts'

export interface NewApplication extends NewPapers {
  readonly application?: ApplicationId
  readonly number: number
  readonly people: readonly Bilingual[]
  readonly partners: readonly Bilingual[]
}
export interface NewBatch extends Omit<Body<'batch'>, 'batch' | 'applications'> {
  /** Given again with its applications' ids, what a broken attempt left out is done, and nothing twice. */
  readonly batch?: BatchId
  readonly applications: readonly NewApplication[]
}
export interface PublishedBatch {
  readonly batch: BatchId
  /** In the order given. */
  readonly applications: readonly ApplicationId[]
}

/**
 * Announces a batch, then seals and signs each application's papers. The declaration list goes to everybody, the papers
 * to nobody yet: `grantDue` gives the keys. Errors: of `issuePapers`; what was signed before stays, and is not signed
 * again when the same ids are given.
 */
export async function publishBatch(
  desk: Desk,
  given: NewBatch,
  onIssued: (done: number) => void = () => undefined,
): Promise<Result<PublishedBatch, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const batch = given.batch ?? (randomId(desk) as BatchId)
  const applications = given.applications.map((one) => ({
    ...one,
    application: one.application ?? (randomId(desk) as ApplicationId),
  }))
  const announced = await announce(desk, batch, { ...given, applications })
  if (!announced.ok) return announced
  for (const [done, { application, form, assessment, documents }] of applications.entries()) {
    onIssued(done)
    if (papersOf(desk, application) !== null) continue
    const issued = await issuePapers(desk, application, { form, assessment, documents })
    if (!issued.ok) return issued
  }
  return ok({ batch, applications: applications.map(({ application }) => application) })
}

type Named = NewApplication & { readonly application: ApplicationId }
async function announce(
  desk: Desk,
  batch: BatchId,
  given: Omit<NewBatch, 'applications'> & { readonly applications: readonly Named[] },
): Promise<Result<null, AppError>> {
  const { store, deps } = desk
  const keyed = transact(store, () => {
    for (const { application } of given.applications) {
      if (heldIdentity(store, application) === null)
        saveIdentity(store, application, createApplicationIdentity(deps.random))
    }
    return null
  })
  if (!keyed.ok) return keyed
  const { name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds } = given
  const applications = given.applications.map(({ application, number }) => ({ application, number }))
  const body = { batch, name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds, applications }
  const signed = await compose(desk, () => {
    const items = given.applications.filter(({ application }) => itemOf(desk, application) === null)
    const isKnown = store.get('SELECT 1 FROM batches WHERE batch = ?', batch) !== undefined
    const first: readonly Draft[] = isKnown ? [] : [{ kind: 'batch', body }]
    return ok([...first, ...items.map((item) => toItem(store, batch, item))])
  })
  return signed.ok ? ok(null) : signed
}

export type ItemSource = Pick<Named, 'application' | 'number' | 'form' | 'people' | 'partners'>
/** The line of the declaration list. The application's key must be held. */
export function toItem(
  store: Store,
  batch: BatchId,
  { application, number, form, people, partners }: ItemSource,
): Extract<Draft, { kind: 'item' }> {
  const recipient = heldIdentity(store, application)?.recipient
  if (recipient === undefined) throw new Error('the key was just made')
  return {
    kind: 'item',
    application,
    body: {
      batch,
      number,
      category: form.applicant.category,
      applicant: form.applicant.name,
      projects: form.projects.map(({ title }) => title),
      people: [...people],
      partners: [...partners],
      asked: form.projects.map(({ asked }) => asked),
      recipient,
    },
  }
}
