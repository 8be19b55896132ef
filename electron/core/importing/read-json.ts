import { fields, sheetOrder } from './columns.ts'
import { type OrRefused, type RawRow, type RawSource, type RawTable, refused, taken, maxRows } from './raw.ts'
import type { ImportSheet } from '../../../shared/api/importing.ts'
import { decode } from './decode-text.ts'
import { guessEncoding } from './guess-encoding.ts'

// A list of applications as another system writes it. Its shape is that of the form: FORMAT.md, "Import as JSON". It is laid
// out as the same tables as a workbook, so that it is checked, shown and put right in the same way.

type Value = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function readJson(bytes: Uint8Array, name: string): OrRefused<RawSource> {
  const { encoding } = guessEncoding(bytes)
  let parsed: unknown
  try {
    parsed = JSON.parse(decode(bytes, encoding))
  } catch {
    return refused('json', name, 'This is not whole JSON. Export it again.', '這不是完整的 JSON，請重新匯出。')
  }
  const applications = isObject(parsed) ? parsed['applications'] : parsed
  if (!Array.isArray(applications))
    return refused(
      'json-shape',
      name,
      'There is no list of applications: the file must be {"applications": […]}.',
      '找不到申請清單：檔案須為 {"applications": […]}。',
    )
  return taken({ kind: 'json', tables: toTables(applications), encoding: null })
}

interface Builder {
  readonly add: (values: Readonly<Record<string, string>>) => void
  readonly table: () => RawTable
}

function createBuilder(sheet: ImportSheet): Builder {
  const keys = fields[sheet].map(({ key }) => key)
  const rows: RawRow[] = [{ row: 1, texts: fields[sheet].map(({ header }) => `${header.en}\n${header.zh}`), marks: {} }]
  return {
    add: (values) => rows.push({ row: rows.length + 1, texts: keys.map((key) => values[key] ?? ''), marks: {} }),
    table: () => ({
      name: sheet,
      isHidden: false,
      rows: rows.slice(0, maxRows + 20),
      wholeMerge: null,
      is1904: false,
      isCut: rows.length > maxRows + 20,
    }),
  }
}

function toTables(applications: readonly unknown[]): readonly RawTable[] {
  const builders = Object.fromEntries(sheetOrder.map((sheet) => [sheet, createBuilder(sheet)])) as Record<
    ImportSheet,
    Builder
  >
  for (const application of applications) {
    if (!isObject(application)) {
      builders.applications.add({ reference: text(application) })
      continue
    }
    const reference = text(application['reference'])
    builders.applications.add(applicationCells(application, reference))
    for (const project of listOf(application['projects'])) builders.projects.add(projectCells(project, reference))
    for (const person of listOf(application['people'])) builders.people.add({ reference, ...both('person', person) })
    for (const attachment of listOf(application['attachments'])) {
      const of = isObject(attachment) ? attachment : {}
      builders.attachments.add({
        reference,
        letter: text(of['letter']),
        file: text(of['file']),
        ...both('documentTitle', of['title']),
      })
    }
  }
  return sheetOrder
    .map((sheet) => builders[sheet].table())
    .filter(({ rows, name }) => rows.length > 1 || name === 'applications')
}

/** Anything but text, numbers and yes or no is shown as it stands, so that its cell can say what is wrong. */
function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.stringify(value).slice(0, 1_000)
}
const both = (key: string, value: unknown): Readonly<Record<string, string>> =>
  isObject(value)
    ? { [`${key}.en`]: text(value['en']), [`${key}.zh`]: text(value['zh']) }
    : { [`${key}.en`]: text(value) }

function applicationCells(application: Value, reference: string): Readonly<Record<string, string>> {
  const applicant = isObject(application['applicant']) ? application['applicant'] : {}
  const declaration = isObject(application['declaration']) ? application['declaration'] : {}
  const contacts = listOf(applicant['contacts'])
    .slice(0, 2)
    .map((contact) => (isObject(contact) ? contact : {}))
  return {
    reference,
    companyNumber: text(application['companyNumber']),
    category: text(applicant['category']),
    employees: text(applicant['employees']),
    researchEmployees: text(applicant['researchEmployees']),
    ...both('name', applicant['name']),
    ...both('address', applicant['address']),
    ...both('description', applicant['description']),
    ...Object.assign(
      {},
      ...contacts.map((contact, i) => ({
        ...both(`contact${i + 1}.name`, contact['name']),
        ...both(`contact${i + 1}.post`, contact['post']),
      })),
    ),
    noOtherSubsidy: text(declaration['noOtherSubsidy']),
    consent: text(declaration['consent']),
    signedOn: text(declaration['signedOn']),
  } as Readonly<Record<string, string>>
}

function projectCells(given: unknown, reference: string): Readonly<Record<string, string>> {
  const project = isObject(given) ? given : {}
  const part = (key: string): Value => (isObject(project[key]) ? project[key] : {})
  const [asked, staff, outcomes, model] = [part('asked'), part('researchStaff'), part('outcomes'), part('model')]
  const partners = listOf(project['partners'])
  const names = (language: string) =>
    partners
      .map((partner) => (isObject(partner) ? text(partner[language]) : language === 'en' ? text(partner) : ''))
      .join('\n')
  const pairs = [
    'title',
    'objectives',
    'summary',
    'technologyArea',
    'industrySector',
    'fiveYearPlan',
    'deliverables',
    'contribution',
  ]
  return {
    reference,
    ...Object.assign({}, ...pairs.map((key) => both(key, project[key]))),
    start: text(project['preferredStart']),
    cards: text(asked['cards']),
    months: text(asked['months']),
    staffLocal: text(staff['local']),
    staffNonLocal: text(staff['nonLocal']),
    patents: text(outcomes['patents']),
    publications: text(outcomes['publications']),
    awards: text(outcomes['awards']),
    ...both('otherOutcomes', outcomes['other']),
    ...both('modelType', model['type']),
    parameters: text(model['parametersMillions']),
    tokens: text(model['tokensMillions']),
    batchSize: text(model['batchSize']),
    precision: text(model['precision']),
    ...both('dataSets', model['dataSets']),
    ...both('inference', model['inference']),
    'partners.en': names('en'),
    'partners.zh': names('zh'),
    resubmission: text(project['resubmission']),
  } as Readonly<Record<string, string>>
}
