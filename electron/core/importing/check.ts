import { ApplicationForm } from '../../../shared/application-form.ts'
import type { ImportSheet, ImportSheetView, ImportView } from '../../../shared/api/importing.ts'
import type { ApplicationId, Bilingual } from '../../../shared/ids.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import {
  type Application,
  companyNumberOf,
  foldReference,
  gatherApplications,
  partnersOf,
  toForm,
} from './check-applications.ts'
import { checkColumns } from './check-columns.ts'
import { type Attachment, checkDocuments, type GivenFile } from './check-documents.ts'
import { checkNames } from './check-names.ts'
import { type Grid, toGrid } from './grid.ts'
import { layOut } from './match-headers.ts'
import type { DocumentReport } from './document-report.ts'
import { type MergedDocument, mergeDocuments, isSame } from './merge.ts'
import { type CellEdit, createProblems, type Fix, type AttachmentKey, type Problems } from './problems.ts'
import type { FoundFile, RawSource, Refusal } from './raw.ts'
import { toSheetView } from './sheet-view.ts'
import { decodeProblems } from './check-encoding.ts'

// The whole preview out of what was read and what was put right: a pure function, so that undoing is doing without.

export interface KnownApplication {
  readonly application: ApplicationId
  readonly prepared: Prepared
}
export interface CheckInput {
  readonly source: RawSource | null
  readonly files: readonly FoundFile[]
  /** What was not taken, in words. */
  readonly refusals: readonly Refusal[]
  readonly edits: readonly CellEdit[]
  readonly given: readonly GivenFile[]
  readonly reports: readonly DocumentReport[]
  readonly known: readonly KnownApplication[]
  /** Sealed hashes of documents that imports brought; others were added by hand and are kept. */
  readonly imported: readonly string[]
  readonly today: string
  readonly hoursPerMonth: number
}
export interface Planned {
  readonly application: ApplicationId | null
  readonly prepared: Omit<Prepared, 'documents'>
  readonly documents: readonly MergedDocument[]
  readonly state: 'new' | 'update'
}
type Open = Extract<ImportView, { state: 'open' }>
export interface Checked {
  readonly view: Pick<Open, 'sheets' | 'problems' | 'counts'>
  readonly fixes: Readonly<Record<string, Fix>>
  readonly wants: Readonly<Record<string, AttachmentKey>>
  /** Empty while something must be put right. */
  readonly plan: readonly Planned[]
}

export type RowState = 'new' | 'update' | 'same'

export function check(input: CheckInput): Checked {
  const problems = createProblems()
  for (const { code, place, sentence } of input.refusals)
    problems.add({ code, place, sentence, severity: 'must', text: place })
  const { layouts, ignored } = layOut(input.source?.tables ?? [])
  const grids = new Map<ImportSheet, Grid>(layouts.map((layout) => [layout.sheet, toGrid(layout, input.edits)]))
  const sheets = new Set(grids.keys())
  if (input.source !== null) {
    noTables(input.source, sheets, problems)
    ignoredTables(ignored, problems)
    decodeProblems(input.source, grids, problems)
  }
  for (const grid of grids.values()) checkColumns(grid, sheets, problems)
  const context = { today: input.today, hoursPerMonth: input.hoursPerMonth, problems }
  const applications = gatherApplications(grids, context)
  checkNames(grids, problems)
  const reports = new Map(input.reports.map((report) => [report.path, report]))
  const attachments = checkDocuments(grids, applications, { files: input.files, given: input.given, reports }, context)
  const known = new Map(input.known.map((one) => [foldReference(one.prepared.reference), one]))
  const grid = grids.get('applications')
  if (grid !== undefined && applications.size === 0 && grid.rows.length === 0) noRows(grid.layout.header.row, problems)
  const hasMust = problems.all().some(({ severity }) => severity === 'must')
  const outcomes = new Map(
    [...applications].map(([key, application]) => [
      key,
      outcomeOf(application, attachments, known.get(key), new Set(input.imported), problems),
    ]),
  )
  const all = problems.all()
  const states = new Map([...outcomes].map(([key, { state }]) => [key, state]))
  const count = (state: RowState) => [...states.values()].filter((one) => one === state).length
  const must = all.filter(({ severity }) => severity === 'must').length
  return {
    view: {
      sheets: [...grids.values()].map((grid): ImportSheetView => toSheetView(grid, states, all)),
      problems: all,
      counts: { new: count('new'), updated: count('update'), same: count('same'), must, know: all.length - must },
    },
    fixes: problems.fixes(),
    wants: problems.wants(),
    plan: hasMust || must > 0 ? [] : [...outcomes.values()].flatMap(({ planned }) => planned ?? []),
  }
}

