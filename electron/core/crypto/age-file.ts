import type { FileHandle } from 'node:fs/promises'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import type { DamagedSeal, SealTo } from './age-header.ts'
import { damagedSeal, maxHeaderBytes, readHeader, writeHeader } from './age-header.ts'
import {
  chunkBytes,
  chunkCount,
  clearPayloadSize,
  createChunkCipher,
  nonceBytes,
  sealedChunkBytes,
} from './age-payload.ts'
import { wipe } from './digest.ts'
import { pump } from './pump.ts'
import type { SealIdentity } from './seal-keys.ts'
import type { DocumentDigest, MakeTally } from './tally.ts'
import { createTally, toDigest } from './tally.ts'

// From one open file into another: the fast way for documents. Syncing, naming and renaming are the caller's.

export interface Files {
  readonly from: FileHandle
  /** Empty. */
  readonly to: FileHandle
}

const chunksPerPiece = 8
const noTally = async () => undefined

/** `makeTally` of `HashThreads` for large files. Throws disk errors; `to` is then worthless. */
export async function sealFile(
  { from, to }: Files,
  sealTo: SealTo,
  makeTally: MakeTally = createTally,
): Promise<DocumentDigest> {
  const { size } = await from.stat()
  const { header, fileKey } = await writeHeader(sealTo)
  const start = Buffer.concat([header, sealTo.random(nonceBytes)])
  const cipher = createChunkCipher(fileKey, start.subarray(header.length))
  wipe(fileKey)
  const clear = makeTally()
  const sealed = makeTally()
  const last = chunkCount(size) - 1

  const work = (output: Uint8Array, input: Uint8Array, piece: number) => {
    let written = 0
    for (let at = 0, index = piece * chunksPerPiece; at < input.length; at += chunkBytes, index++) {
      const chunk = input.subarray(at, at + chunkBytes)
      cipher.seal(output.subarray(written, written + chunk.length + 16), chunk, index, index === last)
      written += chunk.length + 16
    }
    return written
  }
  try {
    await to.write(start, 0, start.length, 0)
    await sealed.count(start)
    if (size === 0) {
      const only = new Uint8Array(16)
      cipher.seal(only, new Uint8Array(0), 0, true)
      await to.write(only, 0, only.length, start.length)
      await sealed.count(only)
    }
    await pump({
      from: { file: from, at: 0, pieceBytes: chunksPerPiece * chunkBytes, seen: clear.count },
      to: { file: to, at: start.length, pieceBytes: chunksPerPiece * sealedChunkBytes, seen: sealed.count },
      size,
      work,
    })
  } finally {
    cipher.forget()
  }
  return toDigest(await sealed.end(), await clear.end())
}

/**
 * Null: not for these identities. Error: `damaged-seal`; what was written to `to` is then worthless. Computes no
 * digests: every chunk authenticates, and the sealed file was checked against its name when it arrived.
 */
export async function openFile(
  { from, to }: Files,
  identities: readonly SealIdentity[],
): Promise<Result<{ readonly clearBytes: number }, DamagedSeal> | null> {
  const { size } = await from.stat()
  const start = Buffer.alloc(Math.min(size, maxHeaderBytes + nonceBytes))
  await from.read(start, 0, start.length, 0)
  const header = await readHeader(start, identities)
  if (header === null || !header.ok) return header
  const { fileKey, headerBytes } = header.value
  const payloadAt = headerBytes + nonceBytes
  const clearSize = clearPayloadSize(size - payloadAt)
  if (clearSize === null) return damagedSeal
  const cipher = createChunkCipher(fileKey, start.subarray(headerBytes, payloadAt))
  wipe(fileKey)
  const last = chunkCount(clearSize) - 1

  const work = (output: Uint8Array, input: Uint8Array, piece: number) => {
    let written = 0
    for (let at = 0, index = piece * chunksPerPiece; at < input.length; at += sealedChunkBytes, index++) {
      const chunk = input.subarray(at, at + sealedChunkBytes)
      const clear = output.subarray(written, written + chunk.length - 16)
      if (!cipher.open(clear, chunk, index, index === last)) return null
      written += clear.length
    }
    return written
  }
  try {
    const isWhole = await pump({
      from: { file: from, at: payloadAt, pieceBytes: chunksPerPiece * sealedChunkBytes, seen: noTally },
      to: { file: to, at: 0, pieceBytes: chunksPerPiece * chunkBytes, seen: noTally },
      size: size - payloadAt,
      work,
    })
    return isWhole ? ok({ clearBytes: clearSize }) : damagedSeal
  } finally {
    cipher.forget()
  }
}
