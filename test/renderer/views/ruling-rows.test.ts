import { expect, test } from 'vitest'
import type { RulingsView } from '../../../shared/api/rulings.ts'
import { groupRulings, markedRuling, type RuledRow } from '../../../renderer/views/rulings/ruling-rows.ts'

const interest = (name: string) => ({ declaration: name }) as unknown as RulingsView['waiting'][number]
const ruled = (name: string) => ({ ...interest(name), ruling: 'observe' }) as RulingsView['made'][number]

test('what waits comes first, and a group without rows is left out', () => {
  const view: RulingsView = {
    ruler: 'chairman',
    waiting: [interest('a')],
    made: [],
    withdrew: [interest('b'), interest('c')],
  }
  expect(groupRulings(view).map(({ state, rows }) => [state, rows.length])).toEqual([
    ['waiting', 1],
    ['withdrew', 2],
  ])
})

test('the choice counts before the ruling in force; what waits has none', () => {
  const made: RuledRow = { state: 'made', interest: ruled('a') }
  const waiting: RuledRow = { state: 'waiting', interest: interest('b') }
  expect(markedRuling(made, undefined)).toBe('observe')
  expect(markedRuling(made, 'withdraw')).toBe('withdraw')
  expect(markedRuling(waiting, undefined)).toBeNull()
})
