import type { Prepared } from '../prepared.ts'

const nothing = { en: '', zh: '' }

/** What a form cannot do without has the least value; `checkForm` says what is missing. */
export const emptyApplication = (reference: string, today: string): Prepared => ({
  reference,
  companyNumber: '',
  form: {
    applicant: {
      category: 'a',
      name: nothing,
      address: nothing,
      description: nothing,
      employees: 0,
      researchEmployees: 0,
      contacts: [{ name: nothing, post: nothing }],
    },
    projects: [emptyProject(today)],
    declaration: { noOtherSubsidy: false, consent: false, signedOn: today },
  },
  people: [],
  partners: [],
  documents: [],
  assessment: null,
})

export const emptyProject = (today: string): Prepared['form']['projects'][number] => ({
  title: nothing,
  objectives: nothing,
  summary: nothing,
  preferredStart: today,
  asked: { cards: 1, months: 1 },
  technologyArea: nothing,
  industrySector: nothing,
  fiveYearPlan: nothing,
  researchStaff: { local: 0, nonLocal: 0 },
  deliverables: nothing,
  outcomes: { patents: 0, publications: 0, awards: 0, other: nothing },
  model: {
    type: nothing,
    parametersMillions: null,
    tokensMillions: null,
    batchSize: '',
    precision: '',
    dataSets: nothing,
    inference: nothing,
  },
  contribution: nothing,
  partners: [],
  resubmission: false,
})
