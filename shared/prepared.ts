import { ApplicationForm, Assessment, ProjectTerms } from './application-form.ts'
import { Bilingual, PlainDate } from './ids.ts'
import { SealedDocument } from './records.ts'
import { z } from './schema.ts'

// What the secretariat prepares before it signs anything. Never leaves the secretariat's laptop as such: publishing
// turns it into `item` and `papers` records.

/** As `Assessment`, with what is not decided yet left null. */
export const AssessmentDraft = z.strictObject({
  assessedOn: PlainDate.nullable(),
  recommendation: z.enum(['approve', 'defer', 'reject']).nullable(),
  /** One for each project, in the form's order. */
  projects: z
    .array(
      z.strictObject({
        cards: ProjectTerms.shape.cards.nullable(),
        months: ProjectTerms.shape.months.nullable(),
        start: PlainDate.nullable(),
        subsidyBp: ProjectTerms.shape.subsidyBp.nullable(),
        ceilingCents: ProjectTerms.shape.ceilingCents.nullable(),
      }),
    )
    .max(10),
  conditions: z.array(z.strictObject({ text: z.string().max(1_000), due: PlainDate.nullable() })).max(20),
  /** In the order of the four criteria. */
  reasons: z.tuple([Bilingual, Bilingual, Bilingual, Bilingual]),
  /** Copied from the price table in force when it was chosen, so that a later table does not move it [P 14]. */
  price: z
    .strictObject({ perCardMonthCents: z.int().min(0), tableOf: PlainDate, serviceClass: z.string().max(100) })
    .nullable(),
  /** Why a rate above the normal ceiling is warranted [P 13]; empty where none is. */
  specialCase: Bilingual.default({ en: '', zh: '' }),
  /** Copied when the secretariat chose to show them to the committee. */
  similarCases: Assessment.shape.similarCases.default([]),
})
export type AssessmentDraft = z.infer<typeof AssessmentDraft>

export const Prepared = z.strictObject({
  /** The secretariat's own, from the workbook; what a second import recognises the application by. */
  reference: z.string().min(1).max(50),
  /** Business registration or company number; empty where there is none. */
  companyNumber: z.string().max(50),
  form: ApplicationForm,
  /** Principal investigators and others by name, beyond the form's contacts. */
  people: z.array(Bilingual).max(50),
  partners: z.array(Bilingual).max(50),
  /** Already sealed to the application's own key. */
  documents: z.array(SealedDocument).max(40),
  assessment: AssessmentDraft.nullable(),
})
export type Prepared = z.infer<typeof Prepared>

/** What is typed by hand: all but the documents and the assessment, which are changed by calls of their own. */
export const PreparedFields = Prepared.omit({ documents: true, assessment: true })
export type PreparedFields = z.infer<typeof PreparedFields>

/** What an undo step is called on screen. */
export type PreparedChange = 'import' | 'edit' | 'assessment' | 'documents' | 'add' | 'remove'
