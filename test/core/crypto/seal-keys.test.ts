import { bech32 } from '@scure/base'
import { describe, expect, it, test } from 'vitest'
import {
  createSealIdentity,
  identityToText,
  parseIdentity,
  parseRecipient,
  recipientToPublicKey,
} from '../../../electron/core/crypto/seal-keys.ts'
import { createSeededRandom } from './seeded-random.ts'

const identity = createSealIdentity(createSeededRandom('seal keys'))
const text = identityToText(identity)

test('an identity survives being written down', () => {
  expect(text).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
  expect(parseIdentity(text)).toEqual({ ok: true, value: identity })
  expect(Buffer.from(recipientToPublicKey(identity.recipient))).toEqual(Buffer.from(identity.publicKey))
})

// X25519 points of small order (RFC 7748 6.1, and Cryptography's usual list): whatever the secret, the result is zero.
const lowOrder = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]
const asRecipient = (bytes: Uint8Array) => bech32.encodeFromBytes('age', bytes)

describe('a recipient is refused', () => {
  it.each<[string, string]>([
    ['with one letter changed', identity.recipient.replace(/.$/, (char) => (char === 'q' ? 'p' : 'q'))],
    ['in capitals', identity.recipient.toUpperCase()],
    ['of 31 bytes', asRecipient(new Uint8Array(31).fill(9))],
    ['with another prefix', bech32.encodeFromBytes('agx', identity.publicKey)],
    ['of the post-quantum kind', `age1pq1${'q'.repeat(60)}`],
    ['that is an identity', text],
    ['that is empty', ''],
    ...lowOrder.map((hex): [string, string] => [
      `of low order (${hex.slice(0, 6)})`,
      asRecipient(Buffer.from(hex, 'hex')),
    ]),
  ])('%s', (_, bad) => {
    expect(parseRecipient(bad)).toEqual({ ok: false, error: { kind: 'bad-key' } })
  })
})

describe('an identity is refused', () => {
  it.each<[string, string]>([
    ['with one letter changed', text.replace(/.$/, (char) => (char === 'Q' ? 'P' : 'Q'))],
    ['in small letters', text.toLowerCase()],
    ['of the post-quantum kind', `AGE-SECRET-KEY-PQ-1${'Q'.repeat(58)}`],
    ['that is a recipient', identity.recipient],
    ['that is empty', ''],
  ])('%s', (_, bad) => {
    expect(parseIdentity(bad)).toEqual({ ok: false, error: { kind: 'bad-key' } })
  })
})
