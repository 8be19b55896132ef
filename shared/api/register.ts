import type { Bilingual } from '../ids.ts'
import { MemberId, type RecordId } from '../ids.ts'
import { RegisterLine, type Role } from '../records.ts'
import { z } from '../schema.ts'

// Calls of this part of the desk; `shared/api.ts` joins all parts.

const Year = z.int().min(2000).max(9999)
const OneRegister = z.strictObject({ member: MemberId, year: Year })
/** As `RegisterLine`, the kind not yet chosen. */
const DraftLine = RegisterLine.extend({ kind: RegisterLine.shape.kind.nullable() })
export type RegisterDraftLine = z.infer<typeof DraftLine>

export const registerArgs = {
  /** Null: this year. */
  register: z.strictObject({ year: Year.nullable() }),
  memberRegister: OneRegister,
  /** Null gives the draft up. `change` names the step for undo: `cell …` joins with the same cell's last one. */
  draftRegister: OneRegister.extend({
    lines: z.array(DraftLine).max(100).nullable(),
    change: z.string().regex(/^(cell \d{1,3} [a-z.A-Z]{1,30}|add|remove|discard)$/),
  }),
  undoRegister: OneRegister,
  copyEarlierRegister: OneRegister,
  signRegister: OneRegister,
  ownRegister: z.undefined(),
} as const

export interface RegisterMember {
  readonly member: MemberId
  readonly name: Bilingual
  readonly role: Role
  /** `none`: nothing signed for the year and nothing typed. */
  readonly state: 'none' | 'draft' | 'signed' | 'changed'
  /** Signed; null where nothing is. */
  readonly entries: number | null
  readonly signedAt: string | null
}
export interface RegisterView {
  readonly year: number
  readonly thisYear: number
  /** That there is something of, and this year; the newest first. */
  readonly years: readonly number[]
  readonly members: readonly RegisterMember[]
  /** Members for whom nothing is signed for the year. */
  readonly missing: number
}
export interface MemberRegisterView {
  readonly member: MemberId
  readonly name: Bilingual
  readonly year: number
  /** What is typed, else what is signed. */
  readonly lines: readonly RegisterDraftLine[]
  readonly savedAt: string | null
  readonly signed: {
    readonly recordId: RecordId
    readonly signedAt: string
    readonly entries: number
    /** Null while it waits in the outbox. */
    readonly number: number | null
  } | null
  readonly canUndo: boolean
  /** The newest earlier year that something is signed for. */
  readonly earlier: { readonly year: number; readonly entries: number } | null
}
/** A hint for a declaration, never an answer. */
export interface LikelyView {
  readonly reason: 'organisation' | 'person' | 'company-number' | 'own-name'
  /** The application's own words for what matched. */
  readonly matched: Bilingual
  /** Null: the application names the member. */
  readonly entry: RegisterLine | null
  readonly year: number | null
}
export interface OwnRegister {
  readonly year: number
  readonly signedAt: string
  readonly entries: readonly RegisterLine[]
}

export interface RegisterReplies {
  register: RegisterView
  memberRegister: MemberRegisterView
  draftRegister: { readonly savedAt: string }
  /** False: there was nothing to take back. */
  undoRegister: boolean
  copyEarlierRegister: null
  signRegister: { readonly recordId: RecordId; readonly signedAt: string }
  /** The newest year first; a member's own only. */
  ownRegister: readonly OwnRegister[]
}
