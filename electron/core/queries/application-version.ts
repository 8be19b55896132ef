import type { PapersVersion } from '../../../shared/api/application.ts'
import type { ApplicationVersionView } from '../../../shared/api/publishing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { readablePapers } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'
import { documentViews } from './document-views.ts'
import { scoreOf, voteOf } from './score-view.ts'

/** The newest first. */
export const papersVersions = ({ store }: Desk, application: ApplicationId): readonly PapersVersion[] =>
  store.all<PapersVersion>(
    `SELECT record_id AS papersId, version, at AS issuedAt FROM papers WHERE application = ?
     ORDER BY version DESC, at DESC, record_id DESC`,
    application,
  )

/** Papers as they once were, with what this member signed on them. Errors: `not-found`, those of `readablePapers`. */
export function applicationVersion(
  desk: Desk,
  application: ApplicationId,
  papersId: RecordId,
): Result<ApplicationVersionView, AppError> {
  const readable = readablePapers(desk, application)
  if (!readable.ok) return readable
  const versions = papersVersions(desk, application)
  const place = versions.findIndex((one) => one.papersId === papersId)
  const [version, before] = [versions[place], versions[place + 1]]
  const record = version === undefined ? null : readRecord(desk.store, papersId, 'papers')
  if (version === undefined || record === null) return err({ kind: 'not-found' })
  const earlier = before === undefined ? null : readRecord(desk.store, before.papersId, 'papers')
  const { form, assessment } = record.body
  return ok({
    ...version,
    applicationId: application,
    form,
    assessment,
    documents: documentViews(desk, application, record, earlier),
    score: scoreOf(desk, lastOn(desk, 'scores', application, papersId)),
    vote: voteOf(desk, lastOn(desk, 'votes', application, papersId)),
  })
}

/** The last one that this member signed on those papers, also when a later one replaced it. */
const lastOn = (
  { store, own }: Desk,
  table: 'scores' | 'votes',
  application: ApplicationId,
  papersId: RecordId,
): RecordId | null =>
  store.get<{ recordId: RecordId }>(
    `SELECT record_id AS recordId FROM ${table} WHERE application = ? AND member = ? AND papers = ?
     ORDER BY at DESC, record_id DESC LIMIT 1`,
    application,
    own.member,
    papersId,
  )?.recordId ?? null
