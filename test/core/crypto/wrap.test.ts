import { describe, expect, it, test } from 'vitest'
import type { MadeWrap, WrapLock } from '../../../electron/core/crypto/wrap.ts'
import {
  createWrap,
  rewrap,
  unwrapWithPassphrase,
  unwrapWithRecovery,
  withoutPassphrase,
} from '../../../electron/core/crypto/wrap.ts'
import type { Argon2Cost, Wrap } from '../../../electron/core/crypto/wrap-format.ts'
import { parseWrap, productionCost, wrapToText } from '../../../electron/core/crypto/wrap-format.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('wrap')
/** The least that libsodium does: these tests are about the wrap, not about its cost. */
const cost: Argon2Cost = { memoryKib: 8, passes: 1, lanes: 1 }
const facts = { name: '陳大文', committee: 'Review', enrolledAt: '2026-11-24T00:00:00.000Z', checkPhrase: 'six words' }
const keychainSecret = random(32)
const passphrase = 'correct horse battery staple'
const lockWith = (change: Partial<WrapLock> = {}): WrapLock => ({
  passphrase,
  keychainSecret: null,
  facts,
  cost,
  random,
  ...change,
})
const read = (wrap: Wrap, floor = cost) => parseWrap(wrapToText(wrap), floor)
const wrong = (kind: string) => ({ ok: false, error: { kind } })
const opensTo = (made: Pick<MadeWrap, 'storeKey'>) => ({ ok: true, value: made.storeKey })

describe('the passphrase', () => {
  test('opens what it closed', async () => {
    const made = await createWrap(lockWith())
    expect(made.storeKey).toHaveLength(32)
    expect(await unwrapWithPassphrase(made.wrap, passphrase, null)).toEqual(opensTo(made))
    expect(await unwrapWithPassphrase(made.wrap, `${passphrase} `, null)).toEqual(wrong('wrong-passphrase'))
    expect(await unwrapWithPassphrase(made.wrap, '', null)).toEqual(wrong('wrong-passphrase'))
  })
  test('is the same however a keyboard spells it', async () => {
    const made = await createWrap(lockWith({ passphrase: 'Zo\u00eb \uff11\uff12' }))
    expect((await unwrapWithPassphrase(made.wrap, 'Zoe\u0308 12', null)).ok).toBe(true)
  })
  test('needs the keychain where there is one, and does not where there is none', async () => {
    const made = await createWrap(lockWith({ keychainSecret }))
    expect(made.wrap.passphrase.keychain).toBe(true)
    expect(await unwrapWithPassphrase(made.wrap, passphrase, keychainSecret)).toEqual(opensTo(made))
    expect(await unwrapWithPassphrase(made.wrap, passphrase, null)).toEqual(wrong('keychain-missing'))
    expect(await unwrapWithPassphrase(made.wrap, passphrase, random(32))).toEqual(wrong('wrong-passphrase'))
    const without = await createWrap(lockWith())
    expect(await unwrapWithPassphrase(without.wrap, passphrase, keychainSecret)).toEqual(opensTo(without))
  })
  test('does not open a wrap whose facts were altered; the recovery code does', async () => {
    const made = await createWrap(lockWith())
    const altered = { ...made.wrap, facts: { ...facts, committee: 'Other' } }
    expect(await unwrapWithPassphrase(altered, passphrase, null)).toEqual(wrong('wrong-passphrase'))
    expect(unwrapWithRecovery(altered, made.recoveryCode)).toEqual(opensTo(made))
  })
  test('costs 256 MiB and three passes, off the main thread', async () => {
    const making = createWrap(lockWith({ cost: productionCost }))
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const made = await making
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
    expect(made.wrap.passphrase).toMatchObject({ memoryKib: 262_144, passes: 3, lanes: 1 })
    expect(await unwrapWithPassphrase(made.wrap, passphrase, null)).toEqual(opensTo(made))
  })
})

