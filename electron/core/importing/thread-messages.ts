import type { ImportEncoding } from '../../../shared/api/importing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { CellEdit } from './problems.ts'
import type { Checked, Planned } from './check.ts'
import type { GivenFile } from './check-documents.ts'
import type { DocumentReport } from './document-report.ts'
import type { Encoding } from './decode-text.ts'
import type { OpenedSource } from './open-source.ts'
import type { FoundFile } from './raw.ts'

// What the importing threads are asked, and what they answer. One question at a time each.

export interface CheckQuestion {
  readonly edits: readonly CellEdit[]
  readonly given: readonly GivenFile[]
  readonly reports: readonly DocumentReport[]
  /** As the store holds it. */
  readonly known: readonly { readonly application: ApplicationId; readonly prepared: string }[]
  readonly imported: readonly string[]
  readonly today: string
  readonly hoursPerMonth: number
}
/** Where an edit points: what the file itself says there. */
export interface Anchor {
  readonly sheet: CellEdit['sheet']
  readonly row: number
  readonly column: number
}

export interface Questions {
  /** Reads a source and keeps it. */
  open: { readonly path: string; readonly encoding: Encoding | null }
  check: CheckQuestion
  /** What was planned by the last check. */
  plan: null
  /** The file's own text of cells; null where there is no such cell. */
  originals: { readonly cells: readonly Anchor[] }
  template: null
  document: { readonly file: FoundFile }
  /** The whole of a file in an archive. */
  unpack: { readonly file: FoundFile }
}
export interface Answers {
  open: Omit<OpenedSource, 'source'> & { readonly encoding: ImportEncoding | null; readonly rows: number }
  check: Omit<Checked, 'plan'>
  plan: readonly Planned[]
  originals: readonly (string | null)[]
  template: Uint8Array
  document: DocumentReport
  /** Null: it is no longer what it was. */
  unpack: Uint8Array | null
}
export type QuestionName = keyof Questions

export type Request = {
  readonly [N in QuestionName]: { readonly name: N; readonly question: Questions[N] }
}[QuestionName]
export type Reply =
  | { readonly kind: 'step'; readonly step: 'unpacking' | 'reading' }
  | { readonly kind: 'answer'; readonly answer: Answers[QuestionName] }
  /** A broken invariant in the thread: no text of a file, because it may reach a log. */
  | { readonly kind: 'failed' }
