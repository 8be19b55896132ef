import type { DamagedSeal, SealTo } from './age-header.ts'
import { damagedSeal, readHeader, writeHeader } from './age-header.ts'
import {
  chunkBytes,
  chunkCount,
  clearPayloadSize,
  createChunkCipher,
  nonceBytes,
  sealedChunkBytes,
  sealedPayloadSize,
} from './age-payload.ts'
import { wipe } from './digest.ts'
import type { SealIdentity } from './seal-keys.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'

// Whole age files in memory, for records. Documents go through age-stream.ts.

export async function sealBytes(clear: Uint8Array, to: SealTo): Promise<Uint8Array> {
  const { header, fileKey } = await writeHeader(to)
  const fileNonce = to.random(nonceBytes)
  const cipher = createChunkCipher(fileKey, fileNonce)
  wipe(fileKey)
  const payloadAt = header.length + nonceBytes
  const sealed = new Uint8Array(payloadAt + sealedPayloadSize(clear.length))
  sealed.set(header)
  sealed.set(fileNonce, header.length)
  const count = chunkCount(clear.length)
  for (let i = 0; i < count; i++) {
    const from = payloadAt + i * sealedChunkBytes
    cipher.seal(
      sealed.subarray(from, from + sealedChunkBytes),
      clear.subarray(i * chunkBytes, (i + 1) * chunkBytes),
      i,
      i === count - 1,
    )
  }
  cipher.forget()
  return sealed
}

/** Null: not for these identities. Error: `damaged-seal`. */
export async function openBytes(
  sealed: Uint8Array,
  identities: readonly SealIdentity[],
): Promise<Result<Uint8Array, DamagedSeal> | null> {
  const header = await readHeader(sealed, identities)
  if (header === null || !header.ok) return header
  const { fileKey, headerBytes } = header.value
  const payload = sealed.subarray(headerBytes + nonceBytes)
  const clearSize = clearPayloadSize(sealed.length - headerBytes - nonceBytes)
  if (clearSize === null) return damagedSeal
  const cipher = createChunkCipher(fileKey, sealed.subarray(headerBytes, headerBytes + nonceBytes))
  wipe(fileKey)
  const clear = new Uint8Array(clearSize)
  const last = chunkCount(clearSize) - 1
  let isWhole = true
  for (let i = 0; i <= last && isWhole; i++) {
    const to = clear.subarray(i * chunkBytes, (i + 1) * chunkBytes)
    const from = payload.subarray(i * sealedChunkBytes, (i + 1) * sealedChunkBytes)
    isWhole = cipher.open(to, from, i, i === last)
  }
  cipher.forget()
  return isWhole ? ok(clear) : damagedSeal
}
