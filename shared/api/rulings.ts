import type { Category } from '../application-form.ts'
import type { Bilingual } from '../ids.ts'
import { ApplicationId, MemberId, RecordId } from '../ids.ts'
import { type InterestKind, type Role, Ruling } from '../records.ts'
import { z } from '../schema.ts'

// Calls of this part of the desk; `shared/api.ts` joins all parts.

export const rulingsArgs = {
  rulings: z.undefined(),
  /** `declaration`: the one that was read; another since then is read again first. */
  signRuling: z.strictObject({
    application: ApplicationId,
    member: MemberId,
    declaration: RecordId,
    ruling: Ruling,
  }),
} as const

export interface DeclaredInterest {
  readonly declaration: RecordId
  readonly application: ApplicationId
  readonly number: number
  readonly batchName: string
  readonly names: {
    readonly category: Category
    readonly applicant: Bilingual
    readonly projects: readonly Bilingual[]
    readonly people: readonly Bilingual[]
    readonly partners: readonly Bilingual[]
  }
  readonly member: MemberId
  readonly memberName: Bilingual
  readonly memberRole: Role
  readonly kind: InterestKind
  readonly text: string
  readonly declaredAt: string
  /** Names of the application that the declaration's own words hold. */
  readonly named: readonly Bilingual[]
  /** Papers may be on the member's laptop: an earlier declaration or ruling let the member read them. */
  readonly mayHold: boolean
}
export interface MadeRuling extends DeclaredInterest {
  readonly ruling: Ruling
  readonly recordId: RecordId
  readonly ruledAt: string
  readonly ruledBy: Bilingual
  /** Null while it waits in the outbox. */
  readonly recordNumber: number | null
}
export interface RulingsView {
  /** Whose interests this desk rules on; null: nobody's. */
  readonly ruler: 'chairman' | 'vice-chairman' | null
  /** The oldest first. */
  readonly waiting: readonly DeclaredInterest[]
  /** The newest first. */
  readonly made: readonly MadeRuling[]
  /** Who withdrew by own decision: nothing to rule, the newest first. */
  readonly withdrew: readonly DeclaredInterest[]
}

export interface RulingsReplies {
  rulings: RulingsView
  signRuling: { readonly recordId: RecordId; readonly ruledAt: string }
}
