import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { Bilingual, DocumentHash } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { sealFile } from '../crypto/age-file.ts'
import { sealBytes } from '../crypto/age-bytes.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { SealRecipient } from '../crypto/seal-keys.ts'
import type { MakeTally } from '../crypto/tally.ts'
import type { Desk } from '../desk.ts'
import { expecting } from '../expected.ts'
import { toNow } from '../standing.ts'
import { documentHeld } from '../store/documents.ts'
import { syncFolder } from '../write-file.ts'

export interface ClearDocument {
  readonly letter: SealedDocument['letter']
  readonly title: Bilingual
  /** 0 where nobody could count them. */
  readonly pages: number
  /** Path of a file, or what is in it. */
  readonly from: string | Uint8Array
}

/**
 * Seals a document to its application into the folder of sealed documents. Nothing clear is written. Errors:
 * `not-found` (no such file), `disk-full`, `disk-error`.
 */
export function sealDocument(
  desk: Desk,
  { letter, title, pages, from }: ClearDocument,
  recipient: SealRecipient,
  makeTally?: MakeTally,
): Promise<Result<SealedDocument, AppError>> {
  return expecting(async () => {
    const unnamed = join(desk.documentsFolder, `sealing-${Buffer.from(desk.deps.random(8)).toString('hex')}.part`)
    const to = { recipients: [recipient], random: desk.deps.random }
    try {
      const digest =
        typeof from === 'string' ? await sealPath(from, unnamed, to, makeTally) : await sealWhole(from, unnamed, to)
      if (digest === null) return err({ kind: 'not-found' })
      const sealedSha256 = digest.sealedSha256 as DocumentHash
      await rename(unnamed, join(desk.documentsFolder, sealedSha256))
      syncFolder(desk.documentsFolder)
      const held = documentHeld(desk.store, sealedSha256, toNow(desk))
      return held.ok ? ok({ letter, title, pages, ...digest, sealedSha256 }) : held
    } finally {
      await rm(unnamed, { force: true })
    }
  })
}

type To = { readonly recipients: readonly SealRecipient[]; readonly random: Desk['deps']['random'] }

/** Null: no file there that can be read. */
async function sealPath(from: string, unnamed: string, to: To, makeTally?: MakeTally) {
  const clear = await openForReading(from)
  if (clear === null) return null
  try {
    const sealed = await open(unnamed, 'wx', 0o600)
    try {
      const digest = await sealFile({ from: clear, to: sealed }, to, makeTally)
      await sealed.sync()
      return digest
    } finally {
      await sealed.close()
    }
  } finally {
    await clear.close()
  }
}

async function openForReading(path: string): Promise<FileHandle | null> {
  try {
    const file = await open(path, 'r')
    if ((await file.stat()).isFile()) return file
    await file.close()
    return null
  } catch {
    return null
  }
}

async function sealWhole(clear: Uint8Array, unnamed: string, to: To) {
  const sealed = await sealBytes(clear, to)
  const file = await open(unnamed, 'wx', 0o600)
  try {
    await file.writeFile(sealed)
    await file.sync()
  } finally {
    await file.close()
  }
  return {
    sealedSha256: sha256Hex(sealed),
    sealedBytes: sealed.length,
    clearSha256: sha256Hex(clear),
    clearBytes: clear.length,
  }
}
