import type { ApplicationView, ScoreDraft, ScoringView, SignedAct, VoteDraft } from '../../../shared/api/application.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { RecordOf } from '../../../shared/records.ts'
import { totalTenths } from '../../../shared/rules/scoring.ts'
import type { Desk } from '../desk.ts'
import { type HeldPapers, ownAct, ownActs } from '../standing.ts'
import { numberOf } from '../store/checkpoints.ts'
import { readDraft } from '../store/drafts.ts'
import { readRecord, readRecords } from '../store/read-record.ts'
import { scoringInForce } from './scoring.ts'

const emptyCriteria = Array.from({ length: 4 }, () => ({ score: null, comment: '' }))

/** What was signed is where a correction begins. */
export function scoreDraft(desk: Desk, application: ApplicationId): ScoreDraft {
  const draft = readDraft(desk.store, 'score', application)
  if (draft !== null) return { criteria: draft.criteria, savedAt: draft.savedAt }
  return { criteria: signedScore(desk, application)?.criteria ?? emptyCriteria, savedAt: null }
}

export const signedScore = (desk: Desk, application: ApplicationId): ApplicationView['score'] =>
  scoreOf(desk, ownAct(desk, 'score', application))

export function scoreOf(desk: Desk, recordId: RecordId | null): ApplicationView['score'] {
  const record = recordId === null ? null : readRecord(desk.store, recordId, 'score')
  if (recordId === null || record === null) return null
  const total = toTotal(record, scoringInForce(desk).weightsPercent)
  return { ...signedAct(desk, recordId, record.at), criteria: record.body.criteria, totalTenths: total }
}

/** The totals of the member's scores in force, in tenths. */
export function signedTotals(desk: Desk, applications: readonly ApplicationId[]): ReadonlyMap<ApplicationId, number> {
  const ids = ownActs(desk, 'score', applications)
  const records = readRecords(desk.store, [...ids.values()], 'score')
  const weights = scoringInForce(desk).weightsPercent
  return new Map(
    [...ids].flatMap(([application, recordId]) => {
      const record = records.get(recordId)
      return record === undefined ? [] : [[application, toTotal(record, weights)] as const]
    }),
  )
}

const toTotal = ({ body }: RecordOf<'score'>, weights: ScoringView['weightsPercent']): number =>
  totalTenths(
    body.criteria.map(({ score }) => score),
    weights,
  ) ?? 0

export function voteDraft(desk: Desk, application: ApplicationId, papers: HeldPapers): VoteDraft {
  const draft = readDraft(desk.store, 'vote', application)
  if (draft !== null) {
    const { choice, projects, conditions, savedAt } = draft
    return { choice, projects, conditions, savedAt }
  }
  const { terms } = papers.record.body.assessment
  const signed = signedVote(desk, application)
  if (signed === null) return { choice: null, ...terms, savedAt: null }
  const { choice, projects, conditions } = signed
  return projects.length === 0 ? { choice, ...terms, savedAt: null } : { choice, projects, conditions, savedAt: null }
}

export const signedVote = (desk: Desk, application: ApplicationId): ApplicationView['vote'] =>
  voteOf(desk, ownAct(desk, 'vote', application))

export function voteOf(desk: Desk, recordId: RecordId | null): ApplicationView['vote'] {
  const record = recordId === null ? null : readRecord(desk.store, recordId, 'vote')
  if (recordId === null || record === null) return null
  const act = signedAct(desk, recordId, record.at)
  const { body } = record
  if (body.choice !== 'approve') return { ...act, choice: body.choice, projects: [], conditions: [] }
  return { ...act, choice: body.asRecommended ? 'as-recommended' : 'amended', ...body.terms }
}

const signedAct = (desk: Desk, recordId: RecordId, signedAt: string): SignedAct => ({
  recordId,
  signedAt,
  number: numberOf(desk.store, recordId)?.number ?? null,
})
