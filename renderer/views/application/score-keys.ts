/** What a key means inside the row of score cells. T is ten, because 1 and 0 are marks of their own. */
export function scoreOfKey(key: string): number | 'clear' | null {
  if (/^[0-9]$/.test(key)) return Number(key)
  if (key === 't' || key === 'T') return 10
  return key === 'Backspace' || key === 'Delete' ? 'clear' : null
}

const choices = new Map<string, VoteChoice>([
  ['a', 'as-recommended'],
  ['m', 'amended'],
  ['d', 'defer'],
  ['r', 'reject'],
  ['b', 'abstain'],
])
export type VoteChoice = 'as-recommended' | 'amended' | 'defer' | 'reject' | 'abstain'

/** Letter and choice in the order of the list. */
export const choiceLetters: readonly (readonly [string, VoteChoice])[] = [...choices]

export const choiceOfKey = (key: string): VoteChoice | null => choices.get(key.toLowerCase()) ?? null
