import { basename } from 'node:path'
import type { ImportEncoding, ImportView } from '../../../shared/api/importing.ts'
import { createTurns, type Desk } from '../desk.ts'
import type { GivenFile } from './check-documents.ts'
import type { DocumentReport } from './document-report.ts'
import { uncountable } from './document-report.ts'
import type { OpenFacts } from './open-view.ts'
import type { CellEdit } from './problems.ts'
import type { FoundFile } from './raw.ts'
import { createThread, type Thread } from './thread.ts'
import type { Answers } from './thread-messages.ts'

/** What one undo takes back. `original` is what the file itself says in the cell. */
export interface EditStep {
  readonly edits: readonly (CellEdit & { readonly original: string })[]
  readonly given: GivenFile | null
}
type Working = Extract<ImportView, { state: 'working' }>

/** One source that is open, until it is closed, imported or locked away. */
export interface Session {
  readonly desk: Desk
  readonly path: string
  readonly name: string
  /** Reads and checks the table, and keeps it. */
  readonly table: Thread
  /** Reads documents: one that takes too long costs this thread, not the table. */
  readonly documents: Thread
  readonly steps: EditStep[]
  readonly reports: Map<string, DocumentReport>
  encoding: ImportEncoding['chosen'] | null
  opened: OpenFacts | null
  checked: Answers['check'] | null
  readonly inTurn: Desk['inTurn']
  readonly view: () => ImportView
  readonly show: (view: ImportView) => void
  /** Told to the page a few times a second. */
  readonly work: (step: Working['step'], done: number, total: number) => void
  /** Null: it could not be read through. */
  readonly report: (file: FoundFile, report: DocumentReport | null) => void
  readonly isCommitting: () => boolean
  readonly setCommitting: (isCommitting: boolean) => void
  readonly isClosed: () => boolean
  readonly close: () => Promise<void>
}

const tellEveryMs = 150

export function createSession(desk: Desk, path: string): Session {
  const [table, documents] = [createThread(), createThread()]
  const reports = new Map<string, DocumentReport>()
  let view: ImportView = { state: 'working', step: 'unpacking', done: 0, total: 0 }
  let toldMs = Number.NEGATIVE_INFINITY
  let isCommitting = false
  let isClosed = false
  const tell = (): void => {
    if (isClosed) return
    toldMs = desk.deps.monotonicMs()
    desk.deps.changed(['importing'])
  }
  tell()
  return {
    desk,
    path,
    name: basename(path),
    table,
    documents,
    steps: [],
    reports,
    encoding: null,
    opened: null,
    checked: null,
    inTurn: createTurns(),
    view: () => view,
    show: (shown) => {
      view = shown
      tell()
    },
    work: (step, done, total) => {
      const isNew = view.state !== 'working' || view.step !== step
      view = { state: 'working', step, done, total }
      if (isNew || desk.deps.monotonicMs() - toldMs > tellEveryMs) tell()
    },
    report: (file, report) => void reports.set(file.path, report ?? uncountable(file.path, file.bytes)),
    isCommitting: () => isCommitting,
    setCommitting: (now) => (isCommitting = now),
    isClosed: () => isClosed,
    close: async () => {
      isClosed = true
      reports.clear()
      await Promise.all([table.close(), documents.close()])
    },
  }
}