describe('the recovery code', () => {
  test('opens the store without passphrase and keychain, as it is typed from paper', async () => {
    const made = await createWrap(lockWith({ keychainSecret }))
    expect(made.recoveryCode).toMatch(/^(\w{4}-){7}\w{4}$/)
    expect(unwrapWithRecovery(made.wrap, made.recoveryCode)).toEqual(opensTo(made))
    const typed = made.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    expect(unwrapWithRecovery(made.wrap, typed)).toEqual(opensTo(made))
    const last = made.recoveryCode.at(-1) === 'A' ? 'B' : 'A'
    expect(unwrapWithRecovery(made.wrap, made.recoveryCode.slice(0, -1) + last)).toEqual(wrong('wrong-recovery-code'))
    expect(unwrapWithRecovery(made.wrap, 'ABCD')).toEqual(wrong('wrong-recovery-code'))
  })
})

test('a copy for the recovery code alone opens by no passphrase, and a new passphrase can be set from it', async () => {
  const made = await createWrap(lockWith())
  const copy = withoutPassphrase(made.wrap, random)
  expect(read(copy)).toEqual({ ok: true, value: copy })
  expect(await unwrapWithPassphrase(copy, passphrase, null)).toEqual(wrong('wrong-passphrase'))
  expect(unwrapWithRecovery(copy, made.recoveryCode)).toEqual(opensTo(made))
  const again = await rewrap(copy, made.storeKey, lockWith({ passphrase: 'another one entirely' }))
  expect(await unwrapWithPassphrase(again, 'another one entirely', null)).toEqual(opensTo(made))
})

test('a new passphrase wraps the same key, and the printed code goes on working', async () => {
  const made = await createWrap(lockWith({ keychainSecret }))
  const again = await rewrap(made.wrap, made.storeKey, lockWith({ passphrase: 'another one entirely' }))
  expect(await unwrapWithPassphrase(again, 'another one entirely', null)).toEqual(opensTo(made))
  expect(await unwrapWithPassphrase(again, passphrase, null)).toEqual(wrong('wrong-passphrase'))
  expect(unwrapWithRecovery(again, made.recoveryCode)).toEqual(opensTo(made))
})

describe('the text', async () => {
  const made = await createWrap(lockWith())
  const text = wrapToText(made.wrap)

  test('reads back', () => {
    expect(parseWrap(text, cost)).toEqual({ ok: true, value: made.wrap })
    expect(text).not.toContain(made.recoveryCode.slice(0, 9))
  })
  test('with any character changed is damaged, not a wrong passphrase', () => {
    for (let i = 0; i < text.length - 1; i++) {
      const changed = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1)
      const result = parseWrap(changed, cost)
      expect(result.ok, `${i}: ${text[i]}`).toBe(false)
    }
  })
  it.each<[string, string, string]>([
    ['cut short', text.slice(0, 100), 'damaged-wrap'],
    ['empty', '', 'damaged-wrap'],
    ['not an object', '[]', 'damaged-wrap'],
    ['of another format', '{"format":"other","version":9}', 'damaged-wrap'],
    ['endless', `${text}${' '.repeat(70_000)}`, 'damaged-wrap'],
    ['from a newer desk', '{"format":"review-desk-wrap","version":2,"new":true}', 'newer-wrap'],
  ])('%s: %s is %s', (_, bad, kind) => {
    expect(parseWrap(bad, cost)).toEqual(wrong(kind))
  })
  it.each<[string, Partial<Wrap['passphrase']>]>([
    ['less memory than the floor', { memoryKib: 262_143, passes: 3 }],
    ['fewer passes than the floor', { memoryKib: 262_144, passes: 2 }],
    ['more memory than a laptop has', { memoryKib: 2 ** 31, passes: 3 }],
    ['a million passes', { memoryKib: 262_144, passes: 1_000_000 }],
  ])('that asks for %s is refused, whoever wrote it', (_, change) => {
    expect(read({ ...made.wrap, passphrase: { ...made.wrap.passphrase, ...change } }, productionCost)).toEqual(
      wrong('damaged-wrap'),
    )
  })
  test('at the floor or above is taken', () => {
    const at = (memoryKib: number, passes: number) =>
      read({ ...made.wrap, passphrase: { ...made.wrap.passphrase, memoryKib, passes } }, productionCost).ok
    expect([at(262_144, 3), at(524_288, 4)]).toEqual([true, true])
  })
})
