import fc from 'fast-check'
import type { ApplicationForm, Category, Project } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import type { Cells, Rows } from './make-source.ts'

// Any form, and the rows that would be typed for it.

const han = fc.constantFrom(...Array.from('深水埗嘅𨋢啲研究院粵港澳大灣區𠮷大學模型語言'))
const letter = fc.constantFrom(...Array.from('abcdefgXYZ 0123,.()&–éÅ\'"=+-@'))
const words = fc.string({ unit: fc.oneof(han, letter), minLength: 1, maxLength: 30 }).map((text) => `x${text.trim()}`)
const either = (text: fc.Arbitrary<string>): fc.Arbitrary<Bilingual> =>
  fc.oneof(
    fc.record({ en: text, zh: text }),
    fc.record({ en: text, zh: fc.constant('') }),
    fc.record({ en: fc.constant(''), zh: text }),
  )
const may = fc.record({ en: fc.oneof(fc.constant(''), words), zh: fc.oneof(fc.constant(''), words) })
const count = fc.integer({ min: 0, max: 9_999 })
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Semicolons part the names of a list. */
const partner = either(words.map((text) => text.replaceAll(';', ',')))

const anyProject: fc.Arbitrary<Project> = fc.record({
  title: either(words),
  objectives: may,
  summary: may,
  preferredStart: day,
  asked: fc.record({ cards: fc.integer({ min: 1, max: 10_000 }), months: fc.integer({ min: 1, max: 60 }) }),
  technologyArea: may,
  industrySector: may,
  fiveYearPlan: may,
  researchStaff: fc.record({ local: count, nonLocal: count }),
  deliverables: may,
  outcomes: fc.record({ patents: count, publications: count, awards: count, other: may }),
  model: fc.record({
    type: may,
    parametersMillions: fc.option(count),
    tokensMillions: fc.option(count),
    batchSize: fc.oneof(fc.constant(''), words),
    precision: fc.oneof(fc.constant(''), words),
    dataSets: may,
    inference: may,
  }),
  contribution: may,
  partners: fc.array(partner, { maxLength: 3 }),
  resubmission: fc.boolean(),
})
const anyContact = fc.record({ name: either(words), post: may })
export const anyForm: fc.Arbitrary<ApplicationForm> = fc.record({
  applicant: fc.record({
    category: fc.constantFrom<Category>('a', 'b', 'c', 'd', 'e'),
    name: either(words),
    address: may,
    description: may,
    employees: count,
    researchEmployees: count,
    contacts: fc.array(anyContact, { minLength: 1, maxLength: 2 }),
  }),
  projects: fc.array(anyProject, { minLength: 1, maxLength: 3 }),
  declaration: fc.record({ noOtherSubsidy: fc.boolean(), consent: fc.boolean(), signedOn: day }),
})

const both = (key: string, { en, zh }: Bilingual): Cells => ({ [`${key}.en`]: en, [`${key}.zh`]: zh })
const yesNo = (value: boolean): string => (value ? 'Yes 是' : 'No 否')
const date = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

export const formRows = (forms: readonly ApplicationForm[]): Rows => ({
  applications: forms.map((form, i) => applicationRow(form, `R-${i + 1}`)),
  projects: forms.flatMap((form, i) => form.projects.map((project) => projectRow(project, `R-${i + 1}`))),
})

function applicationRow({ applicant, declaration }: ApplicationForm, reference: string): Cells {
  const [first, second] = applicant.contacts
  return {
    reference,
    category: `(${applicant.category})`,
    ...both('name', applicant.name),
    ...both('address', applicant.address),
    ...both('description', applicant.description),
    employees: applicant.employees,
    researchEmployees: applicant.researchEmployees,
    ...(first && { ...both('contact1.name', first.name), ...both('contact1.post', first.post) }),
    ...(second && { ...both('contact2.name', second.name), ...both('contact2.post', second.post) }),
    noOtherSubsidy: yesNo(declaration.noOtherSubsidy),
    consent: yesNo(declaration.consent),
    signedOn: date(declaration.signedOn),
  }
}
const list = (names: readonly Bilingual[]): Bilingual => ({
  en: names.map(({ en }) => en).join('; '),
  zh: names.map(({ zh }) => zh).join('；'),
})
function projectRow(project: Project, reference: string): Cells {
  const { model, outcomes } = project
  return {
    reference,
    ...both('title', project.title),
    ...both('objectives', project.objectives),
    ...both('summary', project.summary),
    start: date(project.preferredStart),
    cards: project.asked.cards,
    months: project.asked.months,
    ...both('technologyArea', project.technologyArea),
    ...both('industrySector', project.industrySector),
    ...both('fiveYearPlan', project.fiveYearPlan),
    staffLocal: project.researchStaff.local,
    staffNonLocal: project.researchStaff.nonLocal,
    ...both('deliverables', project.deliverables),
    patents: outcomes.patents,
    publications: outcomes.publications,
    awards: outcomes.awards,
    ...both('otherOutcomes', outcomes.other),
    ...both('modelType', model.type),
    parameters: model.parametersMillions,
    tokens: model.tokensMillions,
    batchSize: model.batchSize,
    precision: model.precision,
    ...both('dataSets', model.dataSets),
    ...both('inference', model.inference),
    ...both('contribution', project.contribution),
    ...both('partners', list(project.partners)),
    resubmission: yesNo(project.resubmission),
  }
}
