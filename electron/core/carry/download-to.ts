import type { AppError } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits } from '../../../shared/wire.ts'
import { toAppError, type CallError } from '../sync/call-error.ts'
import type { Transport } from '../sync/transport.ts'
import { putFile, removeCarried, type NewFile } from './folder.ts'
import { documentName } from './manifest.ts'
import { isCarried } from './sealed-files.ts'

type Line = { readonly sha256: DocumentHash; readonly bytes: number }
interface Parts {
  readonly transport: Transport
  readonly check: () => void
}

/** A line that breaks but gets further each time is taken up again at once, so often. */
const maxResumptions = 20

/** Null: the server does not have it, or has it wrong. Throws `FolderFailed` and `Stopped`. Errors: of the network. */
export async function putSealed(
  { transport, check }: Parts,
  folder: string,
  hash: DocumentHash,
  made: string[],
): Promise<Result<Line | null, AppError>> {
  const size = await sizeOf(transport, hash)
  check()
  if (!size.ok) return size
  if (size.value === null) return ok(null)
  const line = { sha256: hash, bytes: size.value }
  if (await isCarried(folder, line, check)) return ok(line)
  let failed: CallError | null = null
  made.push(documentName(hash))
  const put = await putFile(folder, documentName(hash), async (file) => {
    failed = await download({ transport, check }, hash, file)
    // What came so far is not kept under the document's name.
    if (failed !== null) throw new Unfinished()
  }).catch((error: unknown) => {
    if (error instanceof Unfinished) return null
    throw error
  })
  if (put === null) return isGone(failed) ? ok(null) : err(toAppError(failed ?? { kind: 'server-nonsense' }))
  if (put.sha256 === hash && put.bytes === line.bytes) return ok(line)
  await removeCarried(folder, [documentName(hash)])
  return ok(null)
}

class Unfinished extends Error {}

const isGone = (error: CallError | null): boolean => error?.kind === 'refused' && error.status === 404

/** Length of the sealed bytes; null: not on the server, or not whole. */
async function sizeOf(transport: Transport, hash: DocumentHash): Promise<Result<number | null, AppError>> {
  const state = await transport.uploadState(hash)
  if (!state.ok) return err(toAppError(state.error))
  const isWhole = state.value?.complete === true && state.value.offset <= wireLimits.documentBytes
  return ok(isWhole ? (state.value?.offset ?? null) : null)
}

/** Null: the answer came to its end. */
async function download({ transport, check }: Parts, hash: DocumentHash, file: NewFile): Promise<CallError | null> {
  for (let resumption = 0; ; resumption++) {
    const offset = file.written()
    let isWhole = false
    const reply = await transport.download(hash, offset, async (bytes, { status }) => {
      // A server that begins again cannot be followed in a file that only grows.
      isWhole = offset > 0 && status !== 206
      if (!isWhole) await file.add(bytes)
      check()
    })
    if (reply.ok) return isWhole ? { kind: 'server-nonsense' } : null
    const isFurther = file.written() > offset
    if (reply.error.kind !== 'offline' || !isFurther || resumption === maxResumptions) return reply.error
    check()
  }
}
