import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeXlsx } from 'hucre'
import { fields, sheetOrder, tabName } from '../../electron/core/importing/columns.ts'
import type { ImportSheet } from '../../shared/api/importing.ts'
import type { Project } from '../../shared/application-form.ts'
import type { Bilingual } from '../../shared/ids.ts'
import type { MadeDocument } from './attachments/attachment.ts'
import type { DemoApplication } from './demo-application.ts'

// The demo's applications as they would come to the secretariat: a workbook as the template has it, and PDFs beside it.

export const referenceOf = ({ number }: DemoApplication): string => `AISS-${String(number).padStart(3, '0')}`

type Values = Readonly<Record<string, string | number>>
type Row = readonly (string | number)[]

/**
 * `slip`: the first application asks for GPU-hours where cards belong, as applicants do; everything else is in order.
 * What is in the folder goes first.
 */
export async function writeImportSource(
  folder: string,
  applications: readonly DemoApplication[],
  papers: readonly (readonly MadeDocument[])[],
  { slip }: { readonly slip: boolean },
): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const rows = rowsOf(applications, papers)
  if (slip) {
    const cards = fields.projects.findIndex(({ key }) => key === 'cards')
    const [first] = applications[0]?.form.projects ?? []
    if (first !== undefined) rows.projects[0] = withHours(rows.projects[0] ?? [], cards, first)
  }
  const sheets = sheetOrder.map((sheet) => ({
    name: tabName(sheet),
    rows: [fields[sheet].map(({ header }) => `${header.en}\n${header.zh}`), ...rows[sheet].map((row) => [...row])],
  }))
  writeFileSync(path.join(folder, 'applications.xlsx'), await writeXlsx({ sheets }))
  for (const [index, application] of applications.entries())
    for (const [place, document] of (papers[index] ?? []).entries())
      writeFileSync(path.join(folder, fileOf(application, document, place)), document.bytes)
}

/** 730 hours a month: what the demo's scoring settings convert with. */
const withHours = (row: Row, cards: number, { asked }: Project): Row =>
  row.map((value, index) => (index === cards ? `${asked.cards * asked.months * 730} GPU-hours` : value))

const fileOf = (application: DemoApplication, { letter }: MadeDocument, place: number): string =>
  `${referenceOf(application)}-${letter}-${place + 1}.pdf`

function rowsOf(
  applications: readonly DemoApplication[],
  papers: readonly (readonly MadeDocument[])[],
): Record<ImportSheet, Row[]> {
  const toRow = (sheet: ImportSheet, values: Values): Row => fields[sheet].map(({ key }) => values[key] ?? '')
  return {
    applications: applications.map((each) => toRow('applications', applicationValues(each))),
    projects: applications.flatMap((each) =>
      each.form.projects.map((project) => toRow('projects', projectValues(each, project))),
    ),
    people: applications.flatMap((each) =>
      each.people.map((person) => toRow('people', { reference: referenceOf(each), ...pair('person', person) })),
    ),
    attachments: applications.flatMap((each, index) =>
      (papers[index] ?? []).map((document, place) =>
        toRow('attachments', {
          reference: referenceOf(each),
          letter: document.letter,
          file: fileOf(each, document, place),
          ...pair('documentTitle', document.title),
        }),
      ),
    ),
  }
}

const pair = (key: string, { en, zh }: Bilingual): Values => ({ [`${key}.en`]: en, [`${key}.zh`]: zh })
const yesNo = (value: boolean): string => (value ? 'Yes' : 'No')
const list = (names: readonly Bilingual[]): Bilingual => ({
  en: names.map(({ en }) => en).join('\n'),
  zh: names.map(({ zh }) => zh).join('\n'),
})

function applicationValues(application: DemoApplication): Values {
  const { applicant, declaration } = application.form
  const contacts = applicant.contacts.map(({ name, post }, index) => ({
    ...pair(`contact${index + 1}.name`, name),
    ...pair(`contact${index + 1}.post`, post),
  }))
  return Object.assign(
    {
      reference: referenceOf(application),
      category: `(${applicant.category})`,
      employees: applicant.employees,
      researchEmployees: applicant.researchEmployees,
      noOtherSubsidy: yesNo(declaration.noOtherSubsidy),
      consent: yesNo(declaration.consent),
      signedOn: declaration.signedOn,
      ...pair('name', applicant.name),
      ...pair('address', applicant.address),
      ...pair('description', applicant.description),
    },
    ...contacts,
  ) as Values
}

function projectValues(application: DemoApplication, project: Project): Values {
  const { model, outcomes } = project
  const texts: Readonly<Record<string, Bilingual>> = {
    title: project.title,
    objectives: project.objectives,
    summary: project.summary,
    technologyArea: project.technologyArea,
    industrySector: project.industrySector,
    fiveYearPlan: project.fiveYearPlan,
    deliverables: project.deliverables,
    otherOutcomes: outcomes.other,
    modelType: model.type,
    dataSets: model.dataSets,
    inference: model.inference,
    contribution: project.contribution,
    partners: list(project.partners),
  }
  return {
    reference: referenceOf(application),
    start: project.preferredStart,
    cards: project.asked.cards,
    months: project.asked.months,
    staffLocal: project.researchStaff.local,
    staffNonLocal: project.researchStaff.nonLocal,
    patents: outcomes.patents,
    publications: outcomes.publications,
    awards: outcomes.awards,
    parameters: model.parametersMillions ?? '',
    tokens: model.tokensMillions ?? '',
    batchSize: model.batchSize,
    precision: model.precision,
    resubmission: yesNo(project.resubmission),
    ...Object.assign({}, ...Object.entries(texts).map(([key, text]) => pair(key, text))),
  } as Values
}
