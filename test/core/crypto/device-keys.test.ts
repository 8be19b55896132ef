import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  checkPhrase,
  committeeIdOf,
  createDeviceKeys,
  deviceKeysToSecret,
  secretToDeviceKeys,
} from '../../../electron/core/crypto/device-keys.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('device keys')
const keys = createDeviceKeys(random)
const phraseOf = (committeeId: string, signPublicKey: Uint8Array, sealRecipient: string) =>
  checkPhrase({ committeeId, signPublicKey, sealRecipient } as Parameters<typeof checkPhrase>[0])

test('keys survive being written down, and only whole', () => {
  const secret = deviceKeysToSecret(keys)
  expect(secret).toHaveLength(64)
  expect(secretToDeviceKeys(secret)).toEqual(keys)
  const copy = secretToDeviceKeys(secret)
  secret.fill(0)
  expect(copy).toEqual(keys)
  expect(() => secretToDeviceKeys(secret.subarray(1))).toThrow(TypeError)
})

test('the same randomness makes the same keys, and other randomness others', () => {
  expect(createDeviceKeys(createSeededRandom('device keys'))).toEqual(keys)
  expect(createDeviceKeys(random).deviceId).not.toBe(keys.deviceId)
})

test('device and committee ids follow from the key, and differ', () => {
  const sha = (...parts: (string | Uint8Array)[]) =>
    createHash('sha256')
      .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
      .digest('hex')
  expect(keys.deviceId).toBe(sha(keys.signing.publicKey).slice(0, 32))
  expect(committeeIdOf(keys.signing.publicKey)).toBe(
    sha('review-desk-committee@v1', keys.signing.publicKey).slice(0, 32),
  )
})

test('the check phrase has six words and changes with the committee and with either key', () => {
  const other = createDeviceKeys(random)
  const committeeId = committeeIdOf(keys.signing.publicKey)
  const phrases = [
    phraseOf(committeeId, keys.signing.publicKey, keys.seal.recipient),
    phraseOf(committeeIdOf(other.signing.publicKey), keys.signing.publicKey, keys.seal.recipient),
    phraseOf(committeeId, other.signing.publicKey, keys.seal.recipient),
    phraseOf(committeeId, keys.signing.publicKey, other.seal.recipient),
  ]
  expect(new Set(phrases).size).toBe(4)
  for (const phrase of phrases) expect(phrase).toMatch(/^[a-z]{3,8}( [a-z]{3,8}){5}$/)
})
