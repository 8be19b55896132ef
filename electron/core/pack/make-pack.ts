import { rm } from 'node:fs/promises'
import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { createDocumentReader } from '../read-documents.ts'
import { toNow } from '../standing.ts'
import { replaceFile } from '../write-file.ts'
import { type Copy, copyMade, copyNumber, takeCopy } from './copies.ts'
import { noteOpened } from './note-opened.ts'
import { openPapers, type OpenedPapers } from './open-papers.ts'
import { layOut } from './pack-layout.ts'
import { type PackerThread, startPackerThread, ThreadEnded } from './packer-thread.ts'
import type { Packing, PackingRun } from './packing.ts'
import { type PackPlan, planKey, planPack } from './plan.ts'
import { printSheets, toJob } from './print-sheets.ts'

/** What only the shell can do. */
export interface PackOutside {
  /** Where the person wants the file; null: nowhere. */
  readonly askWhere: (fileName: string) => Promise<string | null>
  /** The printed pages of HTML that asks for `pack.css`, `regular.ttf` and `bold.ttf` beside it, and runs no script. */
  readonly print: (html: string, css: string) => Promise<Uint8Array>
  /** The regular font, for what is drawn on every page. */
  readonly font: () => Promise<Uint8Array>
  readonly startThread?: () => PackerThread
}
type Request = Argument<'makePack'>
type Made = Reply<'makePack'>

/**
 * Makes one copy and saves it where the person says; null: given up. The clear papers stay in memory. Errors: of
 * `planPack`, `not-found` (no batch), `bad-request` (another is being made), `pack-changed`, `pack-failed`,
 * `pack-not-clean`, those of the disk and of reading.
 */
export async function makePack(
  desk: Desk,
  packing: Packing,
  request: Request,
  outside: PackOutside,
): Promise<Result<Made, AppError>> {
  const plan = planPack(desk, request.copyFor)
  if (!plan.ok) return plan
  if (plan.value === null) return err({ kind: 'not-found' })
  const run = packing.begin()
  if (run === null) return err({ kind: 'bad-request', reason: 'a pack is being made' })
  try {
    const copy = takeCopy(desk, plan.value.batch.batch, request.copyFor)
    if (!copy.ok) return copy
    const where = await outside.askWhere(fileName(plan.value, copyNumber(desk, copy.value)))
    if (where === null) return ok(null)
    return await make({ desk, run, request, outside, plan: plan.value, copy: copy.value }, where)
  } finally {
    run.end()
  }
}

const fileName = ({ batch }: PackPlan, copy: string): string =>
  `${batch.name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}-meeting-pack-${copy}.pdf`

export interface Making {
  readonly desk: Desk
  readonly run: PackingRun
  readonly request: Request
  readonly outside: PackOutside
  readonly plan: PackPlan
  readonly copy: Copy
}

async function make(making: Making, where: string): Promise<Result<Made, AppError>> {
  const { desk, run, request, plan, outside } = making
  const reader = createDocumentReader(desk)
  const threads = new Set<PackerThread>()
  const startThread = (): PackerThread => {
    const thread = (outside.startThread ?? startPackerThread)()
    threads.add(thread)
    return thread
  }
  run.onCancel(() => threads.forEach((thread) => void thread.stop()))
  try {
    const tell = (done: number, total: number) => run.tell({ step: 'reading', done, total })
    const opened = await openPapers(plan, { reader, startThread, isCancelled: run.isCancelled, tell })
    if (run.isCancelled()) return ok(null)
    if (!opened.ok) return opened
    const joined = await joinPapers(making, opened.value)
    if (run.isCancelled()) return ok(null)
    if (!joined.ok) return joined
    run.tell({ step: 'saving', done: 0, total: 1 })
    // A ruling, a withdrawal or a re-issue may have come in the meantime; a locked desk throws here.
    const now = planPack(desk, request.copyFor)
    if (!now.ok) return now
    if (now.value === null || planKey(now.value) !== planKey(plan)) return err({ kind: 'pack-changed' })
    return await save(making, where, joined.value)
  } catch (error) {
    if (run.isCancelled()) return ok(null)
    if (error instanceof ThreadEnded) return err({ kind: 'pack-failed' })
    throw error
  } finally {
    await Promise.all([...threads].map((thread) => thread.stop()))
    await reader.forget()
  }
}

interface JoinedCopy {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly inserts: number
}

async function joinPapers(making: Making, { thread, outcomes }: OpenedPapers): Promise<Result<JoinedCopy, AppError>> {
  const { desk, run, plan, copy, request, outside } = making
  run.tell({ step: 'printing', done: 0, total: 1 })
  const text = {
    plan,
    laid: layOut(plan, outcomes),
    committee: desk.own.committeeName,
    copy: copyNumber(desk, copy),
    madeAt: toNow(desk),
    language: request.language,
  }
  const printed = await printSheets(text, thread, outside.print)
  const job = toJob(text, printed.sheets, await outside.font())
  const { total } = printed.numbers
  run.tell({ step: 'joining', done: 0, total })
  const joined = await thread.join(job, (done) => run.tell({ step: 'joining', done, total }))
  if (joined === null) return err({ kind: 'pack-not-clean' })
  const inserts = [...outcomes.values()].filter(({ kind }) => kind === 'insert').length
  return ok({ ...joined, inserts })
}

async function save(making: Making, where: string, made: JoinedCopy): Promise<Result<Made, AppError>> {
  const { desk, copy, plan, request } = making
  const opened = request.copyFor === null ? noteOpened(desk, plan) : ok(null)
  if (!opened.ok) return opened
  try {
    replaceFile(where, made.bytes)
  } catch (cause) {
    await rm(`${where}.tmp`, { force: true })
    return err({ kind: (cause as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'disk-error' })
  }
  const noted = copyMade(desk, copy)
  return noted.ok ? ok({ copy: copyNumber(desk, copy), pages: made.pages, inserts: made.inserts }) : noted
}
