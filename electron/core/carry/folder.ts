import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, opendir, rename, rm, unlink, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err } from '../../../shared/result.ts'
import { syncFolder } from '../write-file.ts'
import { carryLimits, isCarryName } from './manifest.ts'

// The folder that is carried, which may have been in anybody's hands: links are never followed, nothing but plain files
// of the expected length is read, and nothing is written in place.

export const carryFolderName = 'review-desk-carry'

/** Leaves whatever was going on with the folder; `onFolder` turns it into its error. */
export class FolderFailed extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.kind)
    this.error = error
  }
}
const fail = (kind: 'carry-incomplete' | 'carry-damaged' | 'carry-nothing' | 'carry-full' | 'carry-disk'): never => {
  throw new FolderFailed({ kind })
}

/** Errors of the folder as values; the desk's own disk has its own. */
export async function onFolder<T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FolderFailed) return err(error.error)
    throw error
  }
}

/** What the system says of a stick, in the words of `AppError`; a bug is thrown on. */
async function disk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FolderFailed) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') return fail('carry-full')
    if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return fail('carry-disk')
    throw error
  }
}
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** `review-desk-carry` in the chosen folder, or the chosen one if it is that. Throws `FolderFailed`. */
export async function openCarryFolder(chosen: string, make: boolean): Promise<string> {
  const path = basename(chosen) === carryFolderName ? chosen : join(chosen, carryFolderName)
  return disk(async () => {
    if (make)
      await mkdir(path).catch((error: NodeJS.ErrnoException) =>
        error.code === 'EEXIST' ? null : Promise.reject(error),
      )
    const stats = await lstat(path).catch((error: unknown) =>
      isMissing(error) ? fail('carry-nothing') : Promise.reject(error),
    )
    return stats.isDirectory() ? path : fail('carry-damaged')
  })
}

/** Names that a desk wrote; what else lies there is left alone. Throws `FolderFailed`. */
export const carriedNames = (folder: string): Promise<readonly string[]> =>
  disk(async () => {
    const names: string[] = []
    let seen = 0
    for await (const { name } of await opendir(folder)) {
      seen += 1
      if (seen > carryLimits.names) return fail('carry-damaged')
      if (isCarryName(name)) names.push(name)
    }
    return names.sort()
  })

export interface Expected {
  readonly sha256: string
  readonly bytes: number
}

/** Missing or short: the stick was pulled too early. A link, a folder or too long: nobody's desk wrote it. */
async function openPlain(path: string, isLength: (bytes: number) => 'right' | 'short' | 'long'): Promise<FileHandle> {
  // Windows has neither of the two; undefined counts as 0 here.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const missing = (error: unknown) => (isMissing(error) ? fail('carry-incomplete') : Promise.reject(error))
  if (!(await lstat(path).catch(missing)).isFile()) return fail('carry-damaged')
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(missing)
  const stats = await file.stat()
  const length = isLength(stats.size)
  if (stats.isFile() && length === 'right') return file
  await file.close()
  return fail(length === 'short' ? 'carry-incomplete' : 'carry-damaged')
}
const ofLength = (bytes: number) => (found: number) => (found === bytes ? 'right' : found < bytes ? 'short' : 'long')
const upTo = (maxBytes: number) => (found: number) => (found <= maxBytes ? 'right' : 'long')

/** A file of unknown content, whole. Throws `FolderFailed`. */
export const readUpTo = (folder: string, name: string, maxBytes: number): Promise<Buffer> =>
  disk(async () => {
    const file = await openPlain(join(folder, name), upTo(maxBytes))
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  })

/** A file that a manifest names, whole. Throws `FolderFailed`. */
export const readExpected = (folder: string, name: string, expected: Expected): Promise<Buffer> =>
  disk(async () => {
    const file = await openPlain(join(folder, name), ofLength(expected.bytes))
    try {
      const bytes = await file.readFile()
      const isRight = createHash('sha256').update(bytes).digest('hex') === expected.sha256
      return isRight ? bytes : fail('carry-damaged')
    } finally {
      await file.close()
    }
  })

const pieceBytes = 1024 * 1024

/** A file that a manifest names, from an offset on, in pieces; `take` may throw to leave. Throws `FolderFailed`. */
export async function streamExpected(
  folder: string,
  name: string,
  { bytes, from = 0 }: { readonly bytes: number; readonly from?: number },
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const file = await disk(() => openPlain(join(folder, name), ofLength(bytes)))
  try {
    for (let at = from; at < bytes;) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, bytes - at))
      const { bytesRead } = await disk(() => file.read(piece, 0, piece.length, at))
      if (bytesRead === 0) return fail('carry-incomplete')
      await take(piece.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}

/** Throws `FolderFailed` unless the file is exactly what the manifest says. */
export async function checkExpected(
  folder: string,
  name: string,
  { sha256, bytes }: Expected,
  advance: () => void,
): Promise<void> {
  const hash = createHash('sha256')
  await streamExpected(folder, name, { bytes }, async (piece) => {
    hash.update(piece)
    advance()
  })
  if (hash.digest('hex') !== sha256) fail('carry-damaged')
}

/** Of the length alone: told before much is read. */
export const checkLength = (folder: string, name: string, { bytes }: Expected): Promise<void> =>
  disk(async () => {
    await (await openPlain(join(folder, name), ofLength(bytes))).close()
  })

export interface NewFile {
  readonly add: (bytes: Uint8Array) => Promise<void>
  readonly written: () => number
}

/**
 * Writes beside its name, syncs, and only then gives it the name. What fails leaves nothing behind. Gives hash and length.
 * Throws `FolderFailed`, and what `write` throws.
 */
export async function putFile(
  folder: string,
  name: string,
  write: (file: NewFile) => Promise<void>,
): Promise<Expected> {
  const path = join(folder, name)
  const part = `${path}.part`
  await disk(() => unlink(part).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error))))
  // `wx` makes a new file or none: a link that lies in wait is not followed.
  const file = await disk(() => open(part, 'wx', 0o600))
  const hash = createHash('sha256')
  let written = 0
  const add = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await disk(() => file.write(bytes, at, bytes.length - at, written))
      hash.update(bytes.subarray(at, at + bytesWritten))
      at += bytesWritten
      written += bytesWritten
    }
  }
  try {
    await write({ add, written: () => written })
    await disk(() => file.sync())
    await disk(() => file.close())
    await disk(() => rename(part, path))
    return { sha256: hash.digest('hex'), bytes: written }
  } catch (error) {
    await file.close().catch(() => null)
    await rm(part, { force: true }).catch(() => null)
    throw error
  }
}

export const putBytes = (folder: string, name: string, bytes: Uint8Array): Promise<Expected> =>
  putFile(folder, name, ({ add }) => add(bytes))

/** Makes the names last, where the stick's file system has a way to say so. */
export const syncCarried = (folder: string): Promise<void> =>
  disk(async () => {
    try {
      syncFolder(folder)
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  })

/** Best effort: what stays is sealed, and expires. */
export async function removeCarried(folder: string, names: Iterable<string>): Promise<void> {
  for (const name of names) if (isCarryName(name)) await rm(join(folder, name), { force: true }).catch(() => null)
}
