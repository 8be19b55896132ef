import { describe, expect, test } from 'vitest'
import { checkCeiling, checkSubsidy, mayApprove } from '../../../renderer/views/application/vote-checks.ts'

const ceilings = { normalSubsidyCeilingBp: 7_000, specialSubsidyCeilingBp: 9_000 }
const terms = { cards: 48, months: 9, start: '2027-02-01', subsidyBp: 7_000, ceilingCents: 551_880_000 }

describe('the checks beside an amendment', () => {
  test.each([
    [0, 'normal'],
    [7_000, 'normal'],
    [7_001, 'special'],
    [9_000, 'special'],
    [9_001, 'refused'],
    [10_000, 'refused'],
  ] as const)('a subsidy of %i basis points is %s', (bp, verdict) => expect(checkSubsidy(bp, ceilings)).toBe(verdict))

  test('the ceiling is held against price × card-months × subsidy', () => {
    expect(checkCeiling(terms, 1_825_000)).toEqual({ verdict: 'equal', computedCents: 551_880_000, byCents: 0 })
    expect(checkCeiling({ ...terms, months: 6 }, 1_825_000)).toEqual({
      verdict: 'above',
      computedCents: 367_920_000,
      byCents: 183_960_000,
    })
    expect(checkCeiling({ ...terms, ceilingCents: 500_000_000 }, 1_825_000)).toMatchObject({
      verdict: 'below',
      byCents: 51_880_000,
    })
  })

  test.each([
    ['as recommended', {}, true],
    ['no cards', { cards: 0 }, false],
    ['no months', { months: 0 }, false],
    ['over nine tenths', { subsidyBp: 9_100 }, false],
    ['a ceiling that differs', { ceilingCents: 1 }, true],
  ])('signing %s', (_name, change, allowed) => expect(mayApprove({ ...terms, ...change }, ceilings)).toBe(allowed))
})
