import type { ApplicationForm, Category, Project } from '../../../shared/application-form.ts'
import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { type CellContext, pairLists, readRow, type Values } from './check-cells.ts'
import { type Field, fields } from './columns.ts'
import { type Grid, type GridRow, hasAny, textAt } from './grid.ts'
import { quote } from './parsed.ts'
import type { Problems } from './problems.ts'

// Rows put together into applications by their reference.

export interface Application {
  readonly reference: string
  /** Of the row that begins it. */
  readonly row: number
  readonly category: Category | null
  readonly values: Values
  readonly projects: readonly { readonly values: Values; readonly sheet: ImportSheet; readonly row: number }[]
  readonly people: readonly Bilingual[]
}
interface Draft extends Application {
  readonly projects: { readonly values: Values; readonly sheet: ImportSheet; readonly row: number }[]
  readonly people: Bilingual[]
}

/** References are the same whatever their capitals, width and spaces. */
export const foldReference = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

const withoutReference = (list: readonly Field[]): readonly Field[] => list.filter(({ key }) => key !== 'reference')
const own = withoutReference(fields.applications)
const projectFields = withoutReference(fields.projects)
const personFields = withoutReference(fields.people)
const referenceField = fields.applications.filter(({ key }) => key === 'reference')
const maxProjects = 10
const maxPeople = 50

export function gatherApplications(
  grids: ReadonlyMap<ImportSheet, Grid>,
  context: CellContext,
): ReadonlyMap<string, Application> {
  const drafts = new Map<string, Draft>()
  const applications = grids.get('applications')
  if (applications !== undefined)
    for (const row of applications.rows) takeRow(applications, row, grids, drafts, context)
  const projects = grids.get('projects')
  if (projects !== undefined) for (const row of projects.rows) takePart(projects, row, drafts, context, addProject)
  const people = grids.get('people')
  if (people !== undefined) for (const row of people.rows) takePart(people, row, drafts, context, addPerson)
  for (const draft of drafts.values()) checkWhole(draft, grids, context)
  return drafts
}

function takeRow(
  grid: Grid,
  row: GridRow,
  grids: ReadonlyMap<ImportSheet, Grid>,
  drafts: Map<string, Draft>,
  context: CellContext,
): void {
  const reference = readRow(grid, row, referenceField, context)['reference']
  const first = typeof reference === 'string' ? drafts.get(foldReference(reference)) : undefined
  const isMixed = !grids.has('projects') || hasAny(grid, row, projectFields)
  const holdsProject = isMixed && (hasAny(grid, row, projectFields) || (first === undefined && !grids.has('projects')))
  const holdsPerson = hasAny(grid, row, personFields)
  if (first !== undefined) {
    if (!continues(grid, row, first, grids)) return twice(grid, row, first, context.problems)
    if (holdsProject) addProject(grid, row, first, context)
    if (holdsPerson) addPerson(grid, row, first, context)
    return
  }
  const values = readRow(grid, row, own, context)
  const draft: Draft = {
    reference: typeof reference === 'string' ? reference : '',
    row: row.row,
    category: values['category'] as Category | null,
    values,
    projects: [],
    people: [],
  }
  if (holdsProject) addProject(grid, row, draft, context)
  if (holdsPerson) addPerson(grid, row, draft, context)
  if (typeof reference === 'string') drafts.set(foldReference(reference), draft)
}

/** In a table of everything a further row says nothing new of the application and adds a project or a person. */
function continues(grid: Grid, row: GridRow, first: Draft, grids: ReadonlyMap<ImportSheet, Grid>): boolean {
  const before = grid.rows.find((one) => one.row === first.row)
  if (before === undefined) return false
  const adds = (!grids.has('projects') && hasAny(grid, row, projectFields)) || hasAny(grid, row, personFields)
  return adds && own.every(({ key }) => ['', textAt(grid, before, key)].includes(textAt(grid, row, key)))
}

