import type { ApplicationForm, Assessment, CardsAndMonths, Category } from '../application-form.ts'
import type { ApplicationView, DocumentView, PapersVersion } from './application.ts'
import { BatchDates, BatchPlan } from '../batch-plan.ts'
import { ApplicationId, BatchId, type Bilingual, DocumentHash, MemberId, RecordId } from '../ids.ts'
import type { InterestKind, Role, Ruling } from '../records.ts'
import type { PlanProblem } from '../rules/batch-dates.ts'
import type { BoardState } from '../rules/board.ts'
import type { PapersChanges } from '../rules/compare-papers.ts'
import { z } from '../schema.ts'

// From prepared applications to a published batch, the board of who holds what, and re-issues. The secretariat's, but
// for `applicationVersion`, which is everybody's.

export interface BatchLine {
  readonly batch: BatchId
  readonly name: string
  /** `begun`: publishing has started and is to be gone on with. */
  readonly state: 'planned' | 'begun' | 'published'
  readonly applications: number
}

export interface BatchPlanView {
  readonly batch: BatchId
  readonly plan: BatchPlan
  /** What the lease end is while none is typed; null before there is a meeting date. */
  readonly defaultLease: string | null
  readonly problems: readonly PlanProblem[]
  /** Members who will get the declaration list. */
  readonly members: number
  /** Null: publishing has not begun. */
  readonly begun: { readonly at: string; readonly issued: number } | null
}

/** What an application still lacks before it can be published, in words. */
export interface Lack {
  readonly kind: 'form' | 'documents' | 'assessment'
  readonly sentence: Bilingual
}

export interface BatchCandidate {
  readonly applicationId: ApplicationId
  readonly reference: string
  readonly category: Category
  readonly applicant: Bilingual
  readonly projects: readonly Bilingual[]
  readonly asked: readonly CardsAndMonths[]
  readonly documents: number
  readonly lacks: readonly Lack[]
  /** The other batch that has it already, published or planned. */
  readonly otherBatch: string | null
}

/** Null while nothing is being published. */
export type PublishProgress = { readonly batch: BatchId; readonly done: number; readonly total: number } | null

export interface BoardMember {
  readonly member: MemberId
  readonly name: Bilingual
  readonly role: Role
  /** False: has left since. */
  readonly isActive: boolean
  /** Time of the newest record that this desk has of the member; null: none. */
  readonly lastRecordAt: string | null
}
export interface BoardCell {
  readonly state: BoardState
  readonly received: number
  readonly opened: number
}
export interface BoardRow {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly applicant: Bilingual
  readonly projects: readonly Bilingual[]
  /** Of the papers in force; 0 while none were issued. */
  readonly version: number
  readonly issuedAt: string | null
  readonly documents: number
  /** One for each member of the board, in its order. */
  readonly cells: readonly BoardCell[]
}
export interface BoardView {
  readonly batch: BatchId
  /** As they are now: a correction is a new record. */
  readonly dates: BatchDates
  readonly declarationsDueAt: string
  readonly meetingAtInstant: string
  readonly publishedAt: string
  readonly correctedAt: string | null
  readonly members: readonly BoardMember[]
  readonly rows: readonly BoardRow[]
  /** Whom the board waits for. */
  readonly rulingsDue: readonly {
    readonly ruler: MemberId | null
    readonly role: 'chairman' | 'vice-chairman'
    readonly count: number
    readonly since: string
  }[]
  readonly declarationsDue: readonly { readonly member: MemberId; readonly count: number }[]
}
export interface BoardCellView extends BoardCell {
  readonly applicationId: ApplicationId
  readonly member: MemberId
  readonly documents: number
  readonly declaration: {
    readonly at: string
    readonly answer: 'none' | 'interest'
    readonly interest: { readonly kind: InterestKind; readonly text: string } | null
    /** How many documents had been opened before an own late withdrawal; null: none was made. */
    readonly openedBefore: number | null
    /** It corrects an earlier one. */
    readonly isCorrection: boolean
  } | null
  readonly ruling: {
    readonly ruling: Ruling
    readonly at: string
    readonly by: Bilingual
    readonly isCorrection: boolean
  } | null
  readonly grant: { readonly at: string; readonly leaseEnds: string | null } | null
  readonly mayTakeBack: boolean
  readonly mayGrantAgain: boolean
  /** Why an interest is likely, by the register or the names: hints, never answers. */
  readonly hints: readonly {
    readonly reason: 'organisation' | 'person' | 'company-number' | 'own-name'
    /** The application's own words for what matched. */
    readonly matched: Bilingual
    /** Of the register; null where the application names the member. */
    readonly year: number | null
  }[]
}

