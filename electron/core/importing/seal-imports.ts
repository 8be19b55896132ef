import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { sealFile } from '../crypto/age-file.ts'
import type { SealRecipient } from '../crypto/seal-keys.ts'
import type { MakeTally } from '../crypto/tally.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { documentHeld } from '../store/documents.ts'
import { noteImportFiles, partPrefix } from '../store/import-files.ts'
import { transact } from '../store/transact.ts'
import { syncFolder } from '../write-file.ts'
import type { UnsealedDocument } from './merge.ts'

// The documents of an import, sealed before anything names them. They keep a name of a beginning until all are whole.

export interface SealedPart {
  readonly document: SealedDocument
  readonly part: string
}
type Clear = Pick<FileHandle, 'read' | 'stat'>
/** Gives the clear bytes of a file in an archive; null: it is no longer what it was. */
export type Unpack = (document: UnsealedDocument) => Promise<Uint8Array | null>

/** Error: `incomplete`: the file is gone or another one since it was checked. Throws disk errors. */
export async function sealPart(
  desk: Desk,
  document: UnsealedDocument,
  recipient: SealRecipient,
  tools: { readonly makeTally: MakeTally; readonly unpack: Unpack },
): Promise<Result<SealedPart, AppError>> {
  const part = join(desk.documentsFolder, `${partPrefix}${Buffer.from(desk.deps.random(8)).toString('hex')}.part`)
  const clear = await openClear(document, tools.unpack)
  if (clear === null) return err({ kind: 'incomplete' })
  let isWhole = false
  try {
    const sealed = await open(part, 'wx', 0o600)
    try {
      // Of the file that is read, only these two are asked for.
      const from = clear.file as FileHandle
      const digest = await sealFile(
        { from, to: sealed },
        { recipients: [recipient], random: desk.deps.random },
        tools.makeTally,
      )
      await sealed.sync()
      if (digest.clearSha256 !== document.clearSha256) return err({ kind: 'incomplete' })
      const { letter, title, pages } = document
      isWhole = true
      return ok({
        document: { letter, title, pages, ...digest, sealedSha256: digest.sealedSha256 as DocumentHash },
        part,
      })
    } finally {
      await sealed.close()
    }
  } finally {
    await clear.close()
    if (!isWhole) await rm(part, { force: true })
  }
}

async function openClear(
  document: UnsealedDocument,
  unpack: Unpack,
): Promise<{ readonly file: Clear; readonly close: () => Promise<void> } | null> {
  if (document.from.in === 'zip') {
    const bytes = await unpack(document)
    return bytes === null ? null : { file: fileOf(bytes), close: async () => undefined }
  }
  const file = await open(document.from.file, 'r').catch(() => null)
  return file === null ? null : { file, close: () => file.close() }
}

/** Bytes in memory, read as a file is: nothing clear is written. */
function fileOf(bytes: Uint8Array): Clear {
  const read = async (into: Uint8Array, offset: number, length: number, position: number) => {
    const piece = bytes.subarray(position, position + length)
    into.set(piece, offset)
    return { bytesRead: piece.length, buffer: into }
  }
  return { read, stat: async () => ({ size: bytes.length }) } as unknown as Clear
}

/** Gives every part its name. A crash from here on is swept at the next unlock. Errors: of `transact`; throws disk errors. */
export async function nameParts(desk: Desk, parts: readonly SealedPart[]): Promise<Result<null, AppError>> {
  const noted = transact(desk.store, () => {
    noteImportFiles(
      desk.store,
      parts.map(({ document }) => document.sealedSha256),
    )
    return null
  })
  if (!noted.ok) return noted
  for (const { part, document } of parts) await rename(part, join(desk.documentsFolder, document.sealedSha256))
  syncFolder(desk.documentsFolder)
  const at = toNow(desk)
  return transact(desk.store, () => {
    for (const { document } of parts) documentHeld(desk.store, document.sealedSha256, at)
    return null
  })
}

export async function removeParts(desk: Desk, parts: readonly SealedPart[]): Promise<void> {
  for (const { part, document } of parts) {
    await rm(part, { force: true })
    await rm(join(desk.documentsFolder, document.sealedSha256), { force: true })
  }
}
