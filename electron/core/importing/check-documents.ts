import type { DocumentLetter } from '../../../shared/application-form.ts'
import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { addOrphan, type Application, foldReference } from './check-applications.ts'
import { type CellContext, readRow } from './check-cells.ts'
import { expectedLetters } from '../../../shared/rules/form-checks.ts'
import { documentLimits, letterTitles } from '../../../shared/document-limits.ts'
import { fields } from './columns.ts'
import type { Grid, GridRow } from './grid.ts'
import { type DocumentReport, reportSentences } from './document-report.ts'
import { filesCalled, isPdfName, lastPart, matchName } from './match-files.ts'
import { quote } from './parsed.ts'
import type { AttachmentKey, NewProblem, Problems } from './problems.ts'
import type { FoundFile } from './raw.ts'

// Which PDF is which attachment of which application, and whether it can be read.

/** A PDF that the person chose for an attachment. */
export interface GivenFile {
  readonly key: AttachmentKey
  readonly file: FoundFile
}
export interface Attachment {
  readonly application: Application
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly file: FoundFile
  readonly report: DocumentReport
}

interface Place {
  readonly sheet: ImportSheet
  readonly row: number
  readonly column?: number
  readonly place?: string
}
interface Found {
  readonly application: Application
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly file: FoundFile
  readonly at: Place
}

export interface DocumentsInput {
  readonly files: readonly FoundFile[]
  readonly given: readonly GivenFile[]
  readonly reports: ReadonlyMap<string, DocumentReport>
}

const keyOf = (reference: string, letter: string, replaces: string): string =>
  `${foldReference(reference)} ${letter} ${replaces}`

export function checkDocuments(
  grids: ReadonlyMap<ImportSheet, Grid>,
  applications: ReadonlyMap<string, Application>,
  input: DocumentsInput,
  context: CellContext,
): readonly Attachment[] {
  const { problems } = context
  const given = new Map(
    input.given.map((one) => [keyOf(one.key.reference, one.key.letter, one.key.replaces), one.file]),
  )
  const chosen = (reference: string, letter: string, replaces: string) => given.get(keyOf(reference, letter, replaces))
  const found: Found[] = []
  const used = new Set<string>()
  const grid = grids.get('attachments')
  if (grid !== undefined)
    for (const row of grid.rows) takeListed(grid, row, applications, input.files, { found, used, chosen }, context)
  for (const file of input.files)
    if (isPdfName(file) && !used.has(file.path)) takeNamed(file, applications, { found, used, chosen }, problems)
  for (const { key, file } of input.given) {
    const application = applications.get(foldReference(key.reference))
    if (key.replaces === '' && application !== undefined && !found.some((one) => one.file.path === file.path))
      found.push({
        application,
        letter: key.letter as DocumentLetter,
        title: titleOf(key.letter),
        file,
        at: { sheet: 'applications', row: application.row, place: file.name },
      })
  }
  otherFiles(input.files, used, problems)
  missing(applications, found, problems)
  repeated(found, input.reports, problems)
  return found.flatMap((one) => checkReport(one, input.reports.get(one.file.path), problems))
}

interface Taking {
  readonly found: Found[]
  readonly used: Set<string>
  readonly chosen: (reference: string, letter: string, replaces: string) => FoundFile | undefined
}
const titleOf = (letter: string): Bilingual => letterTitles[letter as DocumentLetter] ?? { en: letter, zh: letter }

