import type { DamagedSeal } from './age-header.ts'
import { damagedSeal, maxHeaderBytes, readHeader } from './age-header.ts'
import {
  chunkBytes,
  chunkCount,
  clearPayloadSize,
  createChunkCipher,
  nonceBytes,
  sealedChunkBytes,
} from './age-payload.ts'
import { wipe } from './digest.ts'
import type { SealIdentity } from './seal-keys.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'

// Any part of a sealed file without opening the rest: a PDF is read page by page and never lies on the disk in clear.

export interface SealedFile {
  /** Exactly `length` bytes, or fewer when the file ends before. */
  readonly readAt: (offset: number, length: number) => Promise<Uint8Array>
  readonly size: number
}

export interface RandomAccess {
  readonly clearSize: number
  /** Bytes of the clear file; shorter at its end, like `read(2)`. Error: `damaged-seal`. */
  readonly read: (offset: number, length: number) => Promise<Result<Uint8Array, DamagedSeal>>
  /** Forgets the key. No `read` afterwards. */
  readonly close: () => void
}

/**
 * The last chunk is opened at once, because only it shows that the file was not cut short or made longer. Null: not for
 * these identities. Error: `damaged-seal`.
 */
export async function createRandomAccess(
  file: SealedFile,
  identities: readonly SealIdentity[],
): Promise<Result<RandomAccess, DamagedSeal> | null> {
  const start = await file.readAt(0, Math.min(file.size, maxHeaderBytes + nonceBytes))
  const header = await readHeader(start, identities)
  if (header === null || !header.ok) return header
  const { fileKey, headerBytes } = header.value
  const payloadAt = headerBytes + nonceBytes
  const clearSize = clearPayloadSize(file.size - payloadAt)
  if (clearSize === null) return damagedSeal
  const cipher = createChunkCipher(fileKey, start.subarray(headerBytes, payloadAt))
  wipe(fileKey)
  const last = chunkCount(clearSize) - 1

  const readChunks = async (first: number, final: number): Promise<Result<Uint8Array, DamagedSeal>> => {
    const sealedEnd = Math.min(payloadAt + (final + 1) * sealedChunkBytes, file.size)
    const sealedAt = payloadAt + first * sealedChunkBytes
    const sealed = await file.readAt(sealedAt, sealedEnd - sealedAt)
    if (sealed.length !== sealedEnd - sealedAt) return damagedSeal
    const clear = new Uint8Array(Math.min((final + 1) * chunkBytes, clearSize) - first * chunkBytes)
    for (let i = first; i <= final; i++) {
      const at = i - first
      const to = clear.subarray(at * chunkBytes, (at + 1) * chunkBytes)
      const from = sealed.subarray(at * sealedChunkBytes, (at + 1) * sealedChunkBytes)
      if (!cipher.open(to, from, i, i === last)) return damagedSeal
    }
    return ok(clear)
  }
  const read = async (offset: number, length: number): Promise<Result<Uint8Array, DamagedSeal>> => {
    if (!isCount(offset) || !isCount(length)) throw new RangeError('not a range')
    const end = Math.min(offset + length, clearSize)
    if (offset >= end) return ok(new Uint8Array(0))
    const first = Math.floor(offset / chunkBytes)
    const chunks = await readChunks(first, Math.floor((end - 1) / chunkBytes))
    if (!chunks.ok) return chunks
    const from = offset - first * chunkBytes
    return ok(chunks.value.subarray(from, from + end - offset))
  }
  const tail = await readChunks(last, last)
  if (tail.ok) return ok({ clearSize, read, close: cipher.forget })
  cipher.forget()
  return tail
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
