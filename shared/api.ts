import {
  ApplicationForm,
  Assessment,
  CardsAndMonths,
  Category,
  Condition,
  DocumentLetter,
  ProjectTerms,
} from './application-form.ts'
import { committeeArgs, type CommitteeReplies, committeeShellCalls } from './api/committee.ts'
import { rulingsArgs, type RulingsReplies } from './api/rulings.ts'
import { type LikelyView, registerArgs, type RegisterReplies } from './api/register.ts'
import { preparingArgs, type PreparingReplies, preparingShellCalls } from './api/preparing.ts'
import { importingArgs, type ImportingReplies, importingShellCalls } from './api/importing.ts'
import { type PapersVersion, publishingArgs, type PublishingReplies, publishingShellCalls } from './api/publishing.ts'
import { packArgs, type PackReplies, packShellCalls } from './api/pack.ts'
import { carryingArgs, type CarryingReplies, carryingShellCalls } from './api/carrying.ts'
import type { AppError } from './errors.ts'
import { ApplicationId, BatchId, Bilingual, DocumentHash, PlainDate, RecordId } from './ids.ts'
import { InterestKind, type Ruling } from './records.ts'
import type { Result } from './result.ts'
import type { PapersChanges } from './rules/compare-papers.ts'
import { z } from './schema.ts'

// The one call channel between the page and the desk. A call is declared once here; preload and page derive their
// types from it, main parses every argument with `parsers` before anything else happens.

/** What changed, never the data: the page asks again. */
export type Topic =
  | 'session'
  | 'sync'
  | 'batch'
  | 'declarations'
  | 'application'
  | 'outbox'
  | 'settings'
  | 'committee'
  | 'rulings'
  | 'register'
  | 'prepared'
  | 'importing'
  | 'board'
  | 'pack'
  | 'carrying'

// ---- session -------------------------------------------------------------------------------------------------
/** What may be shown before any key is known: no case, no count of papers. */
export interface LockedFacts {
  readonly memberName: Bilingual
  readonly committeeName: Bilingual
  readonly enrolledAt: string
  readonly checkPhrase: string
  readonly keychain: KeychainState
  readonly offlineSince: string | null
  readonly lastSyncAt: string | null
  readonly leaseEnds: string | null
  /** As in `SyncView`. */
  readonly clockSetBackMs: number | null
  /** Another try is refused before this many milliseconds have passed. */
  readonly retryInMs: number
}
/** `none`: this system offers no real keychain, so the passphrase alone protects the store; said on screen. */
export interface KeychainState {
  readonly state: 'holds-half' | 'not-answering' | 'none'
  /** As the system calls it, e.g. `gnome_libsecret`; empty where there is none. */
  readonly backend: string
}
export type SessionView =
  | { readonly state: 'not-set-up'; readonly serverUrl: string | null }
  | { readonly state: 'locked'; readonly facts: LockedFacts }
  /** Keys are made; the secretariat has not yet approved this device. */
  | {
      readonly state: 'awaiting-approval'
      readonly memberName: Bilingual
      readonly committeeName: Bilingual
      readonly checkPhrase: string
      /** For the first chairman, whom nobody else can let in: the entry to countersign on this laptop. */
      readonly firstEntry: RecordId | null
    }
  | {
      readonly state: 'unlocked'
      readonly memberName: Bilingual
      readonly committeeName: Bilingual
      readonly role: string
      readonly checkPhrase: string
    }

/** Shown once, at set-up: the person prints or writes it down. */
export interface SetUpReply {
  readonly recoveryCode: string
  readonly checkPhrase: string
  readonly keychain: KeychainState
}

