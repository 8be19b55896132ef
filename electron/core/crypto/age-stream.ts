import type { DamagedSeal, SealTo } from './age-header.ts'
import { damagedSeal, headerLength, maxHeaderBytes, readHeader, writeHeader } from './age-header.ts'
import type { ChunkCipher } from './age-payload.ts'
import { chunkBytes, createChunkCipher, nonceBytes, sealedChunkBytes } from './age-payload.ts'
import { wipe } from './digest.ts'
import type { SealIdentity } from './seal-keys.ts'
import type { DocumentDigest } from './tally.ts'
import { createTally, toDigest } from './tally.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'

// Documents, sealed and opened as they flow. Any async iterable will do as a source (a Node stream is one), and the
// result can stand first in `stream.pipeline`. Read in large pieces (1 MiB): each one costs the same few awaits.

export interface Flow {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Only after `bytes` has ended; throws before. */
  readonly digest: () => DocumentDigest
}

/** Thrown from the middle of a flow, where no value can be returned any more. */
export class DamagedSealError extends Error {
  readonly kind = 'damaged-seal'
}

export async function sealStream(source: AsyncIterable<Uint8Array>, to: SealTo): Promise<Flow> {
  const { header, fileKey } = await writeHeader(to)
  const fileNonce = to.random(nonceBytes)
  const cipher = createChunkCipher(fileKey, fileNonce)
  wipe(fileKey)
  const account = createAccount()
  return { bytes: flow(), digest: account.digest }

  async function* flow(): AsyncGenerator<Uint8Array> {
    try {
      yield account.sealed(Buffer.concat([header, fileNonce]))
      const chunks = createRegrouper(chunkBytes, sealedChunkBytes, cipher.seal)
      for await (const piece of source) {
        const out = chunks.add(account.clear(piece))
        if (out.length > 0) yield account.sealed(out)
      }
      yield account.sealed(chunks.end())
      await account.close()
    } finally {
      cipher.forget()
    }
  }
}

/**
 * Null: not for these identities. Error: `damaged-seal`, found in the header. Damage found later throws
 * `DamagedSealError` from the flow. A file that was cut short shows only at its end, so nothing of it may count as
 * received before the flow has ended.
 */
export async function openStream(
  source: AsyncIterable<Uint8Array>,
  identities: readonly SealIdentity[],
): Promise<Result<Flow, DamagedSeal> | null> {
  const pieces = source[Symbol.asyncIterator]()
  const start = await readStart(pieces)
  const header = start === null ? damagedSeal : await readHeader(start, identities)
  if (start === null || header === null || !header.ok) {
    await pieces.return?.()
    return header?.ok === true ? damagedSeal : header
  }
  const payloadAt = header.value.headerBytes + nonceBytes
  const cipher = createChunkCipher(header.value.fileKey, start.subarray(header.value.headerBytes, payloadAt))
  wipe(header.value.fileKey)
  const account = createAccount()
  return ok({ bytes: flow(start), digest: account.digest })

  async function* flow(first: Uint8Array): AsyncGenerator<Uint8Array> {
    try {
      const chunks = createRegrouper(sealedChunkBytes, chunkBytes, openChunk(cipher))
      let out = chunks.add(account.sealed(first).subarray(payloadAt))
      if (out.length > 0) yield account.clear(out)
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
        out = chunks.add(account.sealed(next.value))
        if (out.length > 0) yield account.clear(out)
      }
      out = chunks.end()
      if (out.length > 0) yield account.clear(out)
      await account.close()
    } finally {
      cipher.forget()
      await pieces.return?.()
    }
  }
}

/** Counts both sides of a flow. Each function gives back the bytes it counted. */
function createAccount() {
  const tallies = { sealed: createTally(), clear: createTally() }
  let digest: DocumentDigest | null = null
  const counted = (side: 'sealed' | 'clear') => (bytes: Uint8Array) => {
    // Hashed before it returns, as `createTally` hashes where it is called.
    void tallies[side].count(bytes)
    return bytes
  }
  return {
    sealed: counted('sealed'),
    clear: counted('clear'),
    close: async () => {
      digest = toDigest(await tallies.sealed.end(), await tallies.clear.end())
    },
    digest: () => {
      if (digest === null) throw new Error('asked for the digest of a flow that has not ended')
      return digest
    },
  }
}

type ChunkStep = (to: Uint8Array, from: Uint8Array, index: number, isLast: boolean) => void

const openChunk =
  (cipher: ChunkCipher): ChunkStep =>
  (to, from, index, isLast) => {
    if (!cipher.open(to, from, index, isLast)) throw new DamagedSealError('a chunk does not authenticate')
  }

interface Regrouper {
  /** Everything that can be processed so far; the last chunk is kept back until `end`, as only that one is marked last. */
  readonly add: (piece: Uint8Array) => Uint8Array
  readonly end: () => Uint8Array
}

/** Cuts pieces of any size into chunks and runs each through `step`, copying only what crosses the edge of a piece. */
function createRegrouper(fromBytes: number, toBytes: number, step: ChunkStep): Regrouper {
  const kept = new Uint8Array(fromBytes)
  let keptBytes = 0
  let index = 0

  const add = (piece: Uint8Array) => {
    const count = Math.max(0, Math.ceil((keptBytes + piece.length) / fromBytes) - 1)
    const out = Buffer.allocUnsafeSlow(count * toBytes)
    let at = 0
    for (let i = 0; i < count; i++) {
      let chunk: Uint8Array = kept
      if (keptBytes > 0) {
        kept.set(piece.subarray(0, fromBytes - keptBytes), keptBytes)
        at = fromBytes - keptBytes
        keptBytes = 0
      } else {
        chunk = piece.subarray(at, at + fromBytes)
        at += fromBytes
      }
      step(out.subarray(i * toBytes, (i + 1) * toBytes), chunk, index++, false)
    }
    kept.set(piece.subarray(at), keptBytes)
    keptBytes += piece.length - at
    return out
  }
  const end = () => {
    const lastBytes = keptBytes + toBytes - fromBytes
    // Shorter than a tag, or empty although other chunks came before: cut short exactly at a chunk's edge.
    const isCut = lastBytes < 0 || (index > 0 && Math.min(lastBytes, keptBytes) === 0)
    if (isCut) throw new DamagedSealError('the last chunk is missing')
    const out = Buffer.allocUnsafeSlow(lastBytes)
    step(out, kept.subarray(0, keptBytes), index, true)
    wipe(kept)
    return out
  }
  return { add, end }
}

/** The first pieces, joined until they hold the header and the nonce. Null: they never do. */
async function readStart(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  let start = new Uint8Array(0)
  for (;;) {
    const next = await pieces.next()
    if (next.done === true) return null
    start = start.length === 0 ? new Uint8Array(next.value) : Buffer.concat([start, next.value])
    const headerBytes = headerLength(start)
    if (headerBytes !== null && start.length >= headerBytes + nonceBytes) return start
    if (headerBytes === null && start.length >= maxHeaderBytes) return null
  }
}
