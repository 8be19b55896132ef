import type { BatchRow, BatchView, DeclarationState, NextStep, Stage } from '../../../shared/api/batch.ts'
import type { ApplicationId, BatchId, RecordId } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { declarationState, itemOf, mayScore, mayVote } from '../standing.ts'
import { readDraft } from '../store/drafts.ts'
import { readRecord } from '../store/read-record.ts'
import { withdrawnAt } from '../store/withdrawals.ts'
import { ownVoteId } from '../commands/vote.ts'
import { papersProgress } from './batch-papers.ts'
import { signedScore } from './score-view.ts'

type OpenRow = Extract<BatchRow, { state: 'open' }>

/** The newest batch by when it was first published: a correction of an older one does not bring that back. Null: none has arrived. */
export function newestBatch(desk: Desk): RecordOf<'batch'> | null {
  const row = desk.store.get<{ recordId: RecordId }>(
    `SELECT b.record_id AS recordId FROM current_batches b
     ORDER BY (SELECT min(f.at) FROM batches f WHERE f.batch = b.batch) DESC, b.batch LIMIT 1`,
  )
  return row === undefined ? null : readRecord(desk.store, row.recordId, 'batch')
}

/** The batch that is named, else the newest. Null: none has arrived. */
export function shownBatch(desk: Desk, wanted?: BatchId): RecordOf<'batch'> | null {
  const row =
    wanted === undefined
      ? undefined
      : desk.store.get<{ recordId: RecordId }>(
          'SELECT record_id AS recordId FROM current_batches WHERE batch = ?',
          wanted,
        )
  return (row === undefined ? null : readRecord(desk.store, row.recordId, 'batch')) ?? newestBatch(desk)
}

/** As they are now, the newest first by when they were first published. */
export function publishedBatches(desk: Desk): readonly RecordOf<'batch'>[] {
  return desk.store
    .all<{ recordId: RecordId }>(
      `SELECT b.record_id AS recordId FROM current_batches b
       ORDER BY (SELECT min(f.at) FROM batches f WHERE f.batch = b.batch) DESC, b.batch`,
    )
    .map(({ recordId }) => readRecord(desk.store, recordId, 'batch'))
    .filter((record) => record !== null)
}

export function batchView(desk: Desk, wanted?: BatchId): BatchView | null {
  const batch = shownBatch(desk, wanted)
  if (batch === null) return null
  const { name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds, applications } = batch.body
  const papersOf = papersProgress(
    desk,
    applications.map(({ application }) => application),
  )
  const rows = applications.flatMap(({ application, number }) => toRow(desk, application, number, papersOf) ?? [])
  const open = rows.filter((row) => row.state === 'open')
  const openCards = open.flatMap(({ asked }) => asked).reduce((sum, { cards }) => sum + cards, 0)
  return {
    batch: batch.body.batch,
    batches: publishedBatches(desk).map(({ body }) => ({ batch: body.batch, name: body.name })),
    name,
    cutOff,
    declarationsDue,
    scoresDue,
    meetingAt,
    leaseEnds,
    openCards,
    rows: rows.sort(byReadingOrder),
  }
}

const stages: readonly Stage[] = ['declare', 'awaiting', 'read', 'ready', 'done']
const placeOf = (row: BatchRow): number => (row.state === 'withdrawn' ? stages.length : stages.indexOf(row.stage))
const byReadingOrder = (a: BatchRow, b: BatchRow): number => placeOf(a) - placeOf(b) || a.number - b.number

/** Null: its line of the declaration list has not arrived yet. */
function toRow(
  desk: Desk,
  applicationId: ApplicationId,
  number: number,
  papersOf: ReturnType<typeof papersProgress>,
): BatchRow | null {
  const out = withdrawnAt(desk.store, applicationId, desk.own.member)
  if (out !== null) return { state: 'withdrawn', number, applicationId, withdrawnAt: out }
  const item = itemOf(desk, applicationId)
  if (item === null) return null
  const { category, applicant, projects, asked } = item.body
  const declaration = declarationState(desk, applicationId)
  const { documents, reissuedAt, hasLapsed } = papersOf(applicationId)
  const score = scoreState(desk, applicationId)
  const vote = voteState(desk, applicationId, declaration)
  const { stage, next } = nextStep({ declaration, documents, score, vote, hasLapsed })
  const line = { applicationId, number, category, applicant, projects, asked }
  return { state: 'open', ...line, declaration, documents, score, vote, reissuedAt, stage, next }
}

interface Progress extends Pick<OpenRow, 'declaration' | 'documents' | 'score' | 'vote'> {
  readonly hasLapsed: boolean
}
/** What this member does next. The table in the tests says it for every combination that occurs. */
export function nextStep({ declaration, documents, score, vote, hasLapsed }: Progress): {
  readonly stage: Stage
  readonly next: NextStep
} {
  if (declaration === 'not-declared' || declaration === 'draft') return { stage: 'declare', next: { kind: 'declare' } }
  if (declaration === 'awaiting-ruling') return { stage: 'awaiting', next: { kind: 'await-ruling' } }
  if (hasLapsed) return { stage: 'done', next: { kind: 'lapsed' } }
  if (documents === null) return { stage: 'awaiting', next: { kind: 'await-papers' } }
  if (vote === 'signed') return { stage: 'done', next: { kind: 'done' } }
  if (score.state === 'submitted')
    return vote === 'not-voting'
      ? { stage: 'done', next: { kind: 'done' } }
      : { stage: 'ready', next: { kind: 'vote' } }
  const missing = documents.all - documents.received
  if (missing > 0) return { stage: 'read', next: { kind: 'receive', documents: missing } }
  const unread = documents.all - documents.read
  if (unread > 0) return { stage: 'read', next: { kind: 'read', documents: unread } }
  if (!mayScore(declaration)) return { stage: 'done', next: { kind: 'done' } }
  return { stage: 'read', next: { kind: score.criteria === 4 ? 'submit-score' : 'score' } }
}

function scoreState(desk: Desk, application: ApplicationId): OpenRow['score'] {
  const draft = readDraft(desk.store, 'score', application)
  const signed = signedScore(desk, application)
  if (signed !== null) return { state: 'submitted', criteria: 4, totalTenths: signed.totalTenths }
  const criteria = draft?.criteria.filter(({ score, comment }) => score !== null && comment.trim() !== '').length ?? 0
  const isBegun = draft?.criteria.some(({ score, comment }) => score !== null || comment !== '') ?? false
  return { state: isBegun ? 'draft' : 'none', criteria, totalTenths: null }
}

function voteState(desk: Desk, application: ApplicationId, declaration: DeclarationState): OpenRow['vote'] {
  if (declaration === 'speak-not-vote' || declaration === 'observe') return 'not-voting'
  if (ownVoteId(desk, application) !== null) return 'signed'
  return mayVote(declaration) && (readDraft(desk.store, 'vote', application)?.choice ?? null) !== null
    ? 'draft'
    : 'none'
}
