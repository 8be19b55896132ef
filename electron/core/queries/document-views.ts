import type { DocumentView } from '../../../shared/api/application.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { fileState } from '../store/documents.ts'

const fileStateToView = { held: 'held', damaged: 'damaged', wanted: 'on-its-way' } as const

/** `before`: the version that these papers replaced, if any; what it did not name is new. */
export function documentViews(
  desk: Desk,
  application: ApplicationId,
  { body }: RecordOf<'papers'>,
  before: RecordOf<'papers'> | null,
): readonly DocumentView[] {
  const known = before === null ? null : new Set(before.body.documents.map(({ sealedSha256 }) => sealedSha256))
  const pages = desk.store.all<{ document: DocumentHash; furthest: number; last: number }>(
    'SELECT document, furthest_page AS furthest, last_page AS last FROM reading WHERE application = ?',
    application,
  )
  const byDocument = new Map(pages.map((row) => [row.document, row]))
  return body.documents.map(({ sealedSha256, letter, title, pages: count, clearBytes }) => ({
    sealedSha256,
    letter,
    title,
    pages: count,
    clearBytes,
    state: fileStateToView[fileState(desk.store, sealedSha256)],
    isNew: known !== null && !known.has(sealedSha256),
    readToPage: byDocument.get(sealedSha256)?.furthest ?? 0,
    lastPage: byDocument.get(sealedSha256)?.last ?? 1,
  }))
}
