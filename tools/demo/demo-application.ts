import type { ApplicationForm, Assessment, ProjectTerms } from '../../shared/application-form.ts'
import type { Bilingual } from '../../shared/ids.ts'
import { ceilingCents } from '../../shared/rules/money.ts'

/** What an applicant wrote beyond the form: the stuff that the attachments are made of. */
export interface Dossier {
  /** The language that comes first and larger in the attachments. */
  readonly first: 'en' | 'zh'
  /** The applicant's own colour, for headings and figures. */
  readonly colour: readonly [red: number, green: number, blue: number]
  /** Subsidy that the applicant asks for, in basis points, whatever is recommended. */
  readonly askedSubsidyBp: number
  readonly sections: readonly Section[]
  /** One list a project. Card-months of a list add up to what the form asks. */
  readonly workPackages: readonly (readonly WorkPackage[])[]
  readonly data: readonly DataSet[]
  readonly risks: readonly { readonly risk: Bilingual; readonly answer: Bilingual }[]
  readonly measures: readonly { readonly measure: Bilingual; readonly now: string; readonly target: string }[]
  readonly team: readonly TeamMember[]
  readonly computeHistory: readonly ComputeUse[]
  readonly finance: Finance
  readonly registration: Registration | null
  readonly extra: readonly ExtraDocument[]
  /** Rows of the job ledger that closes the compute record. */
  readonly ledgerJobs: number
}
export interface Section {
  readonly title: Bilingual
  readonly paragraphs: readonly Bilingual[]
}
export interface WorkPackage {
  readonly name: Bilingual
  /** 1 is the first month of the compute. */
  readonly from: number
  readonly months: number
  readonly cards: number
}
export interface DataSet {
  readonly name: Bilingual
  readonly size: string
  readonly rights: Bilingual
}
export interface TeamMember {
  readonly name: Bilingual
  readonly post: Bilingual
  readonly percent: number
  readonly cv: Bilingual
  readonly works: readonly string[]
}
export interface ComputeUse {
  readonly system: Bilingual
  readonly period: Bilingual
  readonly cardHours: number
  readonly result: Bilingual
}
export interface Finance {
  readonly basis: Bilingual
  /** Thousands of HK$, three years, oldest first. */
  readonly income: readonly [number, number, number]
  readonly spending: readonly [number, number, number]
  readonly cash: number
  readonly share: Bilingual
  readonly signedBy: Bilingual
}
export interface Registration {
  readonly title: Bilingual
  readonly rows: readonly { readonly name: Bilingual; readonly value: Bilingual }[]
  readonly note: Bilingual
}
export interface ExtraDocument {
  readonly letter: 'F' | 'G' | 'H'
  readonly title: Bilingual
  readonly sections: readonly Section[]
  readonly table?: { readonly head: readonly Bilingual[]; readonly rows: readonly (readonly Bilingual[])[] }
}

export interface DemoApplication {
  readonly number: number
  readonly slug: string
  readonly form: ApplicationForm
  readonly assessment: Assessment
  readonly people: readonly Bilingual[]
  readonly partners: readonly Bilingual[]
  readonly dossier: Dossier
}

/** Terms whose ceiling follows from the rest, so that the demo's figures cannot drift apart. */
export const termsAt = (
  price: { readonly perCardMonthCents: number },
  terms: Omit<ProjectTerms, 'ceilingCents'>,
): ProjectTerms => ({
  ...terms,
  ceilingCents: ceilingCents(terms.cards * terms.months, price.perCardMonthCents, terms.subsidyBp),
})
