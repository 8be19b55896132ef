import type { ApplicationView } from '../../../shared/api/application.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { comparePapers } from '../../../shared/rules/compare-papers.ts'
import type { Desk } from '../desk.ts'
import { declarationState, itemOf, mayVote, readablePapers } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'
import { papersVersions } from './application-version.ts'
import { batchView } from './batch.ts'
import { documentViews } from './document-views.ts'
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

/** The applications that can be opened, in the order of the batch screen. */
function orderOf(desk: Desk, applicationId: ApplicationId): ApplicationView['order'] {
  const rows = batchView(desk, itemOf(desk, applicationId)?.body.batch)?.rows ?? []
  const held = rows.filter((row) => row.state === 'open' && row.documents !== null).map((row) => row.applicationId)
  const place = held.indexOf(applicationId)
  return { place: place + 1, of: held.length, previous: held[place - 1] ?? null, next: held[place + 1] ?? null }
}
