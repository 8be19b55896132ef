import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits, type UploadReply } from '../../../shared/wire.ts'
import { documentDamaged } from '../store/documents.ts'
import type { Store } from '../store/store.ts'
import { isRefused, toAppError, type CallError } from './call-error.ts'
import { hashFile } from './hash-file.ts'
import { inParallel } from './in-parallel.ts'
import { readUploadHeaders, type Piece } from './piece-request.ts'
import type { ProgressMeter } from './progress.ts'
import { checkRunning, type LogSender, type RunContext } from './run-context.ts'

export interface Upload {
  readonly hash: DocumentHash
  readonly sealedBytes: number
}

const uploadsAtOnce = 3
/** The offset is the server's to say. One that never settles is nonsense. */
const maxTurns = 1_000

/**
 * The documents of papers that wait in the outbox, each from where its upload stopped. They go before the papers, so
 * that nobody is told of a document that is not there. Gives how many. Errors: `document-missing`, `document-damaged`
 * (on this disk), `quota-exceeded`, `server-nonsense`, those of the network.
 */
export async function uploadDocuments(context: RunContext, sender: LogSender): Promise<Result<number, AppError>> {
  const uploads = documentsToSend(context.desk.store)
  if (uploads.length === 0) return ok(0)
  const totalBytes = uploads.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0)
  context.progress.begin('sending', uploads.length, totalBytes)
  const failed = await inParallel(uploads, uploadsAtOnce, async (upload) => {
    const sent = await sendDocument(context, sender, upload)
    context.progress.advance(1)
    return sent.ok ? null : sent
  })
  checkRunning(context)
  return failed ?? ok(uploads.length)
}

export const documentsToSend = (store: Store): readonly Upload[] =>
  store.all<Upload>(
    `SELECT d.hash, max(d.sealed_bytes) AS sealedBytes FROM envelopes e JOIN documents d ON d.papers = e.record_id
     WHERE e.sealed IS NOT NULL AND e.state = 'outgoing' GROUP BY d.hash ORDER BY min(e.rowid), d.hash`,
  )

async function sendDocument(context: RunContext, sender: LogSender, upload: Upload): Promise<Result<null, AppError>> {
  const path = join(context.desk.documentsFolder, upload.hash)
  const damaged = (): Result<null, AppError> => {
    checkRunning(context)
    const marked = documentDamaged(context.desk.store, upload.hash, new Date(context.desk.deps.now()).toISOString())
    return marked.ok ? err({ kind: 'document-damaged' }) : marked
  }
  return sendFile(sender, context.progress, { ...upload, path, damaged })
}

export interface SealedFile extends Upload {
  readonly path: string
  /** What it is called when the file is not what its name says. */
  readonly damaged: () => Result<null, AppError>
}

/** One file, from where its upload stopped. Errors: as `uploadDocuments`. */
export async function sendFile(
  sender: LogSender,
  progress: Pick<ProgressMeter, 'advance'>,
  upload: SealedFile,
): Promise<Result<null, AppError>> {
  let file: FileHandle
  try {
    file = await open(upload.path, 'r')
  } catch {
    return err({ kind: 'document-missing' })
  }
  try {
    return await sendPieces(sender, progress, upload, file)
  } finally {
    await file.close()
  }
}

async function sendPieces(
  sender: LogSender,
  progress: Pick<ProgressMeter, 'advance'>,
  upload: SealedFile,
  file: FileHandle,
): Promise<Result<null, AppError>> {
  const { hash, sealedBytes, damaged } = upload
  const state = await sender.uploadState(hash)
  if (!state.ok) return err(toAppError(state.error))
  let at: UploadReply = state.value ?? { offset: 0, complete: false }
  let countedBytes = 0
  let rejections = 0
  for (let turn = 0; turn < maxTurns; turn++) {
    const doneBytes = at.complete ? sealedBytes : at.offset
    progress.advance(0, doneBytes - countedBytes)
    countedBytes = doneBytes
    if (at.complete) return ok(null)
    const piece = await readPiece(file, upload, at.offset)
    if (piece === null) return damaged()
    const reply = await sender.uploadPiece(hash, piece)
    if (!reply.ok && isRefused(reply.error, 'wrong-hash')) {
      // Bytes may turn over on the way once; the file itself is looked at before it is blamed.
      rejections += 1
      if (rejections > 1 || (await hashFile(upload.path)) !== hash) return damaged()
    }
    const next = reply.ok ? reply : whereToGoOn(reply.error)
    if (!next.ok) return next
    at = next.value
  }
  return err({ kind: 'server-nonsense' })
}

/** Null: the file is not as long as the papers say, or the server is further than that. */
async function readPiece(file: FileHandle, { sealedBytes }: Upload, offset: number): Promise<Piece | null> {
  if (offset > sealedBytes) return null
  const bytes = Buffer.alloc(Math.min(wireLimits.pieceBytes, sealedBytes - offset))
  const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
  return bytesRead === bytes.length ? { offset, isLast: offset + bytes.length === sealedBytes, bytes } : null
}

/** After `wrong-hash` the server starts again at 0; after `offset-conflict` it says where. */
function whereToGoOn(error: CallError): Result<UploadReply, AppError> {
  const goesOn = isRefused(error, 'offset-conflict') || isRefused(error, 'wrong-hash')
  if (!goesOn || error.kind !== 'refused') return err(toAppError(error))
  const state = readUploadHeaders(error.headers)
  return state.ok ? state : err(toAppError(state.error))
}
