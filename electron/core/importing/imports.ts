import type { ImportEncoding, ImportView } from '../../../shared/api/importing.ts'
import type { AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import { scoringInForce } from '../queries/scoring.ts'
import { mustBe } from '../secretariat/acting.ts'
import { toNow } from '../standing.ts'
import { importedFiles } from '../store/import-files.ts'
import { type Committed, commitPlan } from './commit.ts'
import { failureView, type OpenFacts, toOpenView } from './open-view.ts'
import type { CellEdit } from './problems.ts'
import { maxColumns } from './raw.ts'
import { createSession, type EditStep, type Session } from './session.ts'
import { statFile } from './given-file.ts'
import { type Asked, createThread, type Failure } from './thread.ts'
import type { Answers } from './thread-messages.ts'

// The import that is open on this desk. It lives in memory, is the same for every window, and is gone on locking.

export interface Imports {
  readonly view: (desk: Desk) => ImportView
  /** Resolves when the source is open, or shown as not taken. Error: `bad-request` (not the secretariat, or busy). */
  readonly open: (desk: Desk, path: string) => Promise<Result<null, AppError>>
  readonly reload: (desk: Desk) => Promise<Result<null, AppError>>
  readonly close: (desk: Desk) => Promise<Result<null, AppError>>
  readonly chooseEncoding: (desk: Desk, encoding: ImportEncoding['chosen']) => Promise<Result<null, AppError>>
  /** Error: `not-found`: no such cell. */
  readonly edit: (desk: Desk, edit: CellEdit) => Promise<Result<null, AppError>>
  /** Empties a whole row, so that nothing of it is imported. Error: `not-found`: no such row. */
  readonly leaveOut: (desk: Desk, row: Pick<CellEdit, 'sheet' | 'row'>) => Promise<Result<null, AppError>>
  /** Error: `not-found`: no such problem any more, or one without a button. */
  readonly fix: (desk: Desk, problem: string) => Promise<Result<null, AppError>>
  /** A PDF for the attachment that a problem names. Errors: `not-found`. */
  readonly giveFile: (desk: Desk, problem: string, path: string) => Promise<Result<null, AppError>>
  readonly undo: (desk: Desk) => Promise<Result<null, AppError>>
  /** Errors: `incomplete` while something must be put right or has changed since, and of `commitPlan`. */
  readonly commit: (desk: Desk) => Promise<Result<Committed, AppError>>
  readonly template: () => Promise<Result<Uint8Array, AppError>>
  /** On locking: nothing of it stays in memory. */
  readonly forget: () => Promise<void>
}

const tableMs = 20_000
const documentMs = 20_000
const done = ok(null)
const notFound = err<AppError>({ kind: 'not-found' })

export function createImports(): Imports {
  let session: Session | null = null
  const of = (desk: Desk): Session | null => (session?.desk === desk ? session : null)
  /** One act after the other, each on what the one before left. */
  const acting = <T>(
    desk: Desk,
    act: (session: Session) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const current = of(desk)
    return current === null
      ? Promise.resolve(notFound)
      : current.inTurn(() => (of(desk) === current ? act(current) : Promise.resolve(notFound)))
  }
  const forget = async (): Promise<void> => {
    const ending = session
    session = null
    await ending?.close()
  }
  const open: Imports['open'] = async (desk, path) => {
    const may = mustBe(desk, 'secretary')
    if (!may.ok) return may
    if (of(desk)?.isCommitting() === true) return err({ kind: 'bad-request', reason: 'busy' })
    await forget()
    const made = createSession(desk, path)
    session = made
    return made.inTurn(() => readSource(made, null))
  }
  const step = (desk: Desk, make: (current: Session) => Promise<EditStep | null>): Promise<Result<null, AppError>> =>
    acting(desk, async (current) => {
      const made = await make(current)
      if (made === null) return notFound
      current.steps.push(made)
      return recheck(current)
    })
  return {
    view: (desk) => of(desk)?.view() ?? { state: 'none' },
    open,
    reload: (desk) => acting(desk, (current) => readSource(current, current.encoding)),
    close: async (desk) => {
      if (of(desk)?.isCommitting() === true) return err({ kind: 'bad-request', reason: 'busy' })
      if (of(desk) !== null) await forget()
      desk.deps.changed(['importing'])
      return done
    },
    chooseEncoding: (desk, encoding) => acting(desk, (current) => readSource(current, encoding)),
    edit: (desk, edit) => step(desk, (current) => toStep(current, [edit])),
    leaveOut: (desk, row) => step(desk, (current) => toEmptyRow(current, row)),
    fix: (desk, problem) =>
      step(desk, async (current) => {
        const fix = current.checked?.fixes[problem]
        return fix === undefined ? null : toStep(current, fix.edits)
      }),
    giveFile: async (desk, problem, path) =>
      step(desk, async (current) => {
        const key = current.checked?.wants[problem]
        const file = await statFile(path)
        if (key === undefined || file === null) return null
        await report(current, file)
        return { edits: [], given: { key, file } }
      }),
    undo: (desk) =>
      acting(desk, async (current) => {
        if (current.steps.pop() === undefined) return notFound
        return recheck(current)
      }),
    commit: (desk) => acting(desk, (current) => commit(current, forget)),
    template: makeTemplate,
    forget,
  }
}

async function makeTemplate(): Promise<Result<Uint8Array, AppError>> {
  const thread = createThread()
  try {
    const made = await thread.ask('template', null, tableMs)
    return made.ok ? ok(made.value) : err({ kind: 'unexpected' })
  } finally {
    await thread.close()
  }
}

/** Null: there is no such cell. */
async function toStep(session: Session, edits: readonly CellEdit[]): Promise<EditStep | null> {
  const originals = await session.table.ask('originals', { cells: edits }, tableMs)
  if (!originals.ok) return null
  const own = edits.flatMap((edit, i) => {
    const original = originals.value[i]
    return original === undefined || original === null ? [] : [{ ...edit, original }]
  })
  return own.length === edits.length ? { edits: own, given: null } : null
}

/** Whatever the file has in the row, headed or not, and what was typed into it here. Null: there is no such row. */
async function toEmptyRow(session: Session, { sheet, row }: Pick<CellEdit, 'sheet' | 'row'>): Promise<EditStep | null> {
  const isOfRow = (edit: CellEdit): boolean => edit.sheet === sheet && edit.row === row
  const typed = new Set(session.steps.flatMap(({ edits }) => edits.filter(isOfRow)).map(({ column }) => column))
  const all = await toStep(
    session,
    Array.from({ length: maxColumns }, (_, column) => ({ sheet, row, column, text: '' })),
  )
  if (all === null) return null
  const headed = session.checked?.view.sheets.find((view) => view.sheet === sheet)?.columns.length ?? 0
  const isNeeded = ({ column, original }: EditStep['edits'][number]): boolean =>
    original !== '' || typed.has(column) || column < headed
  return { edits: all.edits.filter(isNeeded), given: null }
}

async function readSource(
  session: Session,
  encoding: ImportEncoding['chosen'] | null,
): Promise<Result<null, AppError>> {
  session.work('unpacking', 0, 0)
  const opened = await session.table.ask('open', { path: session.path, encoding }, tableMs, (step) =>
    session.work(step, 0, 0),
  )
  if (!opened.ok) return fail(session, opened.error)
  session.encoding = encoding
  session.reports.clear()
  await keepSteps(session)
  const { files } = opened.value
  const given = session.steps.flatMap((step) => step.given?.file ?? [])
  const all = [...files, ...given]
  for (const [i, file] of all.entries()) {
    session.work('checking-documents', i, all.length)
    await report(session, file)
    if (session.isClosed()) return err({ kind: 'locked' })
  }
  session.opened = toFacts(opened.value)
  return recheck(session)
}

const toFacts = ({ name, table, files, encoding }: Answers['open']): OpenFacts => ({
  source: name,
  table,
  encoding,
  documents: { count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
})

/** What was put right is kept where the file still says what it said. */
async function keepSteps(session: Session): Promise<void> {
  const edits = session.steps.flatMap((step) => step.edits)
  if (edits.length === 0) return
  const originals = await session.table.ask('originals', { cells: edits }, tableMs)
  const still = new Set(edits.filter((edit, i) => originals.ok && originals.value[i] === edit.original))
  const kept = session.steps
    .map((step): EditStep => ({ ...step, edits: step.edits.filter((edit) => still.has(edit)) }))
    .filter((step) => step.edits.length > 0 || step.given !== null)
  session.steps.splice(0, session.steps.length, ...kept)
}

async function report(session: Session, file: Parameters<Session['report']>[0]): Promise<void> {
  const asked = await session.documents.ask('document', { file }, documentMs)
  session.report(file, asked.ok ? asked.value : null)
}

async function recheck(session: Session): Promise<Result<null, AppError>> {
  const { desk } = session
  const checked = await session.table.ask(
    'check',
    {
      edits: session.steps.flatMap((step) => step.edits),
      given: session.steps.flatMap((step) => step.given ?? []),
      reports: [...session.reports.values()],
      known: desk.store.all('SELECT application, prepared FROM prepared'),
      imported: importedFiles(desk.store),
      today: hongKongDay(toNow(desk)),
      hoursPerMonth: scoringInForce(desk).hoursPerMonth,
    },
    tableMs,
  )
  if (!checked.ok) return fail(session, checked.error)
  session.checked = checked.value
  if (session.opened === null) throw new Error('nothing is open')
  session.show(toOpenView(session.opened, checked.value.view, session.steps.length > 0))
  return done
}

/** Shown as a source that was not taken: nothing of it was. */
function fail(session: Session, failure: Failure): Result<null, AppError> {
  if (failure === 'closed') return err({ kind: 'locked' })
  session.checked = null
  session.show(failureView(session.name, failure))
  return done
}

async function commit(session: Session, forget: () => Promise<void>): Promise<Result<Committed, AppError>> {
  const { desk } = session
  if (session.checked === null || session.checked.view.counts.must > 0) return err({ kind: 'incomplete' })
  const shown = session.view()
  const plan: Asked<Answers['plan']> = await session.table.ask('plan', null, tableMs)
  if (!plan.ok) return err({ kind: 'unexpected' })
  session.setCommitting(true)
  try {
    const committed = await commitPlan(desk, plan.value, {
      progress: (sealed, total) => session.work('sealing', sealed, total),
      unpack: async ({ from, name, clearBytes }) => {
        const asked = await session.documents.ask(
          'unpack',
          { file: { name, path: name, bytes: clearBytes, from } },
          documentMs,
        )
        return asked.ok ? asked.value : null
      },
    })
    if (committed.ok) {
      await forget()
      desk.deps.changed(['importing'])
      return committed
    }
    session.show(shown)
    if (committed.error.kind === 'incomplete') void session.inTurn(() => readSource(session, session.encoding))
    return committed
  } finally {
    session.setCommitting(false)
  }
}
