import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearch } from '../../../tools/hunt/search-bytes.ts'

/** Few different bytes, so that needles overlap, begin alike and lie in one another; high ones, for the sign of a word. */
const bytes = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(0, 1, 0xff), { minLength, maxLength }).map((all) => Buffer.from(all))

test('many byte strings are found in one pass as each would be alone', () => {
  fc.assert(
    fc.property(fc.array(bytes(4, 7), { maxLength: 12 }), bytes(0, 120), (needles, haystack) => {
      const alone = needles.flatMap((needle, i) => (haystack.includes(needle) ? [i] : []))
      expect([...createSearch(needles)(haystack)].sort((a, b) => a - b)).toEqual(alone)
    }),
    { numRuns: 500 },
  )
})

test('one that would be found by accident is refused', () => {
  expect(() => createSearch([Buffer.from('abc')])).toThrow(RangeError)
})
