import { describe, expect, test } from 'vitest'
import { checkSetUp, codeGroups, fieldOf, isSameGroup } from '../../../renderer/views/set-up/check-set-up.ts'

const good = {
  serverUrl: 'https://desk.example',
  code: '7KQ2',
  passphrase: 'four good words here',
  again: 'four good words here',
}

describe('set-up', () => {
  test.each([
    [{}, []],
    [{ serverUrl: 'http://127.0.0.1:8443' }, []],
    [{ serverUrl: 'http://desk.example' }, ['serverUrl']],
    [{ serverUrl: 'desk.example' }, ['serverUrl']],
    [{ serverUrl: '' }, ['serverUrl']],
    [{ code: ' ' }, ['code']],
    [{ again: 'four good words' }, ['again']],
    [{ passphrase: '', again: '' }, ['passphrase']],
  ])('with %j finds fault with %j', (change, faults) => {
    expect(Object.keys(checkSetUp({ ...good, ...change }))).toEqual(faults)
  })

  test('shows an answer of the desk at its field', () => {
    expect(fieldOf({ kind: 'invite-used' })).toBe('code')
    expect(fieldOf({ kind: 'weak-passphrase' })).toBe('passphrase')
    expect(fieldOf({ kind: 'offline' })).toBeNull()
  })

  test('takes the end of the recovery code as the desk would', () => {
    const groups = codeGroups('7KQ2-M9XD-81FJ')
    expect(groups).toEqual(['7KQ2', 'M9XD', '81FJ'])
    for (const typed of ['81FJ', '81fj', ' 8IFJ ', '８１ＦＪ']) expect(isSameGroup(typed, '81FJ'), typed).toBe(true)
    expect(isSameGroup('81FK', '81FJ')).toBe(false)
  })
})
