import { describe, expect, test } from 'vitest'
import { noFind, reportToView } from '../../../renderer/pdf/find-state.ts'

const count = (current: number, total: number) => ({ matchesCount: { current, total } })

describe('what the find bar says', () => {
  test.each([
    [0, 'found'],
    [1, 'not-found'],
    [2, 'wrapped'],
    [3, 'searching'],
    [9, 'idle'],
  ] as const)('state %i is "%s"', (state, name) =>
    expect(reportToView(noFind, { state, ...count(1, 2) }).state).toBe(name),
  )

  test('a count alone raises the numbers and keeps the verdict and the words', () => {
    const view = { query: 'culture', state: 'found', current: 1, total: 10 } as const
    expect(reportToView(view, count(1, 552))).toEqual({ ...view, total: 552 })
  })
})
