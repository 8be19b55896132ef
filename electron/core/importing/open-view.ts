import type { ImportEncoding, ImportView } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import type { Checked } from './check.ts'
import { createProblems } from './problems.ts'
import type { Failure } from './thread.ts'

export interface OpenFacts {
  readonly source: string
  readonly table: string
  readonly encoding: ImportEncoding | null
  readonly documents: { readonly count: number; readonly bytes: number }
}

export const toOpenView = (facts: OpenFacts, view: Checked['view'], canUndo: boolean): ImportView => ({
  state: 'open',
  ...facts,
  ...view,
  canUndo,
})

const sentences: Readonly<Record<Exclude<Failure, 'closed'>, Bilingual>> = {
  'too-much': {
    en: 'Reading this took more memory than a table of applications needs, so it was stopped. Nothing was taken over. Copy the cells into the template.',
    zh: '讀取此檔案所需的記憶體遠超一般申請表格，已停止。沒有匯入任何內容。請將儲存格複製到範本。',
  },
  'too-long': {
    en: 'Reading this took longer than 20 seconds, so it was stopped. Nothing was taken over. Copy the cells into the template, or import in parts.',
    zh: '讀取此檔案超過 20 秒，已停止。沒有匯入任何內容。請將儲存格複製到範本，或分批匯入。',
  },
  failed: {
    en: 'This could not be read. Nothing was taken over. Save the table again from the spreadsheet, or copy the cells into the template.',
    zh: '無法讀取此檔案。沒有匯入任何內容。請從試算表重新儲存，或將儲存格複製到範本。',
  },
}

/** A source that is not taken, shown with the reason. */
export function failureView(source: string, failure: Exclude<Failure, 'closed'>): ImportView {
  const problems = createProblems()
  problems.add({ code: failure, severity: 'must', place: source, sentence: sentences[failure] })
  return {
    state: 'open',
    source,
    table: '',
    documents: { count: 0, bytes: 0 },
    encoding: null,
    sheets: [],
    problems: problems.all(),
    counts: { new: 0, updated: 0, same: 0, must: 1, know: 0 },
    canUndo: false,
  }
}
