import type { ApplicationView, DocumentView } from '../../../shared/api/application.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { comparePapers } from '../../../shared/rules/compare-papers.ts'
import type { Desk } from '../desk.ts'
import { declarationState, itemOf, mayVote, readablePapers } from '../standing.ts'
import { fileState } from '../store/documents.ts'
import { readRecord } from '../store/read-record.ts'
import { papersVersions } from './application-version.ts'
import { batchView } from './batch.ts'
import { scoreDraft, signedScore, signedVote, voteDraft } from './score-view.ts'
import { scoringInForce } from './scoring.ts'

/** Errors: those of `readablePapers`. */
export function applicationView(desk: Desk, applicationId: ApplicationId): Result<ApplicationView, AppError> {
  const papers = readablePapers(desk, applicationId)
  if (!papers.ok) return papers
  const { papersId, record } = papers.value
  const declaration = declarationState(desk, applicationId)
  const versions = papersVersions(desk, applicationId)
  const before = versions[1] === undefined ? null : readRecord(desk.store, versions[1].papersId, 'papers')
  return ok({
    applicationId,
    number: itemOf(desk, applicationId)?.body.number ?? 0,
    papersId,
    version: record.body.version,
    issuedAt: record.at,
    form: record.body.form,
    assessment: record.body.assessment,
    documents: documentViews(desk, applicationId, record, before),
    versions,
    changes: before === null ? null : comparePapers(before.body, record.body),
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

/** The applications that can be opened, in the order of the batch screen. */
function orderOf(desk: Desk, applicationId: ApplicationId): ApplicationView['order'] {
  const rows = batchView(desk, itemOf(desk, applicationId)?.body.batch)?.rows ?? []
  const held = rows.filter((row) => row.state === 'open' && row.documents !== null).map((row) => row.applicationId)
  const place = held.indexOf(applicationId)
  return { place: place + 1, of: held.length, previous: held[place - 1] ?? null, next: held[place + 1] ?? null }
}
