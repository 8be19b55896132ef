import { expect, test } from 'vitest'
import { openBytes, sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { headerLength } from '../../../electron/core/crypto/age-header.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('mutation')
const mine = createSealIdentity(random)
const chunk = 64 * 1024

test('a changed pack is never opened to something else', async () => {
  const recipients = Array.from({ length: 15 }, (_, i) => (i === 9 ? mine : createSealIdentity(random)).recipient)
  const clear = Buffer.from(random(200_000))
  const sealed = await sealBytes(clear, { recipients, random })
  const payloadAt = (headerLength(sealed) ?? 0) + 16
  const sealedChunk = chunk + 16
  const number = (below: number) => Buffer.from(random(4)).readUInt32BE() % below
  const swap = (a: number, b: number) => {
    const chunks = Array.from({ length: 3 }, (_, i) =>
      sealed.subarray(payloadAt + i * sealedChunk, payloadAt + (i + 1) * sealedChunk),
    )
    const order = [0, 1, 2].map((i) => (i === a ? b : i === b ? a : i))
    return Buffer.concat([
      sealed.subarray(0, payloadAt),
      ...order.map((i) => chunks[i] ?? new Uint8Array(0)),
      sealed.subarray(payloadAt + 3 * sealedChunk),
    ])
  }
  const flip = (at: number) => {
    const copy = Buffer.from(sealed)
    copy[at] = (copy[at] ?? 0) ^ (1 << number(8))
    return copy
  }
  const drop = (i: number) =>
    Buffer.concat([sealed.subarray(0, payloadAt + i * sealedChunk), sealed.subarray(payloadAt + (i + 1) * sealedChunk)])
  const mutants = [
    ...Array.from({ length: 400 }, () => flip(number(payloadAt))),
    ...Array.from({ length: 200 }, () => flip(payloadAt + number(sealed.length - payloadAt))),
    ...Array.from({ length: 100 }, () => sealed.subarray(0, number(sealed.length))),
    ...Array.from({ length: 20 }, () => Buffer.concat([sealed, random(1 + number(100))])),
    swap(0, 1),
    swap(1, 2),
    drop(0),
    drop(1),
    drop(2),
    drop(3),
  ]
  for (const mutant of mutants) {
    const result = await openBytes(mutant, [mine])
    expect(result === null || !result.ok).toBe(true)
  }
}, 60_000)
