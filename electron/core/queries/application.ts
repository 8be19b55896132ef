import type { ApplicationView, DocumentView } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DocumentHash, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { declarationState, type HeldPapers, itemOf, mayVote, readablePapers } from '../standing.ts'
import { fileState } from '../store/documents.ts'
import { readRecord } from '../store/read-record.ts'
import { batchView } from './batch.ts'
import { scoreDraft, signedScore, signedVote, voteDraft } from './score-view.ts'
import { scoringInForce } from './scoring.ts'

/** Errors: those of `readablePapers`. */
export function applicationView(desk: Desk, applicationId: ApplicationId): Result<ApplicationView, AppError> {
  const papers = readablePapers(desk, applicationId)
  if (!papers.ok) return papers
  const { papersId, record } = papers.value
  const declaration = declarationState(desk, applicationId)
  return ok({
    applicationId,
    number: itemOf(desk, applicationId)?.body.number ?? 0,
    papersId,
    version: record.body.version,
    issuedAt: record.at,
    form: record.body.form,
    assessment: record.body.assessment,
    documents: documentViews(desk, applicationId, papers.value),
    scoring: scoringInForce(desk),
    scoreDraft: scoreDraft(desk, applicationId),
    score: signedScore(desk, applicationId),
    voteDraft: voteDraft(desk, applicationId, papers.value),
    vote: signedVote(desk, applicationId),
    mayVote: mayVote(declaration),
    declaration,
    order: orderOf(desk, applicationId),
  })
}

const fileStateToView = { held: 'held', damaged: 'damaged', wanted: 'on-its-way' } as const

function documentViews(desk: Desk, application: ApplicationId, { record }: HeldPapers): readonly DocumentView[] {
  const before = documentsBefore(desk, application, record.body.version)
  const pages = desk.store.all<{ document: DocumentHash; furthest: number; last: number }>(
    'SELECT document, furthest_page AS furthest, last_page AS last FROM reading WHERE application = ?',
    application,
  )
  const byDocument = new Map(pages.map((row) => [row.document, row]))
  return record.body.documents.map(({ sealedSha256, letter, title, pages: count, clearBytes }) => ({
    sealedSha256,
    letter,
    title,
    pages: count,
    clearBytes,
    state: fileStateToView[fileState(desk.store, sealedSha256)],
    isNew: before !== null && !before.has(sealedSha256),
    readToPage: byDocument.get(sealedSha256)?.furthest ?? 0,
    lastPage: byDocument.get(sealedSha256)?.last ?? 1,
  }))
}

/** Documents of the version before this one. Null: there was none, so nothing of this one is new. */
function documentsBefore(desk: Desk, application: ApplicationId, version: number): ReadonlySet<DocumentHash> | null {
  const row = desk.store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM papers WHERE application = ? AND version < ? ORDER BY version DESC, at DESC LIMIT 1',
    application,
    version,
  )
  const record = row === undefined ? null : readRecord(desk.store, row.recordId, 'papers')
  return record === null ? null : new Set(record.body.documents.map(({ sealedSha256 }) => sealedSha256))
}

/** The applications that can be opened, in the order of the batch screen. */
function orderOf(desk: Desk, applicationId: ApplicationId): ApplicationView['order'] {
  const rows = batchView(desk)?.rows ?? []
  const held = rows.filter((row) => row.state === 'open' && row.documents !== null).map((row) => row.applicationId)
  const place = held.indexOf(applicationId)
  return { place: place + 1, of: held.length, previous: held[place - 1] ?? null, next: held[place + 1] ?? null }
}