export interface ReissueView {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly applicant: Bilingual
  readonly papersId: RecordId
  readonly version: number
  readonly issuedAt: string
  readonly documents: readonly {
    readonly sealedSha256: DocumentHash
    readonly letter: string
    readonly title: Bilingual
  }[]
  /** What issuing the prepared state would change; null: it is not prepared on this laptop. */
  readonly changes: PapersChanges | null
  /** The line of the declaration list changes too. */
  readonly changesItem: boolean
  readonly lacks: readonly Lack[]
  /** Members who hold the papers now. */
  readonly holders: number
}

/** Papers that were replaced: to read, not to work on. */
export interface ApplicationVersionView extends PapersVersion {
  readonly applicationId: ApplicationId
  readonly form: ApplicationForm
  readonly assessment: Assessment
  readonly documents: readonly DocumentView[]
  /** What this member signed on them. */
  readonly score: ApplicationView['score']
  readonly vote: ApplicationView['vote']
}

const OneBatch = z.strictObject({ batch: BatchId })
const OneApplication = z.strictObject({ applicationId: ApplicationId })
const OneCell = z.strictObject({ applicationId: ApplicationId, member: MemberId })
const Reminder = z.strictObject({
  batch: BatchId,
  what: z.enum(['declarations', 'rulings']),
  member: MemberId.nullable(),
})

export const publishingArgs = {
  /** Newest first. */
  batches: z.undefined(),
  batchPlan: OneBatch,
  batchCandidates: OneBatch,
  startBatchPlan: z.undefined(),
  saveBatchPlan: z.strictObject({ batch: BatchId, plan: BatchPlan }),
  /** Error: `bad-request` once publishing has begun. */
  dropBatchPlan: OneBatch,
  /** Signs the declaration list and seals the papers; given again, goes on where it stopped. Error: `incomplete`. */
  publishBatchPlan: OneBatch,
  publishProgress: z.undefined(),
  board: OneBatch,
  boardCell: OneCell,
  takeGrantBack: OneCell,
  grantAgain: OneCell,
  correctBatch: z.strictObject({ batch: BatchId, dates: BatchDates }),
  /** Published applications of the batch whose prepared state differs from their papers. */
  notIssued: OneBatch,
  reissueChanges: OneApplication,
  /** Error: `superseded` when the papers are not those that were shown any more. */
  reissue: z.strictObject({ applicationId: ApplicationId, papersId: RecordId }),
  withdrawDocument: z.strictObject({ applicationId: ApplicationId, papersId: RecordId, document: DocumentHash }),
  applicationVersion: z.strictObject({ applicationId: ApplicationId, papersId: RecordId }),
  reminder: Reminder,
  copyReminder: Reminder,
} as const

/** Calls that need Electron. */
export const publishingShellCalls = ['copyReminder'] as const

export interface PublishingReplies {
  batches: readonly BatchLine[]
  batchPlan: BatchPlanView
  batchCandidates: readonly BatchCandidate[]
  startBatchPlan: { readonly batch: BatchId }
  saveBatchPlan: { readonly savedAt: string }
  dropBatchPlan: null
  publishBatchPlan: { readonly applications: number }
  publishProgress: PublishProgress
  board: BoardView
  boardCell: BoardCellView
  takeGrantBack: null
  grantAgain: null
  correctBatch: null
  notIssued: readonly ApplicationId[]
  reissueChanges: ReissueView
  reissue: { readonly version: number }
  withdrawDocument: { readonly version: number }
  applicationVersion: ApplicationVersionView
  /** One text with both languages, for a message outside the app. Names no application. */
  reminder: { readonly text: string }
  copyReminder: null
}
