import type { ApplicationForm, Assessment, Category, Condition, Project } from '../application-form.ts'
import { toCanonical } from '../canonical.ts'
import type { Bilingual } from '../ids.ts'
import type { SealedDocument } from '../records.ts'

// What a re-issue changes, in the order of the form: told before it is signed, and to the members after.

export type FieldValue =
  | { readonly kind: 'text'; readonly text: Bilingual }
  | { readonly kind: 'texts'; readonly texts: readonly Bilingual[] }
  | { readonly kind: 'plain'; readonly text: string }
  /** Null: not stated. */
  | { readonly kind: 'count' | 'millions'; readonly count: number | null }
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'share'; readonly basisPoints: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'recommendation'; readonly recommendation: Assessment['recommendation'] }
  | { readonly kind: 'conditions'; readonly conditions: readonly Condition[] }

const text = (value: Bilingual): FieldValue => ({ kind: 'text', text: value })
const texts = (values: readonly Bilingual[]): FieldValue => ({ kind: 'texts', texts: values })
const plain = (value: string): FieldValue => ({ kind: 'plain', text: value })
const count = (value: number): FieldValue => ({ kind: 'count', count: value })
const date = (value: string): FieldValue => ({ kind: 'date', date: value })
const flag = (value: boolean): FieldValue => ({ kind: 'flag', flag: value })

const applicantFields = {
  category: ({ applicant }) => ({ kind: 'category', category: applicant.category }),
  name: ({ applicant }) => text(applicant.name),
  address: ({ applicant }) => text(applicant.address),
  description: ({ applicant }) => text(applicant.description),
  employees: ({ applicant }) => count(applicant.employees),
  researchEmployees: ({ applicant }) => count(applicant.researchEmployees),
  contacts: ({ applicant }) => texts(applicant.contacts.map(({ name, post }) => joined(name, post))),
} as const satisfies Readonly<Record<string, (form: ApplicationForm) => FieldValue>>

const projectFields = {
  title: ({ title }) => text(title),
  objectives: ({ objectives }) => text(objectives),
  summary: ({ summary }) => text(summary),
  cardsAsked: ({ asked }) => count(asked.cards),
  monthsAsked: ({ asked }) => count(asked.months),
  preferredStart: ({ preferredStart }) => date(preferredStart),
  modelType: ({ model }) => text(model.type),
  modelParameters: ({ model }) => ({ kind: 'millions', count: model.parametersMillions }),
  trainingTokens: ({ model }) => ({ kind: 'millions', count: model.tokensMillions }),
  batchSize: ({ model }) => plain(model.batchSize),
  precision: ({ model }) => plain(model.precision),
  dataSets: ({ model }) => text(model.dataSets),
  inference: ({ model }) => text(model.inference),
  technologyArea: ({ technologyArea }) => text(technologyArea),
  industrySector: ({ industrySector }) => text(industrySector),
  fiveYearPlan: ({ fiveYearPlan }) => text(fiveYearPlan),
  localStaff: ({ researchStaff }) => count(researchStaff.local),
  nonLocalStaff: ({ researchStaff }) => count(researchStaff.nonLocal),
  deliverables: ({ deliverables }) => text(deliverables),
  patents: ({ outcomes }) => count(outcomes.patents),
  publications: ({ outcomes }) => count(outcomes.publications),
  awards: ({ outcomes }) => count(outcomes.awards),
  otherOutcomes: ({ outcomes }) => text(outcomes.other),
  contribution: ({ contribution }) => text(contribution),
  partners: ({ partners }) => texts(partners),
  resubmission: ({ resubmission }) => flag(resubmission),
} as const satisfies Readonly<Record<string, (project: Project) => FieldValue>>

const declaredFields = {
  noOtherSubsidy: ({ declaration }) => flag(declaration.noOtherSubsidy),
  consent: ({ declaration }) => flag(declaration.consent),
  signedOn: ({ declaration }) => date(declaration.signedOn),
} as const satisfies Readonly<Record<string, (form: ApplicationForm) => FieldValue>>

const assessmentFields = {
  assessedOn: ({ assessedOn }) => date(assessedOn),
  recommendation: ({ recommendation }) => ({ kind: 'recommendation', recommendation }),
  specialCase: ({ specialCase }) => text(specialCase ?? { en: '', zh: '' }),
  conditions: ({ terms }) => ({ kind: 'conditions', conditions: terms.conditions }),
  price: ({ price }) => ({ kind: 'money', cents: price.perCardMonthCents }),
  serviceClass: ({ price }) => plain(price.serviceClass),
  priceTable: ({ price }) => date(price.tableOf),
  reason1: ({ reasons }) => text(reasons[0]),
  reason2: ({ reasons }) => text(reasons[1]),
  reason3: ({ reasons }) => text(reasons[2]),
  reason4: ({ reasons }) => text(reasons[3]),
  similarCases: ({ similarCases }) =>
    texts(similarCases.map(({ reference, title }) => joined({ en: reference, zh: reference }, title))),
} as const satisfies Readonly<Record<string, (assessment: Assessment) => FieldValue>>

