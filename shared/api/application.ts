import {
  type ApplicationForm,
  type Assessment,
  type Condition,
  type DocumentLetter,
  ProjectTerms,
} from '../application-form.ts'
import { ApplicationId, type Bilingual, DocumentHash, PlainDate, type RecordId } from '../ids.ts'
import type { PapersChanges } from '../rules/compare-papers.ts'
import type { DeclarationState } from './batch.ts'
import { z } from '../schema.ts'

// One application at work: its papers, and the score and vote on them.

export interface DocumentView {
  readonly sealedSha256: DocumentHash
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly pages: number
  readonly clearBytes: number
  readonly state: 'held' | 'on-its-way' | 'damaged'
  /** Replaced in the latest re-issue. */
  readonly isNew: boolean
  /** Furthest page this member has reached; equal to `pages` when read. */
  readonly readToPage: number
  readonly lastPage: number
}
export interface ScoreDraft {
  readonly criteria: readonly { readonly score: number | null; readonly comment: string }[]
  readonly savedAt: string | null
}
export interface VoteDraft {
  readonly choice: 'as-recommended' | 'amended' | 'defer' | 'reject' | 'abstain' | null
  readonly projects: readonly ProjectTerms[]
  readonly conditions: readonly Condition[]
  readonly savedAt: string | null
}
export interface SignedAct {
  readonly recordId: RecordId
  readonly signedAt: string
  /** Null while it waits in the outbox. */
  readonly number: number | null
}
export interface ScoringView {
  readonly weightsPercent: readonly [number, number, number, number]
  readonly bands: readonly { readonly from: number; readonly to: number; readonly name: Bilingual }[]
  readonly normalSubsidyCeilingBp: number
  readonly specialSubsidyCeilingBp: number
  readonly hoursPerMonth: number
  readonly sustainedTflopsPerCard: number
  readonly effectiveFrom: string
}
export interface PapersVersion {
  readonly papersId: RecordId
  readonly version: number
  readonly issuedAt: string
}
export interface ApplicationView {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly papersId: RecordId
  readonly version: number
  readonly issuedAt: string
  readonly form: ApplicationForm
  readonly assessment: Assessment
  readonly documents: readonly DocumentView[]
  /** Every version held, the newest first; the first is this one. */
  readonly versions: readonly PapersVersion[]
  /** Against the version before. Null: there was none. */
  readonly changes: PapersChanges | null
  readonly scoring: ScoringView
  readonly scoreDraft: ScoreDraft
  readonly score:
    | (SignedAct & {
        readonly criteria: readonly { readonly score: number; readonly comment: string }[]
        readonly totalTenths: number
      })
    | null
  readonly voteDraft: VoteDraft
  readonly vote:
    | (SignedAct & {
        readonly choice: NonNullable<VoteDraft['choice']>
        readonly projects: readonly ProjectTerms[]
        readonly conditions: readonly Condition[]
      })
    | null
  readonly mayVote: boolean
  readonly declaration: DeclarationState
  /** Neighbours in the member's own order, and this one's place in it (1-based). */
  readonly order: {
    readonly place: number
    readonly of: number
    readonly previous: ApplicationId | null
    readonly next: ApplicationId | null
  }
}

const OneApplication = z.strictObject({ applicationId: ApplicationId })
const Comment = z.string().max(10_000)

export const applicationArgs = {
  application: OneApplication,
  readTo: z.strictObject({ applicationId: ApplicationId, document: DocumentHash, page: z.int().min(1).max(100_000) }),
  draftScore: z.strictObject({
    applicationId: ApplicationId,
    criteria: z.array(z.strictObject({ score: z.int().min(0).max(10).nullable(), comment: Comment })).length(4),
  }),
  submitScore: OneApplication,
  draftVote: z.strictObject({
    applicationId: ApplicationId,
    choice: z.enum(['as-recommended', 'amended', 'defer', 'reject', 'abstain']).nullable(),
    projects: z.array(ProjectTerms).max(10),
    conditions: z.array(z.strictObject({ text: z.string().max(1_000), due: PlainDate })).max(20),
  }),
  signVote: OneApplication,
} as const

export interface ApplicationReplies {
  application: ApplicationView
  readTo: null
  draftScore: { readonly savedAt: string }
  submitScore: SignedAct
  draftVote: { readonly savedAt: string }
  signVote: SignedAct
}
