import { describe, expect, it, test } from 'vitest'
import { openBytes, sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { headerLength } from '../../../electron/core/crypto/age-header.ts'
import { createRandomAccess } from '../../../electron/core/crypto/age-random-access.ts'
import { DamagedSealError, openStream, sealStream } from '../../../electron/core/crypto/age-stream.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import type { SealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { asFile, inPieces, joinPieces } from './in-pieces.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('age format')
const mine = createSealIdentity(random)
const stranger = createSealIdentity(random)
const chunk = 64 * 1024
const sizes = [0, 1, 15, 16, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 17]
const damaged = { ok: false, error: { kind: 'damaged-seal' } }

const opened = async (sealed: Uint8Array, identities: readonly SealIdentity[] = [mine]) => {
  const result = await openBytes(sealed, identities)
  if (result?.ok !== true) throw new Error('did not open')
  return Buffer.from(result.value)
}
const flowOf = async (sealed: Uint8Array) => {
  const opening = await openStream(inPieces(sealed, 10_000), [mine])
  if (opening?.ok !== true) throw new DamagedSealError('in the header')
  return joinPieces(opening.value.bytes)
}
const accessTo = (sealed: Uint8Array) => createRandomAccess(asFile(sealed), [mine])

describe.each(sizes)('%i bytes', (size) => {
  const clear = Buffer.from(random(size))
  const to = { recipients: [stranger.recipient, mine.recipient], random }

  test('open again as they were, by every recipient and by nobody else', async () => {
    const sealed = await sealBytes(clear, to)
    expect((await opened(sealed)).equals(clear)).toBe(true)
    expect((await opened(sealed, [stranger])).equals(clear)).toBe(true)
    expect(await openBytes(sealed, [createSealIdentity(random)])).toBeNull()
    expect(await openBytes(sealed, [])).toBeNull()
  })

  it.each([1, 1000, chunk, chunk + 16, 1 << 20])(
    'flow in pieces of %i and give the digests of both sides',
    async (piece) => {
      if (piece === 1 && size > chunk + 1) return
      const sealing = await sealStream(inPieces(clear, piece), to)
      const sealed = await joinPieces(sealing.bytes)
      const digest = sealing.digest()
      expect(digest).toEqual({
        sealedSha256: sha256Hex(sealed),
        sealedBytes: sealed.length,
        clearSha256: sha256Hex(clear),
        clearBytes: size,
      })
      expect((await opened(sealed)).equals(clear)).toBe(true)
      const opening = await openStream(inPieces(sealed, piece), [mine])
      if (opening?.ok !== true) throw new Error('did not open')
      expect((await joinPieces(opening.value.bytes)).equals(clear)).toBe(true)
      expect(opening.value.digest()).toEqual(digest)
    },
  )

  test('cut short anywhere near an edge are refused, also by a flow', async () => {
    const sealed = await sealBytes(clear, to)
    const payloadAt = (headerLength(sealed) ?? 0) + 16
    const edges = [
      0,
      1,
      payloadAt - 17,
      payloadAt - 1,
      payloadAt,
      payloadAt + 15,
      sealed.length - 16,
      sealed.length - 1,
    ]
    for (let i = 1; payloadAt + i * (chunk + 16) < sealed.length; i++) edges.push(payloadAt + i * (chunk + 16))
    for (const length of edges) {
      const cut = sealed.subarray(0, length)
      expect(await openBytes(cut, [mine])).toEqual(damaged)
      await expect(flowOf(cut)).rejects.toThrow(DamagedSealError)
      expect(await accessTo(cut)).toEqual(damaged)
    }
  })

  test('with anything appended are refused', async () => {
    const sealed = await sealBytes(clear, to)
    for (const tail of [1, 16, 17, chunk + 16]) {
      const longer = Buffer.concat([sealed, new Uint8Array(tail)])
      expect(await openBytes(longer, [mine])).toEqual(damaged)
      await expect(flowOf(longer)).rejects.toThrow(DamagedSealError)
      expect(await accessTo(longer)).toEqual(damaged)
    }
  })
})

test('a flow that is left in the middle lets go of its source', async () => {
  const sealed = await sealBytes(random(5 * chunk), { recipients: [mine.recipient], random })
  let isReleased = false
  const source = async function* () {
    try {
      yield* inPieces(sealed, chunk)
    } finally {
      isReleased = true
    }
  }
  const opening = await openStream(source(), [mine])
  if (opening?.ok !== true) throw new Error('did not open')
  for await (const piece of opening.value.bytes) if (piece.length > 0) break
  expect(isReleased).toBe(true)
  expect(() => opening.value.digest()).toThrow('has not ended')
})