// ---- sync ----------------------------------------------------------------------------------------------------
export type SyncView = {
  readonly waiting: number
  readonly offlineSince: string | null
  readonly lastSyncAt: string | null
  readonly nextTryAt: string | null
  readonly leaseEnds: string | null
  /** Set when the clock disagrees with the records; papers stay sealed until it is set right. */
  readonly clock: Extract<AppError, { kind: 'clock-wrong' }> | null
  /** How far the clock is behind what this laptop has lived through, where it was set back; leases go on all the same. */
  readonly clockSetBackMs: number | null
  /** Records that arrived and were refused, newest first; everything else goes on. */
  readonly refused: readonly AppError[]
} & (
  | { readonly state: 'idle' }
  | { readonly state: 'syncing'; readonly progress: SyncProgress }
  | { readonly state: 'offline' }
  | { readonly state: 'blocked'; readonly error: AppError }
)
export interface SyncProgress {
  readonly step: 'sending' | 'receiving' | 'documents' | 'checking'
  readonly done: number
  readonly total: number
  readonly doneBytes: number
  readonly totalBytes: number
  readonly secondsLeft: number | null
}

// ---- batch ---------------------------------------------------------------------------------------------------
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

// ---- declarations --------------------------------------------------------------------------------------------
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

// ---- application ---------------------------------------------------------------------------------------------
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

// ---- outbox --------------------------------------------------------------------------------------------------
export type OutboxKind = 'declaration' | 'ruling' | 'register' | 'score' | 'vote' | 'received' | 'opened' | 'other'
export interface OutboxRow {
  readonly recordId: RecordId
  readonly kind: OutboxKind
  readonly applicationNumber: number | null
  readonly applicant: Bilingual | null
  readonly signedAt: string
  readonly number: number | null
  readonly receipt: 'waiting' | 'numbered' | 'verified'
}
export interface OutboxView {
  readonly rows: readonly OutboxRow[]
  readonly lastNumberedAt: string | null
}
/** Proof that the server has numbered a record, checked on this laptop. */
export interface ReceiptView {
  readonly recordId: RecordId
  readonly kind: OutboxKind
  readonly applicationNumber: number | null
  readonly applicant: Bilingual | null
  readonly signedAt: string
  readonly number: number
  readonly numberedAt: string
  readonly treeSize: number
  readonly proofSteps: number
  /** Size of the checkpoint that this one was shown to extend; null for the first. */
  readonly extendsSize: number | null
  /** 12 digits in three groups, to be read aloud; for the challenge that was asked with. */
  readonly checkCode: string
  readonly logKeySince: string
}

