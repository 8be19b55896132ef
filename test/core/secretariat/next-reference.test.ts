import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextReference } from '../../../electron/core/secretariat/next-reference.ts'

test.each<readonly [readonly string[], string]>([
  [[], '2026-001'],
  [['2026-031', '2026-009'], '2026-032'],
  [['CS/9'], 'CS/10'],
  [['A1', 'A2', 'B7'], 'B8'],
  [['no number'], '2026-001'],
  [['7'], '8'],
  [['099'], '100'],
])('after %j comes %s', (known, next) => {
  expect(nextReference(known, '2026')).toBe(next)
})

test('is always free and fits', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 50 })), (known) => {
      const next = nextReference(known, '2026')
      expect(known).not.toContain(next)
      expect(next.length).toBeLessThanOrEqual(50)
    }),
  )
})
