import type { CardsAndMonths, Category } from '../application-form.ts'
import { DocumentLetter } from '../application-form.ts'
import { ApplicationId, Bilingual, DocumentHash, type MemberId, PlainDate, type RecordId } from '../ids.ts'
import { AssessmentDraft, type Prepared, type PreparedChange, PreparedFields } from '../prepared.ts'
import { bodies, type Body } from '../records.ts'
import type { AssessmentGap, SubsidyLimits } from '../rules/assessment.ts'
import type { FormProblem } from '../rules/form-checks.ts'
import type { LikelyInterest } from '../rules/likely-interests.ts'
import type { SimilarMatch } from '../rules/similar-cases.ts'
import { z } from '../schema.ts'

// The secretariat's applications before and between publishing: form, documents, assessment. Every change can be undone.

export interface PublishedAs {
  readonly batch: string
  readonly number: number
  /** Null while the papers are not issued yet. */
  readonly version: number | null
  /** What is prepared differs from what members hold: a re-issue is due. */
  readonly isChanged: boolean
}
export interface PreparedLine {
  readonly applicationId: ApplicationId
  readonly reference: string
  readonly category: Category
  readonly applicant: Bilingual
  readonly projects: readonly Bilingual[]
  readonly asked: readonly CardsAndMonths[]
  /** In order, one for each document: `AABD`. */
  readonly letters: string
  readonly assessment: {
    readonly state: 'none' | 'begun' | 'complete'
    readonly recommendation: AssessmentDraft['recommendation']
  }
  readonly published: PublishedAs | null
  readonly similarCases: number
  readonly troubles: { readonly must: number; readonly know: number }
}
export interface PreparingView {
  /** In order of the reference. */
  readonly rows: readonly PreparedLine[]
  /** What the next undo takes back. */
  readonly undo: PreparedChange | null
  /** What the next redo does again. */
  readonly redo: PreparedChange | null
}

/** Another case of this desk, of any batch, that shares something with the application. */
export interface SimilarCaseView {
  readonly applicationId: ApplicationId
  /** It is on this list and can be opened; else only its line of an earlier declaration list is known. */
  readonly isPrepared: boolean
  /** `2026-4 no. 07` where it was published, else its reference. */
  readonly reference: string
  readonly applicant: Bilingual
  readonly title: Bilingual
  readonly asked: CardsAndMonths
  readonly matches: readonly SimilarMatch[]
}
export interface LikelyMember {
  readonly member: MemberId
  readonly name: Bilingual
  readonly reason: LikelyInterest['reason']
  readonly matched: Bilingual
}

export type PriceTable = Body<'price-table'> & { readonly recordId: RecordId; readonly signedAt: string }

export interface PreparedView {
  readonly applicationId: ApplicationId
  readonly prepared: Prepared
  readonly savedAt: string
  readonly published: PublishedAs | null
  readonly problems: readonly FormProblem[]
  /** Empty: the assessment is complete. */
  readonly gaps: readonly AssessmentGap[]
  readonly limits: SubsidyLimits
  readonly hoursPerMonth: number
  /** Of the table in force today; null: none has been signed yet. */
  readonly prices: PriceTable | null
  readonly similarCases: readonly SimilarCaseView[]
  readonly likelyInterests: readonly LikelyMember[]
}

const One = z.strictObject({ applicationId: ApplicationId })
const OneDocument = One.extend({ document: DocumentHash })

export const preparingArgs = {
  preparing: z.undefined(),
  prepared: One,
  /** All that were signed, the newest first. */
  priceTables: z.undefined(),
  /** Begins an empty one under the next free reference. */
  addPrepared: z.undefined(),
  /** As typed. What only changes the same field again is one step of undo. Error: `reference-taken`. */
  savePrepared: One.extend({ fields: PreparedFields }),
  /** Null takes the assessment away. */
  saveAssessment: One.extend({ assessment: AssessmentDraft.nullable() }),
  /** Error: `already-published`. */
  removePrepared: One,
  /** Asks for a PDF, which takes the place of `replaces`; false when the person cancelled. Error: `pdf-refused`. */
  addPreparedDocument: One.extend({ letter: DocumentLetter, replaces: DocumentHash.nullable() }),
  nameDocument: OneDocument.extend({ letter: DocumentLetter, title: Bilingual }),
  removePreparedDocument: OneDocument,
  /** Signs a dated table of prices; what was signed before stays. */
  signPriceTable: z.strictObject({
    effectiveFrom: PlainDate,
    classes: bodies['price-table'].shape.classes.max(50),
  }),
  /** Takes back the last change of what is prepared, whoever made it: import, edit, assessment, documents. */
  undoPreparing: z.undefined(),
  /** Does again what was taken back last, as long as nothing else was changed since. Error: `already-published`. */
  redoPreparing: z.undefined(),
} as const

/** Calls that need Electron. */
export const preparingShellCalls = ['addPreparedDocument'] as const

export interface PreparingReplies {
  preparing: PreparingView
  prepared: PreparedView
  priceTables: readonly PriceTable[]
  addPrepared: { readonly applicationId: ApplicationId }
  savePrepared: { readonly savedAt: string }
  saveAssessment: { readonly savedAt: string }
  removePrepared: null
  addPreparedDocument: boolean
  nameDocument: { readonly savedAt: string }
  removePreparedDocument: null
  signPriceTable: null
  /** Null: there was nothing to take back. */
  undoPreparing: { readonly undone: PreparedChange | null }
  /** Null: there was nothing to do again. */
  redoPreparing: { readonly redone: PreparedChange | null }
}
