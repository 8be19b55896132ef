import type { ApplicationView, ScoreDraft, SignedAct, VoteDraft } from '../../../shared/api/application.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import { totalTenths } from '../../../shared/rules/scoring.ts'
import { ownScoreId } from '../commands/score.ts'
import { ownVoteId } from '../commands/vote.ts'
import type { Desk } from '../desk.ts'
import type { HeldPapers } from '../standing.ts'
import { numberOf } from '../store/checkpoints.ts'
import { readDraft } from '../store/drafts.ts'
import { readRecord } from '../store/read-record.ts'
import { scoringInForce } from './scoring.ts'

const emptyCriteria = Array.from({ length: 4 }, () => ({ score: null, comment: '' }))

/** What was signed is where a correction begins. */
export function scoreDraft(desk: Desk, application: ApplicationId): ScoreDraft {
  const draft = readDraft(desk.store, 'score', application)
  if (draft !== null) return { criteria: draft.criteria, savedAt: draft.savedAt }
  return { criteria: signedScore(desk, application)?.criteria ?? emptyCriteria, savedAt: null }
}

export const signedScore = (desk: Desk, application: ApplicationId): ApplicationView['score'] =>
  scoreOf(desk, ownScoreId(desk, application))

export function scoreOf(desk: Desk, recordId: RecordId | null): ApplicationView['score'] {
  const record = recordId === null ? null : readRecord(desk.store, recordId, 'score')
  if (recordId === null || record === null) return null
  const { criteria } = record.body
  const scores = criteria.map(({ score }) => score)
  const total = totalTenths(scores, scoringInForce(desk).weightsPercent) ?? 0
  return { ...signedAct(desk, recordId, record.at), criteria, totalTenths: total }
}

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
  voteOf(desk, ownVoteId(desk, application))

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
