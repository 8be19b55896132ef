import { describe, expect, test } from 'vitest'
import { reasonIsOpen } from '../../../renderer/views/application/reasons-gate.ts'
import { choiceOfKey, scoreOfKey } from '../../../renderer/views/application/score-keys.ts'

describe('Cyberport’s reason for a criterion', () => {
  test.each([
    ['not scored', 1, [7, null, null, null], false, false],
    ['scored', 0, [7, null, null, null], false, true],
    ['scored with nought', 3, [null, null, null, 0], false, true],
    ['another is scored', 2, [7, 6, null, 8], false, false],
    ['not scored, but the member wants it always', 2, [null, null, null, null], true, true],
    ['beyond the four', 4, [7, 6, 5, 4], false, false],
  ])('%s', (_name, index, scores, alwaysShow, open) => expect(reasonIsOpen(index, { scores, alwaysShow })).toBe(open))
})

describe('keys', () => {
  test.each([
    ['0', 0],
    ['9', 9],
    ['t', 10],
    ['T', 10],
    ['Backspace', 'clear'],
    ['Delete', 'clear'],
    ['x', null],
    ['10', null],
    ['Enter', null],
  ])('%s in the score cells', (key, meaning) => expect(scoreOfKey(key)).toBe(meaning))
  test.each([
    ['0', '1', 300, 10],
    ['0', '1', 1_200, 0],
    ['0', '2', 300, 0],
    ['5', '1', 300, 5],
    ['0', null, 0, 0],
  ])('%s after %s, %i ms later', (key, before, laterMs, mark) =>
    expect(scoreOfKey(key, before === null ? null : { key: before, atMs: 5_000 }, 5_000 + laterMs)).toBe(mark),
  )
  test.each([
    ['a', 'as-recommended'],
    ['M', 'amended'],
    ['d', 'defer'],
    ['R', 'reject'],
    ['b', 'abstain'],
    ['x', null],
    ['constructor', null],
  ])('%s in the vote', (key, choice) => expect(choiceOfKey(key)).toBe(choice))
})
