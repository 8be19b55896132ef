import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import { createHashThreads, type MakeTally } from '../crypto/tally.ts'
import type { Desk } from '../desk.ts'
import { papersOf } from '../standing.ts'
import { heldIdentity, toIdentity } from '../store/identities.ts'
import { mustBe } from './acting.ts'
import { sealDocument, type ClearDocument } from './seal-document.ts'

export interface NewPapers {
  readonly form: ApplicationForm
  readonly assessment: Assessment
  /** Those that stay as they are come as the earlier papers named them. */
  readonly documents: readonly (ClearDocument | SealedDocument)[]
}

/**
 * Seals and signs the papers of an announced application; the second time it is a re-issue. Errors: `bad-request` (not
 * the secretariat), `not-found` (no such application, no such file), those of the disk and of `compose`.
 */
export async function issuePapers(
  desk: Desk,
  application: ApplicationId,
  papers: NewPapers,
): Promise<Result<RecordId, AppError>> {
  const threads = papers.documents.some(isLarge) ? createHashThreads() : null
  try {
    return await issueWith(desk, application, papers, threads?.createTally)
  } finally {
    await threads?.close()
  }
}

/** A thread costs more than it gives before there is something to hash. */
const isLarge = (document: ClearDocument | SealedDocument): boolean =>
  'from' in document && typeof document.from === 'string'

async function issueWith(
  desk: Desk,
  application: ApplicationId,
  { form, assessment, documents }: NewPapers,
  makeTally: MakeTally | undefined,
): Promise<Result<RecordId, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const held = heldIdentity(desk.store, application)
  if (held === null) return err({ kind: 'not-found' })
  const { recipient } = toIdentity(held.identity)
  const sealed: SealedDocument[] = []
  for (const document of documents) {
    const one = 'from' in document ? await sealDocument(desk, document, recipient, makeTally) : ok(document)
    if (!one.ok) return one
    sealed.push(one.value)
  }
  const signed = await compose(desk, () => {
    const version = (papersOf(desk, application)?.record.body.version ?? 0) + 1
    return ok([{ kind: 'papers', application, body: { version, form, assessment, documents: sealed } }])
  })
  if (!signed.ok) return signed
  const recordId = signed.value[0]?.recordId
  return recordId === undefined ? err({ kind: 'unexpected' }) : ok(recordId)
}