type Recommended = Assessment['terms']['projects'][number]
const termFields = {
  cards: ({ cards }) => count(cards),
  months: ({ months }) => count(months),
  start: ({ start }) => date(start),
  subsidy: ({ subsidyBp }) => ({ kind: 'share', basisPoints: subsidyBp }),
  ceiling: ({ ceilingCents }) => ({ kind: 'money', cents: ceilingCents }),
} as const satisfies Readonly<Record<string, (terms: Recommended) => FieldValue>>

function joined(one: Bilingual, other: Bilingual): Bilingual {
  const join = (a: string, b: string, mark: string) => [a, b].filter((part) => part !== '').join(mark)
  return { en: join(one.en, other.en, ', '), zh: join(one.zh, other.zh, '，') }
}

export type FieldName =
  | keyof typeof applicantFields
  | keyof typeof projectFields
  | keyof typeof declaredFields
  | keyof typeof assessmentFields
  | keyof typeof termFields
export interface FieldChange {
  readonly field: FieldName
  /** Which project of the form, from 1; null for what concerns the whole application. */
  readonly project: number | null
  /** Null: the project was not in it. */
  readonly before: FieldValue | null
  readonly after: FieldValue | null
}

export function compareForms(before: ApplicationForm, after: ApplicationForm): readonly FieldChange[] {
  return [
    ...compare(applicantFields, before, after, null),
    ...compareEach(projectFields, before.projects, after.projects),
    ...compare(declaredFields, before, after, null),
  ]
}

export function compareAssessments(before: Assessment, after: Assessment): readonly FieldChange[] {
  return [
    ...compareEach(termFields, before.terms.projects, after.terms.projects),
    ...compare(assessmentFields, before, after, null),
  ]
}

type Fields<T> = Readonly<Partial<Record<FieldName, (of: T) => FieldValue>>>

function compareEach<T>(fields: Fields<T>, before: readonly T[], after: readonly T[]): readonly FieldChange[] {
  const most = Math.max(before.length, after.length)
  return Array.from({ length: most }, (_, i) =>
    compare(fields, before[i] ?? null, after[i] ?? null, most === 1 ? null : i + 1),
  ).flat()
}

function compare<T>(
  fields: Fields<T>,
  before: T | null,
  after: T | null,
  project: number | null,
): readonly FieldChange[] {
  return Object.entries(fields).flatMap(([field, read]) => {
    if (read === undefined) return []
    const [old, now] = [before === null ? null : read(before), after === null ? null : read(after)]
    // Records come back with their keys sorted, what is prepared in the order it was written.
    return toCanonical(old) === toCanonical(now)
      ? []
      : [{ field: field as FieldName, project, before: old, after: now }]
  })
}

type Named = Pick<SealedDocument, 'letter' | 'title' | 'pages' | 'sealedSha256' | 'clearSha256'>
export type DocumentChange =
  | { readonly kind: 'added'; readonly after: Named }
  | { readonly kind: 'withdrawn'; readonly before: Named }
  /** `renamed`: the same bytes under another letter or title. */
  | { readonly kind: 'replaced' | 'renamed'; readonly before: Named; readonly after: Named }

/** The same sealed file, or the same bytes under the same name, is no change. In the order of the letters. */
export function compareDocuments(before: readonly Named[], after: readonly Named[]): readonly DocumentChange[] {
  const gone = [...before]
  const take = (fits: (one: Named) => boolean): Named | null => {
    const at = gone.findIndex(fits)
    return at < 0 ? null : (gone.splice(at, 1)[0] ?? null)
  }
  let come = after.filter((one) => take((old) => isSame(old, one)) === null)
  const changes: DocumentChange[] = []
  const pair = (kind: 'replaced' | 'renamed', fits: (old: Named, one: Named) => boolean) => {
    come = come.filter((one) => {
      const old = take((candidate) => fits(candidate, one))
      if (old !== null) changes.push({ kind, before: old, after: one })
      return old === null
    })
  }
  pair('renamed', (old, one) => old.clearSha256 === one.clearSha256)
  pair('replaced', (old, one) => old.letter === one.letter && isSameTitle(old, one))
  pair('replaced', (old, one) => old.letter === one.letter)
  for (const one of come) changes.push({ kind: 'added', after: one })
  for (const one of gone) changes.push({ kind: 'withdrawn', before: one })
  return changes.toSorted((a, b) => letterOf(a).localeCompare(letterOf(b)))
}

const isSameTitle = (one: Named, other: Named): boolean =>
  one.title.en === other.title.en && one.title.zh === other.title.zh
const isSame = (one: Named, other: Named): boolean =>
  one.letter === other.letter &&
  isSameTitle(one, other) &&
  (one.sealedSha256 === other.sealedSha256 || one.clearSha256 === other.clearSha256)
const letterOf = (change: DocumentChange): string => (change.kind === 'withdrawn' ? change.before : change.after).letter

export interface PapersChanges {
  readonly documents: readonly DocumentChange[]
  readonly form: readonly FieldChange[]
  readonly assessment: readonly FieldChange[]
}
interface Compared {
  readonly form: ApplicationForm
  readonly assessment: Assessment
  readonly documents: readonly Named[]
}
export const comparePapers = (before: Compared, after: Compared): PapersChanges => ({
  documents: compareDocuments(before.documents, after.documents),
  form: compareForms(before.form, after.form),
  assessment: compareAssessments(before.assessment, after.assessment),
})

export const isUnchanged = ({ documents, form, assessment }: PapersChanges): boolean =>
  documents.length + form.length + assessment.length === 0
