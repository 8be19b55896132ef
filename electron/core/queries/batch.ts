import type { BatchRow, BatchView, DeclarationState, NextStep, Stage } from '../../../shared/api/batch.ts'
import type { ApplicationId, BatchId, RecordId } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { itemsOf, mayScore, mayVote, ownActs, toDeclarationState } from '../standing.ts'
import { type DraftKind, type DraftOf, readDrafts } from '../store/drafts.ts'
import { readRecord, readRecords } from '../store/read-record.ts'
import { type Declared, declaredBy } from '../store/withdrawals.ts'
import { papersProgress } from './batch-papers.ts'
import { signedTotals } from './score-view.ts'

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
  const ids = desk.store
    .all<{ recordId: RecordId }>(
      `SELECT b.record_id AS recordId FROM current_batches b
       ORDER BY (SELECT min(f.at) FROM batches f WHERE f.batch = b.batch) DESC, b.batch`,
    )
    .map(({ recordId }) => recordId)
  const records = readRecords(desk.store, ids, 'batch')
  return ids.flatMap((id) => records.get(id) ?? [])
}

export function batchView(desk: Desk, wanted?: BatchId): BatchView | null {
  const batches = publishedBatches(desk)
  const batch = batches.find(({ body }) => body.batch === wanted) ?? batches[0]
  if (batch === undefined) return null
  const { name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds, applications } = batch.body
  const facts = readFacts(
    desk,
    applications.map(({ application }) => application),
  )
  const rows = applications.flatMap(({ application, number }) => toRow(facts, application, number) ?? [])
  const open = rows.filter((row) => row.state === 'open')
  const openCards = open.flatMap(({ asked }) => asked).reduce((sum, { cards }) => sum + cards, 0)
  return {
    batch: batch.body.batch,
    batches: batches.map(({ body }) => ({ batch: body.batch, name: body.name })),
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

/** What this desk knows of many applications: a handful of questions, however many there are. */
interface Facts {
  readonly declared: ReadonlyMap<ApplicationId, Declared>
  readonly items: ReadonlyMap<ApplicationId, RecordOf<'item'>>
  readonly papersOf: ReturnType<typeof papersProgress>
  readonly drafts: { readonly [K in DraftKind]: ReadonlyMap<ApplicationId, DraftOf<K>> }
  /** In tenths. */
  readonly scored: ReadonlyMap<ApplicationId, number>
  readonly voted: ReadonlyMap<ApplicationId, RecordId>
}

function readFacts(desk: Desk, applications: readonly ApplicationId[]): Facts {
  const { store, own } = desk
  return {
    declared: declaredBy(store, own.member, applications),
    items: itemsOf(desk, applications),
    papersOf: papersProgress(desk, applications),
    drafts: {
      declaration: readDrafts(store, 'declaration', applications),
      score: readDrafts(store, 'score', applications),
      vote: readDrafts(store, 'vote', applications),
    },
    scored: signedTotals(desk, applications),
    voted: ownActs(desk, 'vote', applications),
  }
}

/** Null: its line of the declaration list has not arrived yet. */
function toRow(facts: Facts, applicationId: ApplicationId, number: number): BatchRow | null {
  const declared = facts.declared.get(applicationId) ?? null
  const out = declared?.withdrawnAt ?? null
  if (out !== null) return { state: 'withdrawn', number, applicationId, withdrawnAt: out }
  const item = facts.items.get(applicationId)
  if (item === undefined) return null
  const { category, applicant, projects, asked } = item.body
  const declaration = toDeclarationState(declared, facts.drafts.declaration.has(applicationId))
  const { documents, reissuedAt, hasLapsed } = facts.papersOf(applicationId)
  const score = scoreState(facts, applicationId)
  const vote = voteState(facts, applicationId, declaration)
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

function scoreState({ drafts, scored }: Facts, application: ApplicationId): OpenRow['score'] {
  const total = scored.get(application)
  if (total !== undefined) return { state: 'submitted', criteria: 4, totalTenths: total }
  const draft = drafts.score.get(application)
  const criteria = draft?.criteria.filter(({ score, comment }) => score !== null && comment.trim() !== '').length ?? 0
  const isBegun = draft?.criteria.some(({ score, comment }) => score !== null || comment !== '') ?? false
  return { state: isBegun ? 'draft' : 'none', criteria, totalTenths: null }
}

function voteState({ drafts, voted }: Facts, application: ApplicationId, declaration: DeclarationState) {
  if (declaration === 'speak-not-vote' || declaration === 'observe') return 'not-voting'
  if (voted.has(application)) return 'signed'
  return mayVote(declaration) && (drafts.vote.get(application)?.choice ?? null) !== null ? 'draft' : 'none'
}
