import { Bilingual, PlainDate } from './ids.ts'
import { z } from './schema.ts'

/**
 * The application form, Parts A, B and D (scheme paper, paragraphs 11 and 13 and the published form). Part C, the
 * attachments, is the `documents` of a papers record. Amounts are whole cents, rates basis points.
 */
export const Category = z.enum(['a', 'b', 'c', 'd', 'e'])
export type Category = z.infer<typeof Category>

export const DocumentLetter = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
export type DocumentLetter = z.infer<typeof DocumentLetter>

export const CardsAndMonths = z.strictObject({ cards: z.int().min(1).max(10_000), months: z.int().min(1).max(60) })
export type CardsAndMonths = z.infer<typeof CardsAndMonths>

export const Project = z.strictObject({
  title: Bilingual,
  objectives: Bilingual,
  summary: Bilingual,
  preferredStart: PlainDate,
  asked: CardsAndMonths,
  technologyArea: Bilingual,
  industrySector: Bilingual,
  fiveYearPlan: Bilingual,
  researchStaff: z.strictObject({ local: z.int().min(0), nonLocal: z.int().min(0) }),
  deliverables: Bilingual,
  outcomes: z.strictObject({
    patents: z.int().min(0),
    publications: z.int().min(0),
    awards: z.int().min(0),
    other: Bilingual,
  }),
  model: z.strictObject({
    type: Bilingual,
    /** Millions of parameters, an integer so that it signs the same everywhere. */
    parametersMillions: z.int().min(0).nullable(),
    /** Millions of training tokens. */
    tokensMillions: z.int().min(0).nullable(),
    batchSize: z.string().max(200),
    precision: z.string().max(200),
    dataSets: Bilingual,
    inference: Bilingual,
  }),
  contribution: Bilingual,
  partners: z.array(Bilingual).max(20),
  resubmission: z.boolean(),
})
export type Project = z.infer<typeof Project>

export const ApplicationForm = z.strictObject({
  applicant: z.strictObject({
    category: Category,
    name: Bilingual,
    address: Bilingual,
    description: Bilingual,
    employees: z.int().min(0),
    researchEmployees: z.int().min(0),
    contacts: z
      .array(z.strictObject({ name: Bilingual, post: Bilingual }))
      .min(1)
      .max(2),
  }),
  projects: z.array(Project).min(1).max(10),
  declaration: z.strictObject({ noOtherSubsidy: z.boolean(), consent: z.boolean(), signedOn: PlainDate }),
})
export type ApplicationForm = z.infer<typeof ApplicationForm>

export const Condition = z.strictObject({ text: z.string().min(1).max(1_000), due: PlainDate })
export type Condition = z.infer<typeof Condition>

/** Five of the six fields of a decision, for one project; the sixth, conditions, covers the application. */
export const ProjectTerms = z.strictObject({
  cards: z.int().min(0).max(10_000),
  months: z.int().min(0).max(60),
  start: PlainDate,
  subsidyBp: z.int().min(0).max(10_000),
  /** HK$ ceiling in cents. */
  ceilingCents: z.int().min(0),
})
export type ProjectTerms = z.infer<typeof ProjectTerms>

/** What is approved: terms for every project in the form's order, and conditions with due dates. */
export const Terms = z.strictObject({
  projects: z.array(ProjectTerms).min(1).max(10),
  conditions: z.array(Condition).max(20),
})
export type Terms = z.infer<typeof Terms>

/** Cyberport's preliminary assessment and recommendation [P 13]; `reasons` follow the four criteria in order. */
export const Assessment = z.strictObject({
  assessedOn: PlainDate,
  recommendation: z.enum(['approve', 'defer', 'reject']),
  terms: Terms,
  reasons: z.tuple([Bilingual, Bilingual, Bilingual, Bilingual]),
  /** List price frozen for this application [P 14]. */
  price: z.strictObject({ perCardMonthCents: z.int().min(0), tableOf: PlainDate, serviceClass: z.string().max(100) }),
  similarCases: z
    .array(z.strictObject({ reference: z.string().max(50), title: Bilingual, asked: CardsAndMonths }))
    .max(20),
  /** Why a rate above the normal ceiling is warranted; only where one is recommended [P 13]. */
  specialCase: Bilingual.optional(),
})
export type Assessment = z.infer<typeof Assessment>