function twice(grid: Grid, row: GridRow, first: Draft, problems: Problems): void {
  problems.add({
    code: 'two-rows',
    severity: 'must',
    sheet: grid.sheet,
    row: row.row,
    column: grid.columnOf('reference') ?? 0,
    text: first.reference,
    sentence: {
      en: `Row ${first.row} has the reference “${quote(first.reference)}” already. Delete one of the rows, or give this one a reference of its own.`,
      zh: `第 ${first.row} 列已有檔號「${quote(first.reference)}」。請刪除其中一列，或為此列另編檔號。`,
    },
  })
}

type AddPart = (grid: Grid, row: GridRow, draft: Draft, context: CellContext) => void

function takePart(
  grid: Grid,
  row: GridRow,
  drafts: ReadonlyMap<string, Draft>,
  context: CellContext,
  add: AddPart,
): void {
  const reference = readRow(grid, row, referenceField, context)['reference']
  const draft = typeof reference === 'string' ? drafts.get(foldReference(reference)) : undefined
  if (draft !== undefined) return add(grid, row, draft, context)
  // Its other cells are checked all the same, so that everything is found at once.
  readRow(grid, row, grid.sheet === 'projects' ? projectFields : personFields, context)
  if (typeof reference === 'string') addOrphan(grid, row, reference, context.problems)
}

export function addOrphan(grid: Grid, row: GridRow, reference: string, problems: Problems): void {
  problems.add({
    code: 'no-application',
    severity: 'must',
    sheet: grid.sheet,
    row: row.row,
    column: grid.columnOf('reference') ?? 0,
    text: reference,
    sentence: {
      en: `No application has the reference “${quote(reference)}”. Correct it, or add the application.`,
      zh: `沒有檔號為「${quote(reference)}」的申請。請更正，或加入該申請。`,
    },
  })
}

const addProject: AddPart = (grid, row, draft, context) => {
  const values = readRow(grid, row, projectFields, context)
  draft.projects.push({ values, sheet: grid.sheet, row: row.row })
  if (draft.projects.length === maxProjects + 1)
    tooMany(grid, row, `${maxProjects} projects`, `${maxProjects} 個項目`, context.problems)
  if (pairLists(textOf(values, 'partners.en'), textOf(values, 'partners.zh')).length > 20)
    tooMany(grid, row, '20 partners', '20 個合作夥伴', context.problems)
}
const addPerson: AddPart = (grid, row, draft, context) => {
  const values = readRow(grid, row, personFields, context)
  const person = pairOf(values, 'person')
  if (person.en !== '' || person.zh !== '') draft.people.push(person)
  if (draft.people.length === maxPeople + 1)
    tooMany(grid, row, `${maxPeople} people`, `${maxPeople} 名人員`, context.problems)
}

function tooMany({ sheet }: Grid, { row }: GridRow, en: string, zh: string, problems: Problems): void {
  problems.add({
    code: `too-many-${en}`,
    severity: 'must',
    sheet,
    row,
    text: en,
    sentence: {
      en: `An application takes ${en} at most. Delete a row, or part the application.`,
      zh: `每宗申請最多 ${zh}。請刪減或分拆申請。`,
    },
  })
}

function checkWhole(draft: Draft, grids: ReadonlyMap<ImportSheet, Grid>, { problems }: CellContext): void {
  const grid = grids.get('applications')
  if (grid === undefined) return
  const at = {
    sheet: 'applications',
    row: draft.row,
    column: grid.columnOf('reference') ?? 0,
    text: draft.reference,
  } as const
  if (draft.projects.length === 0)
    problems.add({
      ...at,
      code: 'no-project',
      severity: 'must',
      sentence: {
        en: 'This application has no project. Add a row with this reference to Projects.',
        zh: '此申請沒有項目。請在「項目」加入此檔號的一列。',
      },
    })
  const contact = pairOf(draft.values, 'contact1.name')
  if (contact.en === '' && contact.zh === '')
    problems.add({
      ...at,
      code: 'no-contact',
      severity: 'must',
      column: grid.columnOf('contact1.name.en') ?? grid.columnOf('contact1.name.zh') ?? at.column,
      sentence: {
        en: 'This application names no contact. Fill in the name of at least one.',
        zh: '此申請未有聯絡人。請最少填寫一名聯絡人的姓名。',
      },
    })
  if (draft.values['noOtherSubsidy'] === false)
    problems.add({
      ...at,
      code: 'other-subsidy',
      severity: 'know',
      column: grid.columnOf('noOtherSubsidy') ?? at.column,
      sentence: {
        en: 'The applicant does not declare to be free of other government money for the same scope.',
        zh: '申請者未有聲明同一範圍並無其他政府資助。',
      },
    })
  if (draft.values['consent'] === false)
    problems.add({
      ...at,
      code: 'no-consent',
      severity: 'know',
      column: grid.columnOf('consent') ?? at.column,
      sentence: { en: 'The applicant does not give consent in Part D.', zh: '申請者在丁部未有給予同意。' },
    })
  const [all, research] = [draft.values['employees'], draft.values['researchEmployees']]
  if (typeof all === 'number' && typeof research === 'number' && research > all)
    problems.add({
      ...at,
      code: 'more-researchers',
      severity: 'know',
      column: grid.columnOf('researchEmployees') ?? at.column,
      text: `${research} ${all}`,
      sentence: {
        en: `There are more R&D employees (${research}) than employees (${all}).`,
        zh: `研發僱員（${research} 人）多於僱員總數（${all} 人）。`,
      },
    })
}