function takeListed(
  grid: Grid,
  row: GridRow,
  applications: ReadonlyMap<string, Application>,
  files: readonly FoundFile[],
  { found, used, chosen }: Taking,
  context: CellContext,
): void {
  const { problems } = context
  const values = readRow(grid, row, fields.attachments, context)
  const { reference, letter, file: name } = values
  const matches = typeof name === 'string' && name !== '' ? filesCalled(name, files) : []
  for (const match of matches) used.add(match.path)
  if (typeof reference !== 'string') return
  const application = applications.get(foldReference(reference))
  if (application === undefined) return addOrphan(grid, row, reference, problems)
  if (typeof letter !== 'string' || typeof name !== 'string' || name === '') return
  const column = grid.columnOf('file') ?? 0
  const at: Place = { sheet: 'attachments', row: row.row, column }
  const [match] = matches
  const replaced = chosen(application.reference, letter, match?.path ?? name)
  if (replaced === undefined && matches.length > 1)
    return problems.add({
      ...at,
      code: 'two-files',
      severity: 'must',
      text: name,
      ...wanting(application, letter, name),
      sentence: {
        en: `“${quote(name)}” is in more than one folder. Write the folder too, as “folder/${quote(lastPart(name))}”.`,
        zh: `多於一個資料夾有「${quote(name)}」。請連資料夾一併填寫，如「資料夾/${quote(lastPart(name))}」。`,
      },
    })
  const file = replaced ?? match
  if (file === undefined)
    return problems.add({
      ...at,
      code: 'file-missing',
      severity: 'must',
      text: name,
      ...wanting(application, letter, name),
      sentence: {
        en: `Attachment ${letter} is listed, but “${quote(name)}” did not come with the table. Choose the file, or leave the row out.`,
        zh: `附件 ${letter} 已列出，但沒有隨表格附上「${quote(name)}」。請選擇檔案，或略過此列。`,
      },
    })
  const own = {
    en: typeof values['documentTitle.en'] === 'string' ? values['documentTitle.en'] : '',
    zh: typeof values['documentTitle.zh'] === 'string' ? values['documentTitle.zh'] : '',
  }
  if (found.some((one) => one.application === application && one.letter === letter && one.file.path === file.path))
    return problems.add({
      ...at,
      code: 'listed-twice',
      severity: 'must',
      text: name,
      sentence: {
        en: `“${quote(name)}” is listed twice as attachment ${letter} of “${quote(application.reference)}”. Delete one of the rows.`,
        zh: `「${quote(name)}」重複列為「${quote(application.reference)}」的附件 ${letter}。請刪除其中一列。`,
      },
    })
  found.push({
    application,
    letter: letter as DocumentLetter,
    title: own.en === '' && own.zh === '' ? titleOf(letter) : own,
    file,
    at,
  })
}

const wanting = ({ reference }: Application, letter: string, replaces: string) => ({
  wants: { reference, letter, replaces },
})

function takeNamed(
  file: FoundFile,
  applications: ReadonlyMap<string, Application>,
  { found, used, chosen }: Taking,
  problems: Problems,
): void {
  const match = matchName(
    file.name,
    [...applications.values()].map(({ reference }) => reference),
  )
  const application = match === null ? undefined : applications.get(foldReference(match.reference))
  if (match === null || application === undefined)
    return problems.add({
      code: 'unmatched',
      severity: 'know',
      place: file.name,
      text: file.path,
      sentence: {
        en: 'This file belongs to no application and is not imported. Name it as its reference and letter, such as 2027-01-A.pdf, or list it in Attachments.',
        zh: '此檔案不屬於任何申請，不會匯入。請以檔號及字母命名，如 2027-01-A.pdf，或在「附件」列出。',
      },
    })
  used.add(file.path)
  const taken = chosen(application.reference, match.letter, file.path) ?? file
  found.push({
    application,
    letter: match.letter,
    title: titleOf(match.letter),
    file: taken,
    at: { sheet: 'applications', row: application.row, place: file.name },
  })
}

function otherFiles(files: readonly FoundFile[], used: ReadonlySet<string>, problems: Problems): void {
  for (const file of files)
    if (!isPdfName(file) && !used.has(file.path))
      problems.add({
        code: 'not-imported',
        severity: 'know',
        place: file.name,
        text: file.path,
        sentence: {
          en: 'This file is not a PDF and is not imported. If it is an attachment, save it as PDF.',
          zh: '此檔案並非 PDF，不會匯入。如屬附件，請另存為 PDF。',
        },
      })
}

const maxDocuments = documentLimits.count