// ---- settings, search ----------------------------------------------------------------------------------------
export interface SettingsView {
  readonly alwaysShowReasons: boolean
  readonly singleLetterKeys: boolean
  readonly lockAfterMinutes: number
  readonly serverUrl: string
  readonly keychain: KeychainState
  readonly storeBytes: number
  readonly version: string
  readonly licences: string
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

// ---- the calls -----------------------------------------------------------------------------------------------
const Passphrase = z.string().min(1).max(1_000)
/** What the chair calls out so that no code can be prepared for (FORMAT.md, check code); empty: none was called. */
const Challenge = z.string().regex(/^\d{0,8}$/)
const OneApplication = z.strictObject({ applicationId: ApplicationId })
const OneBatch = z.strictObject({ batch: BatchId }).optional()
const Comment = z.string().max(10_000)

const args = {
  session: z.undefined(),
  setUp: z.strictObject({ serverUrl: z.url().max(500), code: z.string().max(100), passphrase: Passphrase }),
  checkApproval: z.undefined(),
  unlock: z.strictObject({ passphrase: Passphrase }),
  /** Opens by the printed code and sets a new passphrase in the same step. */
  recover: z.strictObject({ code: z.string().max(100), newPassphrase: Passphrase }),
  lock: z.undefined(),
  changePassphrase: z.strictObject({ passphrase: Passphrase, newPassphrase: Passphrase }),
  sync: z.undefined(),
  syncNow: z.undefined(),
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
  outbox: z.undefined(),
  receipt: z.strictObject({ recordId: RecordId, challenge: Challenge }),
  /** Asks where to save, then writes the receipt as JSON with its proof; false when the person cancelled. */
  saveReceipt: z.strictObject({ recordId: RecordId }),
  copyCheckCode: z.strictObject({ recordId: RecordId, challenge: Challenge }),
  settings: z.undefined(),
  saveSettings: z.strictObject({
    alwaysShowReasons: z.boolean(),
    singleLetterKeys: z.boolean(),
    lockAfterMinutes: z.int().min(1).max(120),
  }),
  /** In the newest batch, unless another is named. */
  search: z.strictObject({ query: z.string().max(200), batch: BatchId.optional() }),
  preferences: z.undefined(),
  savePreferences: z.strictObject({
    language: z.enum(['zh-HK', 'en-HK']),
    scheme: z.enum(['light', 'dark', 'system']),
    zoom: z.union([z.literal(1), z.literal(1.125), z.literal(1.25)]),
  }),
  ...committeeArgs,
  ...rulingsArgs,
  ...registerArgs,
  ...preparingArgs,
  ...importingArgs,
  ...publishingArgs,
  ...packArgs,
  ...carryingArgs,
} as const
export type CallName = keyof typeof args
export type Argument<N extends CallName> = z.infer<(typeof args)[N]>
/** Readable before unlocking, so kept in a small JSON file beside the store; holds nothing of a case. */
export type Preferences = Argument<'savePreferences'>

interface MemberReplies {
  session: SessionView
  setUp: SetUpReply
  checkApproval: SessionView
  unlock: SessionView
  recover: SessionView
  lock: SessionView
  changePassphrase: null
  sync: SyncView
  syncNow: SyncView
  /** Null until a batch has arrived. */
  batch: BatchView | null
  declarations: DeclarationsView | null
  draftDeclaration: { readonly savedAt: string | null }
  signDeclarations: { readonly signed: number }
  withdraw: null
  application: ApplicationView
  readTo: null
  draftScore: { readonly savedAt: string }
  submitScore: SignedAct
  draftVote: { readonly savedAt: string }
  signVote: SignedAct
  outbox: OutboxView
  receipt: ReceiptView
  saveReceipt: boolean
  copyCheckCode: null
  settings: SettingsView
  saveSettings: null
  search: { readonly hits: readonly SearchHit[]; readonly total: number }
  preferences: Preferences
  savePreferences: null
}
export interface Replies
  extends
    MemberReplies,
    CommitteeReplies,
    RulingsReplies,
    RegisterReplies,
    PreparingReplies,
    ImportingReplies,
    PublishingReplies,
    PackReplies,
    CarryingReplies {}
export type Reply<N extends CallName> = N extends keyof Replies ? Replies[N] : never

/** Handlers of the desk, one per call; the shell adds those that need a dialog, a clipboard or a window. */
export type Handlers = { readonly [N in CallName]: (argument: Argument<N>) => Promise<Result<Reply<N>, AppError>> }
/** Calls that need Electron: answered by the shell, never by core. */
export const shellCalls = [
  'saveReceipt',
  'copyCheckCode',
  'preferences',
  'savePreferences',
  ...committeeShellCalls,
  ...preparingShellCalls,
  ...importingShellCalls,
  ...publishingShellCalls,
  ...packShellCalls,
  ...carryingShellCalls,
] as const
export type ShellCall = (typeof shellCalls)[number]
export type CoreHandlers = Omit<Handlers, ShellCall>

/** What preload exposes as `window.api`. */
export interface PageApi {
  call<N extends CallName>(name: N, argument: Argument<N>): Promise<Result<Reply<N>, AppError>>
  /** Returns the way to stop listening. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void
  /** Menu and window commands that the page carries out: lock, next pane, find. */
  readonly platform: 'darwin' | 'win32' | 'linux'
}

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(args, name)

/** Parses an argument from the page. The error names fields, never values. Error kind: `bad-request`. */
export function parseArgument<N extends CallName>(name: N, value: unknown): Result<Argument<N>, AppError> {
  const parsed = args[name].safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data as Argument<N> }
  const reason = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
  return { ok: false, error: { kind: 'bad-request', reason } }
}

/** Where the page reads a document's clear bytes, by Range, from the sealed file: `documents/<sealedSha256>` under the app's origin. */
export const documentPath = (hash: DocumentHash): string => `/documents/${hash}`
