import type { ApplicationForm, Assessment, ProjectTerms } from '../../shared/application-form.ts'
import type { Bilingual } from '../../shared/ids.ts'
import type { Body } from '../../shared/records.ts'
import type { NewApplication } from '../../electron/core/secretariat/batch.ts'
import { makeTinyPdf } from './tiny-pdf.ts'

const both = (text: string): Bilingual => ({ en: text, zh: `${text}（中文）` })
const perCardMonthCents = 1_200_000

export const sampleTerms: ProjectTerms = {
  cards: 8,
  months: 6,
  start: '2027-01-01',
  subsidyBp: 7_000,
  ceilingCents: 8 * 6 * perCardMonthCents * 0.7,
}

export function makeForm(name: string): ApplicationForm {
  return {
    applicant: {
      category: 'c',
      name: both(name),
      address: both('1 Sample Road'),
      description: both('A sample applicant'),
      employees: 12,
      researchEmployees: 7,
      contacts: [{ name: both('Chan Siu Ming'), post: both('Director') }],
    },
    projects: [
      {
        title: both(`A model for ${name}`),
        objectives: both('To learn'),
        summary: both('Training of a sample model'),
        preferredStart: '2027-01-01',
        asked: { cards: 16, months: 6 },
        technologyArea: both('Artificial intelligence'),
        industrySector: both('Education'),
        fiveYearPlan: both('Yes'),
        researchStaff: { local: 4, nonLocal: 1 },
        deliverables: both('A model'),
        outcomes: { patents: 1, publications: 2, awards: 0, other: both('') },
        model: {
          type: both('Language model'),
          parametersMillions: 7_000,
          tokensMillions: 140_000,
          batchSize: '1024',
          precision: 'bf16',
          dataSets: both('Public text'),
          inference: both('No'),
        },
        contribution: both('Open weights'),
        partners: [],
        resubmission: false,
      },
    ],
    declaration: { noOtherSubsidy: true, consent: true, signedOn: '2026-10-30' },
  }
}

export const makeAssessment = (): Assessment => ({
  assessedOn: '2026-11-12',
  recommendation: 'approve',
  terms: { projects: [sampleTerms], conditions: [{ text: 'Report after three months', due: '2027-04-01' }] },
  reasons: [both('Merit'), both('Team'), both('Plan'), both('Benefit')],
  price: { perCardMonthCents, tableOf: '2026-04-01', serviceClass: 'Standard' },
  similarCases: [],
})

/** An application with one short document, unless others are given. */
export function makeApplication(
  number: number,
  documents: NewApplication['documents'] = [
    { letter: 'A', title: both('Proposal'), pages: 2, from: makeTinyPdf(2, `Proposal ${number}`) },
  ],
): NewApplication {
  const name = `Applicant ${number}`
  return {
    number,
    form: makeForm(name),
    assessment: makeAssessment(),
    people: [both('Lee Ka Yan')],
    partners: [],
    documents,
  }
}

export const sampleScoring: Body<'scoring-settings'> = {
  effectiveFrom: '2026-04-01',
  weightsPercent: [30, 25, 25, 20],
  bands: [
    { from: 0, to: 4, name: both('Weak') },
    { from: 5, to: 7, name: both('Fair') },
    { from: 8, to: 10, name: both('Strong') },
  ],
  outlierDistance: 3,
  normalSubsidyCeilingBp: 7_000,
  specialSubsidyCeilingBp: 10_000,
  hoursPerMonth: 720,
  sustainedTflopsPerCard: 120,
}
export const samplePrices: Body<'price-table'> = {
  effectiveFrom: '2026-04-01',
  classes: [{ name: 'Standard', perCardMonthCents }],
}
export const sampleDates = {
  name: '2026-4',
  cutOff: '2026-10-31',
  declarationsDue: '2026-11-27T10:00:00.000Z',
  scoresDue: '2026-12-04T10:00:00.000Z',
  meetingAt: '2026-12-09T02:00:00.000Z',
  leaseEnds: '2026-12-23T15:00:00.000Z',
} as const
