import { readFileSync } from 'node:fs'
import type { ImportProblem, ImportSheet, ImportView } from '../../../shared/api/importing.ts'
import { check, type Checked, type CheckInput, type Planned } from '../../../electron/core/importing/check.ts'
import { checkPdf } from '../../../electron/core/importing/check-pdf.ts'
import { tooLarge } from '../../../electron/core/importing/document-report.ts'
import { type OpenedSource, openSource } from '../../../electron/core/importing/open-source.ts'
import type { DocumentReport } from '../../../electron/core/importing/document-report.ts'
import type { Encoding } from '../../../electron/core/importing/decode-text.ts'
import type { CellEdit } from '../../../electron/core/importing/problems.ts'
import { createThread } from '../../../electron/core/importing/thread.ts'
import type { Answers, CheckQuestion } from '../../../electron/core/importing/thread-messages.ts'

// The real threads, without a desk; or, where nothing hostile is read, the same code in this one.

type Open = Extract<ImportView, { state: 'open' }>
export interface Opened extends Pick<Open, 'sheets' | 'problems' | 'counts'> {
  readonly opened: Answers['open']
  readonly checked: Answers['check']
  readonly plan: readonly Planned[]
  /** Only until another source is opened. */
  readonly again: (some: Partial<CheckQuestion>) => Promise<Opened>
}

// One of each for as long as the process lasts, as one session of the app reads one source after another; whatever ends a
// thread, the next question starts a fresh one.
const table = createThread()
const documents = createThread()

const timeoutMs = 20_000
const nothing: CheckQuestion = {
  edits: [],
  given: [],
  reports: [],
  known: [],
  imported: [],
  today: '2026-11-24',
  hoursPerMonth: 730,
}

export async function openInThread(
  path: string,
  encoding: Encoding | null = null,
  some: Partial<CheckQuestion> = {},
): Promise<Opened> {
  const opened = await table.ask('open', { path, encoding }, timeoutMs)
  if (!opened.ok) throw new Error(`the thread ended: ${opened.error}`)
  const reports: DocumentReport[] = []
  for (const file of opened.value.files) {
    const report = await documents.ask('document', { file }, timeoutMs)
    if (!report.ok) throw new Error(`the thread ended: ${report.error}`)
    reports.push(report.value)
  }
  const again = async (other: Partial<CheckQuestion>): Promise<Opened> => {
    const checked = await table.ask('check', { ...nothing, reports, ...some, ...other }, timeoutMs)
    if (!checked.ok) throw new Error(`the thread ended: ${checked.error}`)
    const plan = await table.ask('plan', null, timeoutMs)
    if (!plan.ok) throw new Error('no plan')
    return { opened: opened.value, checked: checked.value, ...checked.value.view, plan: plan.value, again }
  }
  return again({})
}

/** As the thread does it, without the thread: a tenth of the time. */
export async function openHere(
  path: string,
  encoding: Encoding | null = null,
  some: Partial<CheckInput> = {},
): Promise<OpenedHere> {
  const opened = await openSource(path, encoding, () => undefined)
  const reports: DocumentReport[] = []
  for (const file of opened.files)
    if (file.from.in === 'folder')
      reports.push(
        tooLarge(file.path, file.bytes) ?? (await checkPdf(file.path, readFileSync(file.from.file), file.bytes)),
      )
  const again = (other: Partial<CheckInput>): OpenedHere => {
    const { source, files, refusals } = opened
    const { plan: planned, ...checked } = check({
      ...nothing,
      known: [],
      source,
      files,
      refusals,
      reports,
      ...some,
      ...other,
    })
    return { opened, checked, ...checked.view, plan: planned, again }
  }
  return again({})
}
export interface OpenedHere extends Pick<Open, 'sheets' | 'problems' | 'counts'> {
  readonly opened: OpenedSource
  readonly checked: Pick<Checked, 'view' | 'fixes' | 'wants'>
  readonly plan: readonly Planned[]
  readonly again: (some: Partial<CheckInput>) => OpenedHere
}

export const musts = ({ problems }: Pick<Opened, 'problems'>): readonly ImportProblem[] =>
  problems.filter(({ severity }) => severity === 'must')
export const codeOf = ({ id }: ImportProblem): string => id.split(':')[0] ?? ''
export const codes = (opened: Pick<Opened, 'problems'>, severity: 'must' | 'know' = 'must'): string[] =>
  opened.problems.filter((one) => one.severity === severity).map(codeOf)
export function problem(opened: Pick<Opened, 'problems'>, code: string): ImportProblem {
  const found = opened.problems.find((one) => codeOf(one) === code)
  if (found === undefined) throw new Error(`no ${code}, but ${opened.problems.map(codeOf).join(', ')}`)
  return found
}
/** What the button of a problem writes. */
export const fixOf = (opened: Pick<OpenedHere, 'problems' | 'checked'>, code: string): readonly CellEdit[] =>
  opened.checked.fixes[problem(opened, code).id]?.edits ?? []
export const column = (opened: Pick<Opened, 'sheets'>, sheet: ImportSheet, header: string): number => {
  const found =
    opened.sheets.find((one) => one.sheet === sheet)?.columns.findIndex((one) => one.header.en === header) ?? -1
  if (found === -1) throw new Error(`no column ${header}`)
  return found
}