function missing(applications: ReadonlyMap<string, Application>, found: readonly Found[], problems: Problems): void {
  for (const application of applications.values()) {
    const own = found.filter((one) => one.application === application)
    const at = { sheet: 'applications', row: application.row, text: application.reference } as const
    if (own.length > maxDocuments)
      problems.add({
        ...at,
        code: 'too-many-documents',
        severity: 'must',
        sentence: {
          en: `This application has ${own.length} attachments; the most is ${maxDocuments}.`,
          zh: `此申請有 ${own.length} 份附件，最多為 ${maxDocuments} 份。`,
        },
      })
    for (const letter of expectedLetters(application.category ?? 'c'))
      if (!own.some((one) => one.letter === letter)) {
        const { en, zh } = titleOf(letter)
        problems.add({
          ...at,
          code: `without-${letter}`,
          severity: 'know',
          ...wanting(application, letter, ''),
          sentence: {
            en: `No attachment ${letter} (${en}) came with “${quote(application.reference)}”.`,
            zh: `「${quote(application.reference)}」未有附件 ${letter}（${zh}）。`,
          },
        })
      }
  }
}

function repeated(found: readonly Found[], reports: ReadonlyMap<string, DocumentReport>, problems: Problems): void {
  const seen = new Map<string, Found>()
  const letters = new Map<string, Found>()
  for (const one of found) {
    const sha256 = reports.get(one.file.path)?.sha256 ?? ''
    const same = sha256 === '' ? undefined : seen.get(`${one.application.reference} ${sha256}`)
    if (same !== undefined)
      problems.add({
        ...one.at,
        code: 'same-file',
        severity: 'know',
        text: one.file.path,
        sentence: {
          en: `“${quote(one.file.name)}” is the same file, byte for byte, as “${quote(same.file.name)}” of attachment ${same.letter}.`,
          zh: `「${quote(one.file.name)}」與附件 ${same.letter} 的「${quote(same.file.name)}」完全相同。`,
        },
      })
    else if (sha256 !== '') seen.set(`${one.application.reference} ${sha256}`, one)
    const key = `${one.application.reference} ${one.letter}`
    const other = letters.get(key)
    if (other !== undefined && same === undefined && one.letter !== 'H')
      problems.add({
        ...one.at,
        code: 'two-of-letter',
        severity: 'know',
        text: one.file.path,
        sentence: {
          en: `Attachment ${one.letter} of “${quote(one.application.reference)}” comes in several files: “${quote(other.file.name)}” and “${quote(one.file.name)}”. All are imported.`,
          zh: `「${quote(one.application.reference)}」的附件 ${one.letter} 有多個檔案：「${quote(other.file.name)}」及「${quote(one.file.name)}」，全部會匯入。`,
        },
      })
    else letters.set(key, one)
  }
}

function checkReport(
  { application, letter, title, file, at }: Found,
  report: DocumentReport | undefined,
  problems: Problems,
): readonly Attachment[] {
  if (report === undefined) return []
  const say = (problem: Pick<NewProblem, 'code' | 'severity' | 'sentence'>): void =>
    problems.add({ ...at, text: file.path, ...problem, ...wanting(application, letter, file.path) })
  if (report.state !== 'ok') {
    const { en, zh } = reportSentences[report.state](report)
    say({
      code: `pdf-${report.state}`,
      severity: 'must',
      sentence: {
        en: `Attachment ${letter}, “${quote(file.name)}”, ${en}`,
        zh: `附件 ${letter}「${quote(file.name)}」${zh}`,
      },
    })
    return []
  }
  if (!report.hasText)
    problems.add({
      ...at,
      text: file.path,
      code: 'scan',
      severity: 'know',
      sentence: {
        en: `Attachment ${letter}, “${quote(file.name)}”, is a scan with no text: members can read but not search it.`,
        zh: `附件 ${letter}「${quote(file.name)}」是沒有文字的掃描本：委員可以閱讀，但無法搜尋。`,
      },
    })
  return [{ application, letter, title, file, report }]
}
