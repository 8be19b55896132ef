import type { CardsAndMonths, Category } from '../application-form.ts'
import { ApplicationId, BatchId, type Bilingual, type DocumentHash } from '../ids.ts'
import { InterestKind, type Ruling } from '../records.ts'
import type { LikelyView } from './register.ts'
import { z } from '../schema.ts'

// What a member has before opening an application: the batch, the declaration list, and search across both.

export type DeclarationState =
  'not-declared' | 'draft' | 'no-interest' | 'awaiting-ruling' | Exclude<Ruling, 'withdraw'>
/** Groups on the batch screen are next steps, not statuses. */
export type Stage = 'declare' | 'awaiting' | 'read' | 'ready' | 'done'
export type NextStep =
  | {
      readonly kind: 'declare' | 'await-ruling' | 'await-papers' | 'score' | 'submit-score' | 'vote' | 'done' | 'lapsed'
    }
  | { readonly kind: 'read' | 'receive'; readonly documents: number }

export type BatchRow =
  | {
      readonly state: 'withdrawn'
      readonly number: number
      readonly applicationId: ApplicationId
      readonly withdrawnAt: string
    }
  | {
      readonly state: 'open'
      readonly applicationId: ApplicationId
      readonly number: number
      readonly category: Category
      readonly applicant: Bilingual
      readonly projects: readonly Bilingual[]
      readonly asked: readonly CardsAndMonths[]
      readonly declaration: DeclarationState
      /** Documents read to the end of all that the papers name; null before papers are held. */
      readonly documents: { readonly read: number; readonly all: number; readonly received: number } | null
      readonly score: {
        readonly state: 'none' | 'draft' | 'submitted'
        readonly criteria: number
        /** Weighted, in tenths of a mark. */ readonly totalTenths: number | null
      }
      readonly vote: 'none' | 'draft' | 'signed' | 'not-voting'
      readonly reissuedAt: string | null
      readonly stage: Stage
      readonly next: NextStep
    }
export interface BatchView {
  readonly batch: BatchId
  /** Every batch that has arrived, the newest first. */
  readonly batches: readonly { readonly batch: BatchId; readonly name: string }[]
  readonly name: string
  readonly cutOff: string
  readonly declarationsDue: string
  readonly scoresDue: string
  readonly meetingAt: string
  readonly leaseEnds: string
  /** In reading order: by next step, then number. */
  readonly rows: readonly BatchRow[]
  /** Of the rows open to this member only, so that a withdrawn case cannot be had by subtraction. */
  readonly openCards: number
}

export interface DeclarationDraft {
  readonly answer: 'none' | 'interest'
  readonly interestKind: InterestKind | null
  readonly text: string
  readonly savedAt: string
}
export type DeclarationRow =
  | { readonly state: 'withdrawn'; readonly number: number; readonly applicationId: ApplicationId }
  | {
      readonly state: 'to-answer' | 'signed'
      readonly applicationId: ApplicationId
      readonly number: number
      readonly category: Category
      readonly applicant: Bilingual
      readonly projects: readonly Bilingual[]
      readonly people: readonly Bilingual[]
      readonly partners: readonly Bilingual[]
      readonly addedAt: string
      readonly draft: DeclarationDraft | null
      readonly signedAt: string | null
      readonly declaration: DeclarationState
      /** From the member's own register; the strongest an entry. */
      readonly likely: readonly LikelyView[]
    }
export interface DeclarationsView {
  readonly due: string
  readonly rows: readonly DeclarationRow[]
}

export interface SearchHit {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly applicant: Bilingual
  readonly place: 'applicant' | 'project' | 'person' | 'form' | 'assessment' | 'document' | 'comment'
  readonly document: DocumentHash | null
  /** Text around the match; `from` and `to` are UTF-16 offsets of the match in it. */
  readonly excerpt: string
  readonly from: number
  readonly to: number
}

const OneBatch = z.strictObject({ batch: BatchId }).optional()

export const batchArgs = {
  /** The newest, unless another is named. */
  batch: OneBatch,
  declarations: OneBatch,
  draftDeclaration: z.strictObject({
    applicationId: ApplicationId,
    /** Null clears the draft. */
    draft: z
      .strictObject({
        answer: z.enum(['none', 'interest']),
        interestKind: InterestKind.nullable(),
        text: z.string().max(4_000),
      })
      .nullable(),
  }),
  /** Signs every complete draft of the list. */
  signDeclarations: z.strictObject({ applicationIds: z.array(ApplicationId).min(1).max(500) }),
  /** Late: signs an interest, destroys the key, papers, drafts and rows of this application on this laptop at once. */
  withdraw: z.strictObject({ applicationId: ApplicationId, interestKind: InterestKind, text: z.string().max(4_000) }),
  /** In the newest batch, unless another is named. */
  search: z.strictObject({ query: z.string().max(200), batch: BatchId.optional() }),
} as const

export interface BatchReplies {
  /** Null until a batch has arrived. */
  batch: BatchView | null
  declarations: DeclarationsView | null
  draftDeclaration: { readonly savedAt: string | null }
  signDeclarations: { readonly signed: number }
  withdraw: null
  search: { readonly hits: readonly SearchHit[]; readonly total: number }
}
