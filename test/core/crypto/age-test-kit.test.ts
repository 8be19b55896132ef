import { inflateSync } from 'node:zlib'
import * as testKit from 'cctv-age'
import { describe, expect, it, test } from 'vitest'
import { openBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { openStream } from '../../../electron/core/crypto/age-stream.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import { createSealIdentity, parseIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { inPieces, joinPieces } from './in-pieces.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('test kit')
const mine = createSealIdentity(random)

describe('the published test kit of the format', () => {
  const parse = (name: string, file: Uint8Array) => {
    const bytes = Buffer.from(file)
    const headEnd = bytes.indexOf('\n\n')
    const fields = bytes
      .subarray(0, headEnd)
      .toString('latin1')
      .split('\n')
      .map((line) => line.split(': ') as [string, string])
    const field = (key: string) => fields.filter(([found]) => found === key).map(([, value]) => value)
    const body = bytes.subarray(headEnd + 2)
    return {
      name,
      expected: field('expect')[0],
      payload: field('payload')[0],
      identities: field('identity'),
      isArmored: field('armored').length > 0,
      age: field('compressed').length > 0 ? inflateSync(body) : body,
    }
  }
  // Armour, passphrases and hybrid keys are not in our format; a file for one of those must be refused or not be ours.
  const vectors = Object.entries(testKit)
    .filter(([, file]) => file instanceof Uint8Array)
    .map(([name, file]) => parse(name, file))
  const own = vectors.filter(
    ({ isArmored, identities }) =>
      !isArmored && identities.length > 0 && identities.every((text) => text.startsWith('AGE-SECRET-KEY-1')),
  )
  const foreign = vectors.filter((vector) => !own.includes(vector))

  test('holds what it held when this was written', () => {
    expect([own.length, foreign.length]).toEqual([67, 76])
  })
  it.each(own)('$name ($expected)', async ({ expected, payload, identities, age }) => {
    const keys = identities.map((text) => parseIdentity(text)).flatMap((key) => (key.ok ? [key.value] : []))
    const result = await openBytes(age, keys)
    const flow = async () => {
      const opening = await openStream(inPieces(age, 1000), keys)
      return opening?.ok === true ? joinPieces(opening.value.bytes) : null
    }
    if (expected === 'success') {
      expect(result?.ok === true && sha256Hex(result.value)).toBe(payload)
      expect(sha256Hex((await flow()) ?? '')).toBe(payload)
    } else if (expected === 'no match') {
      expect(result).toBeNull()
    } else {
      // Where the damage hits our own stanza, "not ours" is all that can be said.
      expect(result?.ok ?? false).toBe(false)
      expect(await flow().catch(() => null)).toBeNull()
    }
  })
  it.each(foreign)('$name is not opened', async ({ age, identities }) => {
    const keys = identities.map((text) => parseIdentity(text)).flatMap((key) => (key.ok ? [key.value] : []))
    expect((await openBytes(age, [...keys, mine]))?.ok ?? false).toBe(false)
  })
})
