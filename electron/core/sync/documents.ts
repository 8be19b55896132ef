import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { documentDamaged, documentHeld, wantedDocuments, type WantedDocument } from '../store/documents.ts'
import { transact } from '../store/transact.ts'
import { syncFolder } from '../write-file.ts'
import { toAppError, type CallError } from './call-error.ts'
import { hashFile } from './hash-file.ts'
import { inParallel } from './in-parallel.ts'
import { openPart, sizeOf, type PartFile } from './part-file.ts'
import type { ReplyHead } from './http.ts'
import { checkRunning, type RunContext } from './run-context.ts'

const downloadsAtOnce = 3
/** A line that breaks but gets further each time is taken up again at once, so often. */
const maxResumptions = 20

/**
 * Fetches the sealed documents that the papers name and this desk may open, each from where it stopped. They are not
 * opened here: the hash in the signed papers says whether they are right. One that the server does not have, or has
 * wrong, is left wanted and the others go on. Gives how many arrived. Errors: of the network, of disk and store.
 */
export async function fetchDocuments(context: RunContext): Promise<Result<number, AppError>> {
  const { desk, progress } = context
  const wanted = wantedDocuments(desk.store)
  await removeStaleParts(desk.documentsFolder, wanted)
  checkRunning(context)
  if (wanted.length === 0) return ok(0)
  progress.begin(
    'documents',
    wanted.length,
    wanted.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0),
  )
  const arrivals = createArrivals(context)
  const failed = await inParallel(wanted, downloadsAtOnce, async (document) => {
    const fetched = await fetchDocument(context, document)
    if (!fetched.ok) return fetched
    const noted = fetched.value ? arrivals.add(document.hash) : ok(null)
    progress.advance(1)
    return noted.ok ? null : noted
  })
  checkRunning(context)
  const noted = arrivals.note()
  return failed ?? (noted.ok ? ok(arrivals.count()) : noted)
}

/** What had begun to arrive when its key was lost, or is there whole. */
async function removeStaleParts(folder: string, wanted: readonly WantedDocument[]): Promise<void> {
  const names = new Set(wanted.map(({ hash }) => `${hash}.part`))
  const parts = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.part$/.test(name))
  for (const name of parts) if (!names.has(name)) await rm(join(folder, name), { force: true })
}

const noteEvery = 16
const noteAfterMs = 1_000

/**
 * Files that are in place, noted in the store a few at a time: each time costs two syncs of the disk. What a crash leaves
 * unnoted is found again by its name.
 */
function createArrivals(context: RunContext) {
  const { deps, documentsFolder, store } = context.desk
  let waiting: DocumentHash[] = []
  let count = 0
  let notedMs = deps.monotonicMs()
  const note = (): Result<null, AppError> => {
    const hashes = waiting
    waiting = []
    notedMs = deps.monotonicMs()
    if (hashes.length === 0) return ok(null)
    syncFolder(documentsFolder)
    const noted = transact(store, () => {
      for (const hash of hashes) documentHeld(store, hash, now(context))
      return null
    })
    if (!noted.ok) return noted
    count += hashes.length
    deps.changed(['batch', 'application'])
    return ok(null)
  }
  const add = (hash: DocumentHash): Result<null, AppError> => {
    checkRunning(context)
    waiting.push(hash)
    return waiting.length >= noteEvery || deps.monotonicMs() - notedMs > noteAfterMs ? note() : ok(null)
  }
  return { add, note, count: () => count }
}

/** True: in place. False: not to be had in this run. */
async function fetchDocument(context: RunContext, document: WantedDocument): Promise<Result<boolean, AppError>> {
  const { desk, progress } = context
  const path = join(desk.documentsFolder, document.hash)
  if (await isThere(path, document)) {
    progress.advance(0, document.sealedBytes)
    return ok(true)
  }
  const part = await openPart(path, document.hash)
  const resumedAt = part.position()
  progress.advance(0, resumedAt)
  const transferred = await transfer(context, document, part)
  if (transferred !== 'whole') return endEarly(context, document, part, transferred)
  if (await part.finish()) return ok(true)
  progress.advance(0, -document.sealedBytes)
  // What an earlier run left may itself be bad, after a power cut; a fresh copy decides.
  return resumedAt > 0 ? fetchDocument(context, document) : wrong(context, document.hash)
}

/** Renamed before the store could note it; or damaged there, and then it must go. */
async function isThere(path: string, { hash, sealedBytes }: WantedDocument): Promise<boolean> {
  const size = await sizeOf(path)
  if (size === null) return false
  if (size === sealedBytes && (await hashFile(path)) === hash) return true
  await rm(path)
  return false
}

type Transferred = 'whole' | 'wrong' | CallError

async function transfer(context: RunContext, document: WantedDocument, part: PartFile): Promise<Transferred> {
  for (let resumption = 0; ; resumption++) {
    const before = part.position()
    if (before === document.sealedBytes) return 'whole'
    if (before > document.sealedBytes) return 'wrong'
    const reply = await download(context, document, part)
    if (reply === 'wrong') return 'wrong'
    const isFurther = part.position() > before
    if (reply === null) return part.position() === document.sealedBytes ? 'whole' : 'wrong'
    if (reply.kind !== 'offline' || !isFurther || resumption === maxResumptions) return reply
    checkRunning(context)
  }
}

/** Null: the answer came to its end. */
async function download(
  { transport, progress }: RunContext,
  { hash, sealedBytes }: WantedDocument,
  part: PartFile,
): Promise<CallError | 'wrong' | null> {
  const offset = part.position()
  let isFirst = true
  const sink = async (bytes: Uint8Array, head: ReplyHead) => {
    if (isFirst && !(await fitsOffset(head, offset, sealedBytes, part))) throw new WrongBytes()
    isFirst = false
    if (part.position() + bytes.length > sealedBytes) throw new WrongBytes()
    await part.add(bytes)
    progress.advance(0, bytes.length)
  }
  try {
    const reply = await transport.download(hash, offset, sink)
    return reply.ok ? null : reply.error
  } catch (error) {
    if (error instanceof WrongBytes) return 'wrong'
    throw error
  }
}

/** Leaves the reading of an answer whose bytes cannot be this document's. */
class WrongBytes extends Error {}

/** A server may answer a range with the whole; then it begins again. */
async function fitsOffset({ status, headers }: ReplyHead, offset: number, sealedBytes: number, part: PartFile) {
  if (status === 206) return headers.get('content-range') === `bytes ${offset}-${sealedBytes - 1}/${sealedBytes}`
  if (offset > 0) await part.restart()
  return true
}

async function endEarly(
  context: RunContext,
  { hash }: WantedDocument,
  part: PartFile,
  why: 'wrong' | CallError,
): Promise<Result<boolean, AppError>> {
  const isGone = why !== 'wrong' && why.kind === 'refused' && (why.status === 404 || why.status === 416)
  if (why === 'wrong' || (isGone && why.status === 416)) {
    await part.discard()
    return wrong(context, hash)
  }
  await part.close()
  return isGone ? ok(false) : err(toAppError(why))
}

/** Shown as damaged until a later run brings it right. */
function wrong(context: RunContext, hash: DocumentHash): Result<boolean, AppError> {
  checkRunning(context)
  context.desk.deps.log({ event: 'refused', kind: 'document-damaged', number: null })
  const marked = documentDamaged(context.desk.store, hash, now(context))
  return marked.ok ? ok(false) : marked
}

const now = ({ desk }: RunContext): string => new Date(desk.deps.now()).toISOString()