const textOf = (values: Values, key: string): string => (typeof values[key] === 'string' ? values[key] : '')
const pairOf = (values: Values, key: string): Bilingual => ({
  en: textOf(values, `${key}.en`),
  zh: textOf(values, `${key}.zh`),
})
const numberOf = (values: Values, key: string): number => (typeof values[key] === 'number' ? values[key] : 0)
const numberOrNull = (values: Values, key: string): number | null =>
  typeof values[key] === 'number' ? values[key] : null

export const partnersOf = (values: Values): readonly Bilingual[] =>
  pairLists(textOf(values, 'partners.en'), textOf(values, 'partners.zh'))
export const companyNumberOf = ({ values }: Application): string => textOf(values, 'companyNumber')

/** Only for an application without anything that must be put right. */
export function toForm({ values, projects }: Application): ApplicationForm {
  const contacts = [1, 2]
    .map((place) => ({ name: pairOf(values, `contact${place}.name`), post: pairOf(values, `contact${place}.post`) }))
    .filter(({ name }) => name.en !== '' || name.zh !== '')
  return {
    applicant: {
      category: values['category'] as Category,
      name: pairOf(values, 'name'),
      address: pairOf(values, 'address'),
      description: pairOf(values, 'description'),
      employees: numberOf(values, 'employees'),
      researchEmployees: numberOf(values, 'researchEmployees'),
      contacts,
    },
    projects: projects.map((project) => toProject(project.values)),
    declaration: {
      noOtherSubsidy: values['noOtherSubsidy'] === true,
      consent: values['consent'] === true,
      signedOn: textOf(values, 'signedOn'),
    },
  }
}

function toProject(values: Values): Project {
  return {
    title: pairOf(values, 'title'),
    objectives: pairOf(values, 'objectives'),
    summary: pairOf(values, 'summary'),
    preferredStart: textOf(values, 'start'),
    asked: { cards: numberOf(values, 'cards'), months: numberOf(values, 'months') },
    technologyArea: pairOf(values, 'technologyArea'),
    industrySector: pairOf(values, 'industrySector'),
    fiveYearPlan: pairOf(values, 'fiveYearPlan'),
    researchStaff: { local: numberOf(values, 'staffLocal'), nonLocal: numberOf(values, 'staffNonLocal') },
    deliverables: pairOf(values, 'deliverables'),
    outcomes: {
      patents: numberOf(values, 'patents'),
      publications: numberOf(values, 'publications'),
      awards: numberOf(values, 'awards'),
      other: pairOf(values, 'otherOutcomes'),
    },
    model: {
      type: pairOf(values, 'modelType'),
      parametersMillions: numberOrNull(values, 'parameters'),
      tokensMillions: numberOrNull(values, 'tokens'),
      batchSize: textOf(values, 'batchSize'),
      precision: textOf(values, 'precision'),
      dataSets: pairOf(values, 'dataSets'),
      inference: pairOf(values, 'inference'),
    },
    contribution: pairOf(values, 'contribution'),
    partners: [...partnersOf(values)],
    resubmission: values['resubmission'] === true,
  }
}
