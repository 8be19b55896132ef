import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionDifference, termDifferences } from '../../../renderer/views/application/term-difference.ts'

const recommended = { cards: 48, months: 9, start: '2027-02-01', subsidyBp: 7_000, ceilingCents: 551_880_000 }

describe('the difference between a recommendation and an amendment', () => {
  test('is nothing when nothing changed', () => expect(termDifferences(recommended, { ...recommended })).toEqual([]))

  test('names every changed field in the order of the table', () => {
    const mine = { cards: 40, months: 6, start: '2027-03-01', subsidyBp: 7_500, ceilingCents: 367_920_000 }
    expect(termDifferences(recommended, mine)).toEqual([
      { field: 'cards', by: -8 },
      { field: 'months', by: -3 },
      { field: 'start', unit: 'month', by: 1 },
      { field: 'subsidyBp', by: 500 },
      { field: 'ceilingCents', by: -183_960_000 },
    ])
  })

  test.each([
    ['2027-02-15', { unit: 'day', by: 14 }],
    ['2027-01-01', { unit: 'month', by: -1 }],
    ['2026-12-31', { unit: 'day', by: -32 }],
    ['2028-02-01', { unit: 'month', by: 12 }],
    ['2027-08-01', { unit: 'month', by: 6 }],
  ])('a start of %s', (start, difference) => {
    expect(termDifferences(recommended, { ...recommended, start })).toEqual([{ field: 'start', ...difference }])
  })

  test('adding the difference to the recommendation gives the amendment back', () => {
    const terms = fc.record({
      cards: fc.integer({ min: 1, max: 500 }),
      months: fc.integer({ min: 1, max: 60 }),
      start: fc.constant('2027-02-01'),
      subsidyBp: fc.integer({ min: 0, max: 9_000 }),
      ceilingCents: fc.integer({ min: 0, max: 1e12 }),
    })
    fc.assert(
      fc.property(terms, terms, (from, to) => {
        const rebuilt: Record<string, number | string> = { ...from }
        for (const one of termDifferences(from, to)) rebuilt[one.field] = Number(rebuilt[one.field]) + one.by
        expect(rebuilt).toEqual(to)
      }),
    )
  })
})

describe('the difference in conditions', () => {
  const report = { text: 'Interim report', due: '2027-05-31' }
  const use = { text: 'Use at 60%', due: '2027-04-30' }
  test.each([
    ['none', [report], [report], { added: 0, removed: 0, moved: 0 }],
    ['one added', [report], [report, use], { added: 1, removed: 0, moved: 0 }],
    ['one removed', [report, use], [use], { added: 0, removed: 1, moved: 0 }],
    ['another date', [report], [{ ...report, due: '2027-06-30' }], { added: 0, removed: 0, moved: 1 }],
    ['other words', [report], [use], { added: 1, removed: 1, moved: 0 }],
    ['the same twice', [report], [report, { ...report, due: '2027-12-31' }], { added: 1, removed: 0, moved: 0 }],
    ['the later one first', [report], [{ ...report, due: '2027-12-31' }, report], { added: 1, removed: 0, moved: 0 }],
  ])('%s', (_name, from, to, difference) => expect(conditionDifference(from, to)).toEqual(difference))
})
