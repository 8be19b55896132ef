import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bytesToCode, codeToBytes } from '../../../electron/core/crypto/crockford.ts'
import {
  checkAnswer,
  createInvite,
  inviteIdOf,
  macAnswer,
  openInvite,
  parseCode,
  sealInvite,
} from '../../../electron/core/crypto/invite.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('invite')
const invite = createInvite(random)
const other = createInvite(random)

describe('a code', () => {
  const secret = Buffer.from('f83e0f83e0f83e0f83e0', 'hex')
  test('has four groups of four and says its secret', () => {
    expect(invite.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(parseCode(invite.code)).toEqual({ ok: true, value: invite.secret })
    expect(bytesToCode(secret)).toBe('Z0Z0-Z0Z0-Z0Z0-Z0Z0')
    expect(bytesToCode(Buffer.from('0000000001ffffffffff', 'hex'))).toBe('0000-0001-ZZZZ-ZZZZ')
  })
  it.each([
    ['z0z0z0z0z0z0z0z0'],
    ['ZOZO-ZoZo-z0zO-Z0Z0'],
    ['  Z0Z0 Z0Z0 Z0Z0 Z0Z0\n'],
    ['Z0Z0–Z0Z0—Z0Z0‐Z0Z0'],
    ['Ｚ０Ｚ０－Ｚ０Ｚ０－Ｚ０Ｚ０－Ｚ０Ｚ０'],
  ])('is understood as %j', (typed) => {
    expect(parseCode(typed)).toEqual({ ok: true, value: new Uint8Array(secret) })
  })
  test('takes I, i, L and l for 1', () => {
    expect(codeToBytes('IiLl-IiLl', 5)).toEqual(codeToBytes('1111-1111', 5))
  })
  it.each([
    '',
    'Z0Z0-Z0Z0-Z0Z0-Z0Z',
    'Z0Z0-Z0Z0-Z0Z0-Z0Z00',
    'U0Z0-Z0Z0-Z0Z0-Z0Z0',
    'Z0Z0_Z0Z0_Z0Z0_Z0Z0',
    '算力算力-Z0Z0-Z0Z0-Z0Z0',
  ])('is not %j', (typed) => {
    expect(parseCode(typed)).toEqual({ ok: false, error: { kind: 'bad-code' } })
  })
  test('of any five bytes reads back', () => {
    const bytes = fc
      .array(fc.uint8Array({ minLength: 5, maxLength: 5 }), { maxLength: 8 })
      .map((parts) => new Uint8Array(Buffer.concat(parts)))
    fc.assert(
      fc.property(bytes, (secretBytes) => {
        expect(codeToBytes(bytesToCode(secretBytes).toLowerCase(), secretBytes.length)).toEqual(secretBytes)
      }),
    )
    expect(() => bytesToCode(new Uint8Array(6))).toThrow(TypeError)
  })
})

describe('an invitation', () => {
  const clear = Buffer.from('{"server":"https://desk.invalid"}')
  const sealed = sealInvite(invite.secret, clear, random)
  const damaged = { ok: false, error: { kind: 'damaged-invite' } }

  test('opens with its code', () => {
    const opened = openInvite(invite.secret, sealed)
    expect(opened.ok && Buffer.from(opened.value).equals(clear)).toBe(true)
  })
  test('does not open with another code, changed, cut or lengthened', () => {
    expect(openInvite(other.secret, sealed)).toEqual(damaged)
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.map((byte, at) => (at === i ? byte ^ 1 : byte))
      expect(openInvite(invite.secret, changed)).toEqual(damaged)
      expect(openInvite(invite.secret, sealed.subarray(0, i))).toEqual(damaged)
    }
    expect(openInvite(invite.secret, Buffer.concat([sealed, Buffer.of(0)]))).toEqual(damaged)
  })
  test('is filed under an id that the code gives and that does not give the code', () => {
    expect(invite.inviteId).toMatch(/^[0-9a-f]{32}$/)
    expect(inviteIdOf(invite.secret)).toBe(invite.inviteId)
    expect(inviteIdOf(other.secret)).not.toBe(invite.inviteId)
  })
})

describe('the answer of a device', () => {
  const answer = Buffer.from('{"signKey":"00"}')
  const mac = macAnswer(invite.secret, answer)
  it.each<[string, boolean, () => boolean]>([
    ['as it was given', true, () => checkAnswer(invite.secret, answer, mac)],
    ['with other keys', false, () => checkAnswer(invite.secret, Buffer.from('{"signKey":"01"}'), mac)],
    ['under another code', false, () => checkAnswer(other.secret, answer, mac)],
    ['with a short mac', false, () => checkAnswer(invite.secret, answer, mac.subarray(1))],
    ['without a mac', false, () => checkAnswer(invite.secret, answer, new Uint8Array(0))],
  ])('%s: %s', (_, expected, check) => {
    expect(check()).toBe(expected)
  })
})
