import { expect, test } from 'vitest'
import { toSpan } from '../../../renderer/format/span.ts'

const hourMs = 3_600_000
test.each([
  [10_000, 'minutes', 1],
  [119 * 60_000, 'minutes', 119],
  [2 * hourMs, 'hours', 2],
  [47.9 * hourMs, 'hours', 47],
  [48 * hourMs, 'days', 2],
  [20.5 * 24 * hourMs, 'days', 20],
] as const)('%i ms are told in %s: %i', (ms, unit, count) => {
  expect(toSpan(ms)).toEqual({ unit, count })
})
