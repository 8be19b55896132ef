import { describe, expect, test } from 'vitest'
import type { Prepared } from '../../../shared/prepared.ts'
import { checkForm } from '../../../shared/rules/form-checks.ts'
import { makeForm } from '../../support/sample-application.ts'

const today = '2026-11-24'
const both = { en: 'Chan', zh: '陳' }
const contact = { name: both, post: both }
const base = makeForm('Sample')
const [project] = base.projects
if (project === undefined) throw new Error('sample')
const documents = (letters: string) =>
  Array.from(letters).map((letter) => ({ letter })) as unknown as Prepared['documents']
const good = {
  companyNumber: '',
  form: { ...base, applicant: { ...base.applicant, contacts: [contact, contact] } },
  people: [both],
  partners: [],
  documents: documents('AB'),
}
type Part = (of: typeof good) => object
const applicant =
  (part: object): Part =>
  ({ form }) => ({ form: { ...form, applicant: { ...form.applicant, ...part } } })
const first =
  (part: object): Part =>
  ({ form }) => ({ form: { ...form, projects: [{ ...project, ...part }] } })
const declared =
  (part: object): Part =>
  ({ form }) => ({ form: { ...form, declaration: { ...form.declaration, ...part } } })
const field = 'form.applicant.name'

describe('a form', () => {
  const cases: readonly (readonly [string, Part, readonly string[]])[] = [
    ['that is whole has nothing to put right', () => ({}), []],
    ['without a name', applicant({ name: { en: '', zh: ' ' } }), [`must ${field}: The applicant’s name is missing.`]],
    [
      'without an English name',
      applicant({ name: { en: '', zh: '陳' } }),
      [`know ${field}: The applicant’s name is missing in English.`],
    ],
    [
      'without a Chinese name',
      applicant({ name: { en: 'Chan', zh: '' } }),
      [`know ${field}: The applicant’s name is missing in Chinese.`],
    ],
    [
      'with one contact',
      applicant({ contacts: [contact] }),
      ['know form.applicant.contacts: The form asks for two contacts; there is one.'],
    ],
    [
      'with a contact without a name',
      applicant({ contacts: [contact, { name: { en: '', zh: '' }, post: both }] }),
      ['must form.applicant.contacts.1.name: Contact 2 has no name.'],
    ],
    [
      'with more R&D employees than employees',
      applicant({ employees: 3, researchEmployees: 4 }),
      ['know form.applicant.researchEmployees: There are more R&D employees (4) than employees (3).'],
    ],
    [
      'of a start-up asks for its number and its proofs',
      applicant({ category: 'd' }),
      [
        'know companyNumber: A company of category (d) or (e) has a registration number; it is missing.',
        'know documents.E: Attachment E is missing.',
        'know documents.F: Attachment F is missing.',
        'know documents.G: Attachment G is missing.',
      ],
    ],
    [
      'with a project without title and objectives',
      first({ title: { en: '', zh: '' }, objectives: { en: '', zh: '' } }),
      [
        'must form.projects.0.title: Project 1: the title is missing.',
        'must form.projects.0.objectives: Project 1: the objectives are missing.',
      ],
    ],
    [
      'that asks for one card and month',
      first({ asked: { cards: 1, months: 1 } }),
      ['know form.projects.0.asked: Project 1: asks for 1 card for 1 month. Check it against the form.'],
    ],
    ['that asks for one card for six months', first({ asked: { cards: 1, months: 6 } }), []],
    [
      'that begins today',
      first({ preferredStart: today }),
      ['know form.projects.0.preferredStart: Project 1: the start date has passed.'],
    ],
    ['that begins two years from now', first({ preferredStart: '2028-11-24' }), []],
    [
      'that begins later than that',
      first({ preferredStart: '2028-11-25' }),
      ['know form.projects.0.preferredStart: Project 1: the start date is more than 2 years away.'],
    ],
    [
      'without tokens',
      first({ model: { ...project.model, tokensMillions: null } }),
      [
        'know form.projects.0.model: Project 1: without parameters and training tokens, members see no estimate of the hours needed.',
      ],
    ],
    [
      'without consent',
      declared({ consent: false }),
      ['must form.declaration.consent: The applicant’s consent is missing.'],
    ],
    [
      'signed tomorrow',
      declared({ signedOn: '2026-11-25' }),
      ['know form.declaration.signedOn: The form is signed on a day to come.'],
    ],
    [
      'that names nobody',
      () => ({ people: [] }),
      ['know people: Nobody is named, so members cannot declare an interest in a person.'],
    ],
    [
      'with a person without a name',
      () => ({ people: [both, { en: '', zh: '' }] }),
      ['must people.1: Person 2 has no name.'],
    ],
    ['without a proposal', () => ({ documents: documents('H') }), ['must documents.A: Attachment A is missing.']],
  ]
  test.each(cases)('%s', (_name, part, expected) => {
    const problems = checkForm({ ...good, ...part(good) }, today)
    expect(problems.map(({ severity, field: at, sentence }) => `${severity} ${at}: ${sentence.en}`)).toEqual(expected)
    for (const { sentence } of problems) expect(sentence.zh).toMatch(/[\u4e00-\u9fff].*。$/u)
  })
})