interface Outcome {
  readonly state: RowState
  /** Null: nothing to change, or something must be put right first. */
  readonly planned: Planned | null
}

function outcomeOf(
  application: Application,
  attachments: readonly Attachment[],
  known: KnownApplication | undefined,
  imported: ReadonlySet<string>,
  problems: Problems,
): Outcome {
  const state = known === undefined ? 'new' : 'update'
  const form = ApplicationForm.safeParse(toForm(application))
  // Whatever the form's own rules refuse was said of a cell; that nothing slips through is checked here.
  if (!form.success) {
    if (!problems.all().some(({ severity }) => severity === 'must')) unsaid(application, problems)
    return { state, planned: null }
  }
  const own = attachments.filter((one) => one.application === application)
  const documents = mergeDocuments(own, known?.prepared.documents ?? [], imported)
  const partners = unique(application.projects.flatMap(({ values }) => partnersOf(values))).slice(0, 50)
  const prepared = {
    reference: application.reference,
    companyNumber: companyNumberOf(application),
    form: form.data,
    people: unique(application.people).slice(0, 50),
    partners,
    assessment: fitAssessment(known?.prepared.assessment ?? null, form.data.projects.length),
  }
  const same = known !== undefined && isSame(prepared, withoutDocuments(known.prepared)) && documents.isSame
  if (same) return { state: 'same', planned: null }
  return { state, planned: { application: known?.application ?? null, prepared, documents: documents.merged, state } }
}

function withoutDocuments(prepared: Prepared): Omit<Prepared, 'documents'> {
  const { reference, companyNumber, form, people, partners, assessment } = prepared
  return { reference, companyNumber, form, people, partners, assessment }
}
const unique = (names: readonly Bilingual[]): Bilingual[] => [
  ...new Map(names.map((name) => [`${name.en}\n${name.zh}`, name])).values(),
]

/** One line of terms a project: what is decided stays with its project as far as there is one. */
function fitAssessment(assessment: Prepared['assessment'], projects: number): Prepared['assessment'] {
  if (assessment === null || assessment.projects.length === projects) return assessment
  const empty = { cards: null, months: null, start: null, subsidyBp: null, ceilingCents: null }
  return { ...assessment, projects: Array.from({ length: projects }, (_, i) => assessment.projects[i] ?? empty) }
}

function unsaid({ row, reference }: Application, problems: Problems): void {
  problems.add({
    code: 'form',
    severity: 'must',
    sheet: 'applications',
    row,
    text: reference,
    sentence: {
      en: 'This application does not fit the form. Check its numbers and the length of its texts.',
      zh: '此申請不符合表格。請檢查數目及文字長度。',
    },
  })
}

function noTables(source: RawSource, sheets: ReadonlySet<ImportSheet>, problems: Problems): void {
  if (sheets.has('applications')) return
  const isEmpty = source.tables.every(({ rows }) => rows.length === 0)
  problems.add({
    code: isEmpty ? 'empty-table' : 'no-applications',
    severity: 'must',
    place: '',
    sentence: isEmpty
      ? { en: 'The table is empty.', zh: '表格是空的。' }
      : {
          en: 'No sheet has the columns of applications: Reference, Category, Name and the others. Save the template and copy the cells into it.',
          zh: '沒有工作表載有申請的欄位：檔號、類別、名稱等。請儲存範本並將儲存格複製過去。',
        },
  })
}

const noRows = (row: number, problems: Problems): void =>
  problems.add({
    code: 'no-rows',
    severity: 'must',
    sheet: 'applications',
    row,
    sentence: {
      en: 'There is no application in this sheet yet. Fill in at least one row.',
      zh: '此工作表尚未有申請。請最少填寫一列。',
    },
  })

const isGuide = (name: string): boolean => /instruction|guide|read ?me|note|list|說明|指引|備註|選項/i.test(name)
function ignoredTables(
  ignored: readonly { readonly name: string; readonly wholeMerge: string | null }[],
  problems: Problems,
): void {
  for (const { name, wholeMerge } of ignored) {
    if (wholeMerge !== null)
      problems.add({
        code: 'whole-merge',
        severity: 'must',
        place: wholeMerge,
        text: name,
        sentence: {
          en: `These cells of the sheet “${name}” are merged into one, so all values but the first are lost to Excel. Unmerge them and check every row.`,
          zh: `工作表「${name}」的這些儲存格合併為一，除首格外的數值在 Excel 中均會失去。請取消合併，並檢查每一列。`,
        },
      })
    else if (!isGuide(name))
      problems.add({
        code: 'ignored-sheet',
        severity: 'know',
        place: name,
        sentence: {
          en: 'This sheet has no columns of the form and is not imported.',
          zh: '此工作表沒有申請表格的欄位，不會匯入。',
        },
      })
  }
}
