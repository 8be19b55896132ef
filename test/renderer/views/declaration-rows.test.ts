import { describe, expect, test } from 'vitest'
import { groupDeclarations, isComplete, withAnswer } from '../../../renderer/views/declarations/declaration-rows.ts'
import { sampleDeclarations } from '../preview/sample-applications.ts'

const interest = { answer: 'interest', interestKind: 'honorary', text: 'Professor there' } as const

describe('an answer', () => {
  test.each([
    [{ answer: 'none', interestKind: null, text: '' }, true],
    [interest, true],
    [{ ...interest, interestKind: null }, false],
    [{ ...interest, text: '  ' }, false],
  ] as const)('%j is complete: %s', (draft, expected) => expect(isComplete(draft)).toBe(expected))

  test('of no interest drops what was written about one, and the same interest again keeps it', () => {
    expect(withAnswer(interest, 'none')).toEqual({ answer: 'none', interestKind: null, text: '' })
    expect(withAnswer(interest, 'interest')).toEqual(interest)
    expect(withAnswer(null, 'interest')).toEqual({ answer: 'interest', interestKind: null, text: '' })
  })
})

describe('the groups', () => {
  test('have what is still to answer first, each by number, and say the day that all rows share', () => {
    const [toAnswer, signed] = groupDeclarations(sampleDeclarations.rows)
    expect(toAnswer?.rows.map(({ number }) => number)).toEqual([2, 11])
    expect(toAnswer?.day).toBe('2026-11-20T01:00:00.000Z')
    expect(signed?.rows.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 12])
  })

  test('say no day when their rows differ', () => {
    const rows = sampleDeclarations.rows.map((row) =>
      row.state !== 'withdrawn' && row.number === 2 ? { ...row, addedAt: '2026-11-21T01:00:00.000Z' } : row,
    )
    expect(groupDeclarations(rows)[0]?.day).toBeNull()
  })
})
