import type { Argument, Reply } from '../../../shared/api.ts'
import { documentLimits, letterTitles } from '../../../shared/document-limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err } from '../../../shared/result.ts'
import { toRecipient } from '../readers.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { changePrepared } from '../store/prepared.ts'
import { checkPdf } from './check-pdf.ts'
import { found, recipientOf, typed, write } from './preparing.ts'
import { sealDocument } from './seal-document.ts'

/**
 * Checks the file, seals it, and puts it in; the place and the title of what it replaces are kept. Errors: `not-found`
 * (no such application, file or document), `pdf-refused`, of `sealDocument` and `transact`.
 */
export async function addPreparedDocument(
  desk: Desk,
  path: string,
  { applicationId, letter, replaces }: Argument<'addPreparedDocument'>,
): Promise<Result<null, AppError>> {
  const before = found(desk, applicationId)
  if (!before.ok) return before
  if (replaces === null && before.value.documents.length >= documentLimits.count)
    return err({ kind: 'bad-request', reason: 'documents' })
  const checked = await checkPdf(path)
  if (!checked.ok) return checked
  const { pages, sha256 } = checked.value
  const recipient = toRecipient(recipientOf(desk, applicationId))
  const sealed = await sealDocument(desk, { letter, title: letterTitles[letter], pages, from: path }, recipient)
  if (!sealed.ok) return sealed
  // Somebody wrote into the file while it was read.
  if (sealed.value.clearSha256 !== sha256) return err({ kind: 'pdf-refused', reason: 'damaged' })
  // Sealing took a while: what else was changed since is kept.
  return changeDocuments(desk, applicationId, (documents) => {
    if (replaces === null) return [...documents, sealed.value]
    return documents.map((one) =>
      one.sealedSha256 === replaces ? { ...sealed.value, letter: one.letter, title: one.title } : one,
    )
  })
}

/** Errors: `not-found`, of `transact`. */
export const removePreparedDocument = (
  desk: Desk,
  { applicationId, document }: Argument<'removePreparedDocument'>,
): Result<null, AppError> =>
  changeDocuments(desk, applicationId, (documents) => documents.filter(({ sealedSha256 }) => sealedSha256 !== document))

/** As typed. Errors: `not-found`, of `transact`. */
export function nameDocument(
  desk: Desk,
  { applicationId, document, letter, title }: Argument<'nameDocument'>,
): Result<Reply<'nameDocument'>, AppError> {
  const before = found(desk, applicationId)
  if (!before.ok) return before
  const documents = before.value.documents.map((one) =>
    one.sealedSha256 === document ? { ...one, letter, title } : one,
  )
  const prepared = { ...before.value, documents }
  return typed(desk, { application: applicationId, prepared }, 'documents')
}

type Documents = readonly SealedDocument[]
function changeDocuments(
  desk: Desk,
  application: ApplicationId,
  change: (documents: Documents) => Documents,
): Result<null, AppError> {
  const before = found(desk, application)
  if (!before.ok) return before
  const documents = [...change(before.value.documents)].sort(byLetter)
  const prepared = { ...before.value, documents }
  return write(desk, () => changePrepared(desk.store, [{ application, prepared }], 'documents', toNow(desk)))
}

const byLetter = (a: SealedDocument, b: SealedDocument): number => a.letter.localeCompare(b.letter)
