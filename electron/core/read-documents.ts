import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import type { DocumentHash } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { createRandomAccess, type RandomAccess } from './crypto/age-random-access.ts'
import type { Desk } from './desk.ts'
import { readablePapers, toNow } from './standing.ts'
import { documentDamaged, documentOwner, fileState } from './store/documents.ts'
import { heldIdentity, toIdentity } from './store/identities.ts'
import { preparedWith } from './store/prepared.ts'

/** Clear bytes out of sealed files, for the reader. Nothing clear is written anywhere. */
export interface DocumentReader {
  readonly size: (hash: DocumentHash) => Promise<Result<number, AppError>>
  readonly read: (hash: DocumentHash, from: number, length: number) => Promise<Result<Uint8Array, AppError>>
  /** Closes the files and forgets their keys: on locking, and when an application is erased. */
  readonly forget: () => Promise<void>
  /** Closes what may no longer be read: after a lease ended, a ruling came or a key was taken back. */
  readonly forgetUnreadable: () => Promise<void>
}

interface OpenFile {
  readonly file: FileHandle
  readonly access: RandomAccess
}
const keptOpen = 4

/**
 * Errors of both: `document-missing`, `document-damaged` (it is then fetched again), and those of `readablePapers`,
 * which is asked each time, so that a withdrawal or a lease holds for a document that is already open.
 */
export function createDocumentReader(desk: Desk): DocumentReader {
  const openFiles = new Map<DocumentHash, Promise<Result<OpenFile, AppError>>>()

  const take = async (hash: DocumentHash): Promise<Result<OpenFile, AppError>> => {
    const owner = mayRead(desk, hash)
    if (!owner.ok) return owner
    if (fileState(desk.store, hash) !== 'held') return err({ kind: 'document-missing' })
    const known = openFiles.get(hash)
    if (known !== undefined) return known
    const opening = openSealedFile(desk, hash, owner.value)
    openFiles.set(hash, opening)
    const opened = await opening
    if (!opened.ok) openFiles.delete(hash)
    await closeOldest()
    return opened
  }
  const closeOldest = async (): Promise<void> => {
    for (const hash of openFiles.keys()) {
      if (openFiles.size <= keptOpen) return
      await close(hash)
    }
  }
  const close = async (hash: DocumentHash): Promise<void> => {
    const opened = await openFiles.get(hash)
    openFiles.delete(hash)
    if (opened?.ok !== true) return
    opened.value.access.close()
    await opened.value.file.close()
  }
  const read: DocumentReader['read'] = async (hash, from, length) => {
    const opened = await take(hash)
    if (!opened.ok) return opened
    const bytes = await opened.value.access.read(from, length)
    if (bytes.ok) return bytes
    await close(hash)
    return markDamaged(desk, hash)
  }
  const size: DocumentReader['size'] = async (hash) => {
    const opened = await take(hash)
    return opened.ok ? ok(opened.value.access.clearSize) : opened
  }
  const forget = async (): Promise<void> => {
    await Promise.all([...openFiles.keys()].map(close))
  }
  const forgetUnreadable = async (): Promise<void> => {
    await Promise.all([...openFiles.keys()].filter((hash) => !mayRead(desk, hash).ok).map(close))
  }
  return { size, read, forget, forgetUnreadable }
}

/** The identity that opens it. What is only prepared is the secretariat's own, and under no lease. */
function mayRead(desk: Desk, hash: DocumentHash): Result<string, AppError> {
  const owner = documentOwner(desk.store, hash)
  const preparing = owner === null ? preparedWith(desk.store, hash) : null
  const application = owner?.application ?? preparing
  if (application === null) return err({ kind: 'document-missing' })
  const readable = preparing === null ? readablePapers(desk, application) : ok(null)
  if (!readable.ok) return readable
  const identity = owner === null ? heldIdentity(desk.store, application)?.identity : owner.identity
  return identity === undefined || identity === null ? err({ kind: 'no-grant' }) : ok(identity)
}

async function openSealedFile(desk: Desk, hash: DocumentHash, identity: string): Promise<Result<OpenFile, AppError>> {
  const file = await open(join(desk.documentsFolder, hash), 'r').catch(() => null)
  if (file === null) return markDamaged(desk, hash)
  const { size } = await file.stat()
  const readAt = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = Buffer.allocUnsafe(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return bytes.subarray(0, bytesRead)
  }
  const access = await createRandomAccess({ readAt, size }, [toIdentity(identity)])
  if (access?.ok === true) return ok({ file, access: access.value })
  await file.close()
  return markDamaged(desk, hash)
}

/** The next sync fetches it again. */
function markDamaged(desk: Desk, hash: DocumentHash): Result<never, AppError> {
  documentDamaged(desk.store, hash, toNow(desk))
  desk.deps.changed(['application', 'batch'])
  return err({ kind: 'document-damaged' })
}
