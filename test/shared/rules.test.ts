import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardMonths, gpuHours, impliedUtilisationPercent, trainingHours } from '../../shared/rules/compute.ts'
import { hongKongDay } from '../../shared/rules/day.ts'
import { ceilingCents, mulDiv } from '../../shared/rules/money.ts'
import { isStrongPassphrase } from '../../shared/rules/passphrase.ts'
import { bandOf, partialTenths, totalTenths } from '../../shared/rules/scoring.ts'

describe('scoring', () => {
  const weights = [25, 20, 30, 25]
  test.each([
    [[7, 6, 7, 6], 66],
    [[10, 10, 10, 10], 100],
    [[0, 0, 0, 0], 0],
    [[7, 6, 8, 5], 66],
    [[1, 0, 0, 0], 3],
  ])('%j weighs to %i tenths, half up', (scores, total) => {
    expect(totalTenths(scores, weights)).toBe(total)
  })
  test('there is no total until all four are scored, but a running one', () => {
    expect(totalTenths([7, 6, null, null], weights)).toBeNull()
    expect(partialTenths([7, 6, null, null], weights)).toBe(66)
    expect(partialTenths([null, null, null, null], weights)).toBeNull()
  })
  test('a total lies between the lowest and the highest score', () => {
    const score = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(fc.tuple(score, score, score, score), (scores) => {
        const total = totalTenths(scores, weights) ?? -1
        return total >= Math.min(...scores) * 10 && total <= Math.max(...scores) * 10
      }),
    )
  })
  test('a score outside every band has none', () => {
    const bands = [
      { from: 0, to: 2 },
      { from: 5, to: 6 },
    ]
    expect([bandOf(2, bands), bandOf(3, bands), bandOf(6, bands)]).toEqual([bands[0], null, bands[1]])
  })
})

describe('compute', () => {
  test('the figures of the look: 64 × 9 and 48 × 9 at 730 hours, 34 B parameters, 1.5 T tokens, 400 TFLOPS', () => {
    expect(cardMonths({ cards: 64, months: 9 })).toBe(576)
    expect(gpuHours({ cards: 64, months: 9 }, 730)).toBe(420_480)
    expect(gpuHours({ cards: 48, months: 9 }, 730)).toBe(315_360)
    const hours = trainingHours(34_000, 1_500_000, 400) ?? 0
    expect(hours).toBe(212_500)
    expect(impliedUtilisationPercent(hours, 420_480)).toBe(51)
    expect(impliedUtilisationPercent(hours, 315_360)).toBe(67)
  })
  test('a form that leaves a figure out gives no estimate', () => {
    expect(trainingHours(null, 1, 400)).toBeNull()
    expect(trainingHours(1, null, 400)).toBeNull()
    expect(impliedUtilisationPercent(10, 0)).toBeNull()
  })
})

describe('money', () => {
  test('432 card-months at HK$18,250 and 70 % make HK$5,518,800', () => {
    expect(ceilingCents(432, 1_825_000, 7_000)).toBe(551_880_000)
  })
  test.each([
    [1, 1, 2, 1],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [0, 5, 7, 0],
  ])('%i × %i ÷ %i is %i, half up', (a, b, c, result) => {
    expect(mulDiv(a, b, c)).toBe(result)
  })
  test('it is exact where doubles are not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 50 }),
        fc.integer({ min: 1, max: 10_000 }),
        (a, b) => mulDiv(a, b, b) === a,
      ),
    )
  })
  test('negative amounts are a bug', () => {
    expect(() => mulDiv(-1, 1, 1)).toThrow(RangeError)
    expect(() => mulDiv(1, 1, 0)).toThrow(RangeError)
  })
})

test.each([
  ['2026-11-24T15:59:59.999Z', '2026-11-24'],
  ['2026-11-24T16:00:00.000Z', '2026-11-25'],
])('%s is the Hong Kong day %s', (instant, day) => {
  expect(hongKongDay(instant)).toBe(day)
})

test.each([
  ['harbour ladder tin mosaic', true],
  ['sixteen-letters!', true],
  ['short', false],
  ['one two three', false],
  ['a b c d', false],
  ['一二三四五六七八九十一二三四五六', true],
])('%s is strong enough: %s', (passphrase, isStrong) => {
  expect(isStrongPassphrase(passphrase)).toBe(isStrong)
})
