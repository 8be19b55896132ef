import { type Bilingual, RecordId } from '../ids.ts'
import type { Kind } from '../records.ts'
import { z } from '../schema.ts'

// What has been signed here, and the proof that the server has numbered it.

/** What a record is, as a person names it; `other` is one that this app does not know yet. */
export type OutboxKind = Exclude<Kind, 'register-entry' | 'delivery'> | 'register' | 'received' | 'opened' | 'other'
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

/** What the chair calls out so that no code can be prepared for (FORMAT.md, check code); empty: none was called. */
const Challenge = z.string().regex(/^\d{0,8}$/)

export const outboxArgs = {
  outbox: z.undefined(),
  receipt: z.strictObject({ recordId: RecordId, challenge: Challenge }),
  /** Asks where to save, then writes the receipt as JSON with its proof; false when the person cancelled. */
  saveReceipt: z.strictObject({ recordId: RecordId }),
  copyCheckCode: z.strictObject({ recordId: RecordId, challenge: Challenge }),
} as const

/** Calls that need Electron. */
export const outboxShellCalls = ['saveReceipt', 'copyCheckCode'] as const

export interface OutboxReplies {
  outbox: OutboxView
  receipt: ReceiptView
  saveReceipt: boolean
  copyCheckCode: null
}
