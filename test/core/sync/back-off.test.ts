import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOffMs } from '../../../electron/core/sync/back-off.ts'

const always = (byte: number) => (count: number) => new Uint8Array(count).fill(byte)

test('doubles from two seconds to ten minutes, and stays there', () => {
  const longest = [1, 2, 3, 4, 8, 9, 10, 11, 500].map((failures) => backOffMs(failures, always(255)) / 1000)
  expect(longest).toEqual([2, 4, 8, 16, 256, 512, 600, 600, 600])
})

test('is between half and all of it, whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.uint8Array({ minLength: 2, maxLength: 2 }),
      (failures, bytes) => {
        const wait = backOffMs(failures, () => bytes)
        const full = backOffMs(failures, always(255))
        expect(wait).toBeLessThanOrEqual(full)
        expect(wait).toBeGreaterThanOrEqual(full / 2 - 1)
      },
    ),
  )
})
