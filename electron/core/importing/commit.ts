import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { createApplicationIdentity, type SealIdentity, type SealRecipient } from '../crypto/seal-keys.ts'
import { createHashThreads } from '../crypto/tally.ts'
import type { Desk } from '../desk.ts'
import { mustBe, randomId } from '../secretariat/acting.ts'
import { toNow } from '../standing.ts'
import { heldIdentity, saveIdentity, toIdentity } from '../store/identities.ts'
import { forgetImportFiles } from '../store/import-files.ts'
import { changePrepared } from '../store/prepared.ts'
import { transact } from '../store/transact.ts'
import type { Planned } from './check.ts'
import { foldReference } from './check-applications.ts'
import { isUnsealed } from './merge.ts'
import { nameParts, removeParts, type SealedPart, sealPart, type Unpack } from './seal-imports.ts'

export interface Committed {
  readonly imported: number
  readonly updated: number
  readonly documents: number
}
export interface CommitTools {
  readonly unpack: Unpack
  readonly progress: (done: number, total: number) => void
}

/**
 * Takes everything over or nothing: seals what is new, then writes all applications in one transaction that one undo takes
 * back. Errors: `bad-request` (not the secretariat), `incomplete` (a file or application changed since it was checked),
 * those of disk and store.
 */
export async function commitPlan(
  desk: Desk,
  plan: readonly Planned[],
  tools: CommitTools,
): Promise<Result<Committed, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const keyed = await giveKeys(desk, plan)
  const parts: SealedPart[] = []
  let isDone = false
  try {
    const sealed = await sealAll(desk, keyed, parts, tools)
    if (!sealed.ok) return sealed
    const named = await nameParts(desk, parts)
    if (!named.ok) return named
    const written = writeAll(desk, keyed, sealed.value)
    isDone = written.ok && written.value
    if (!written.ok) return written
    if (!isDone) return err({ kind: 'incomplete' })
    desk.deps.changed(['prepared'])
    const imported = plan.filter(({ state }) => state === 'new').length
    return ok({ imported, updated: plan.length - imported, documents: parts.length })
  } finally {
    if (!isDone) await takeBack(desk, parts)
  }
}

/** A closed store (locked meanwhile) is left to the sweep of the next unlock. */
async function takeBack(desk: Desk, parts: readonly SealedPart[]): Promise<void> {
  await removeParts(desk, parts)
  if (desk.store.database.open)
    forgetImportFiles(
      desk.store,
      parts.map(({ document }) => document.sealedSha256),
    )
}

interface Keyed {
  readonly planned: Planned
  readonly application: ApplicationId
  /** Null: it has one already. */
  readonly newIdentity: SealIdentity | null
  readonly recipient: SealRecipient
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function giveKeys(desk: Desk, plan: readonly Planned[]): Promise<readonly Keyed[]> {
  const keyed: Keyed[] = []
  for (const planned of plan) {
    const application = planned.application ?? (randomId(desk) as ApplicationId)
    const held = planned.application === null ? null : heldIdentity(desk.store, application)
    const identity = held === null ? createApplicationIdentity(desk.deps.random) : toIdentity(held.identity)
    keyed.push({
      planned,
      application,
      newIdentity: held === null ? identity : null,
      recipient: identity.recipient,
    })
    await breathe()
  }
  return keyed
}

type SealedOf = ReadonlyMap<ApplicationId, readonly SealedDocument[]>

async function sealAll(
  desk: Desk,
  keyed: readonly Keyed[],
  parts: SealedPart[],
  { unpack, progress }: CommitTools,
): Promise<Result<SealedOf, AppError>> {
  const total = keyed.flatMap(({ planned }) => planned.documents.filter(isUnsealed)).length
  const threads = total === 0 ? null : createHashThreads()
  const sealed = new Map<ApplicationId, readonly SealedDocument[]>()
  try {
    for (const { planned, application, recipient } of keyed) {
      const documents: SealedDocument[] = []
      for (const document of planned.documents) {
        if (!isUnsealed(document)) {
          documents.push(document)
          continue
        }
        if (threads === null) throw new Error('there is something to seal')
        const part = await sealPart(desk, document, recipient, { makeTally: threads.createTally, unpack })
        if (!part.ok) return part
        parts.push(part.value)
        documents.push(part.value.document)
        progress(parts.length, total)
      }
      sealed.set(application, documents)
    }
    return ok(sealed)
  } finally {
    await threads?.close()
  }
}

/** False: another application has got one of the references meanwhile. */
function writeAll(desk: Desk, keyed: readonly Keyed[], sealed: SealedOf): Result<boolean, AppError> {
  const { store } = desk
  const at = toNow(desk)
  return transact(store, () => {
    if (!isStillFree(desk, keyed)) return false
    const edits = keyed.map(({ planned, application }) => ({
      application,
      prepared: { ...planned.prepared, documents: [...(sealed.get(application) ?? [])] } satisfies Prepared,
    }))
    for (const { application, newIdentity } of keyed)
      if (newIdentity !== null) saveIdentity(store, application, newIdentity)
    changePrepared(store, edits, 'import', at)
    return true
  })
}

function isStillFree({ store }: Desk, keyed: readonly Keyed[]): boolean {
  const taken = new Map(
    store
      .all<{ application: ApplicationId; reference: string }>('SELECT application, reference FROM prepared')
      .map((row) => [foldReference(row.reference), row.application]),
  )
  return keyed.every(({ planned }) => {
    const holder = taken.get(foldReference(planned.prepared.reference))
    return planned.application === null ? holder === undefined : holder === planned.application
  })
}
