export interface PressedKey {
  readonly key: string
  readonly atMs: number
}
/** As quick as two digits of one number are typed. */
const tenWithinMs = 800

/** What a key means inside the row of score cells. Ten is T, or 1 and 0 typed as one number. */
export function scoreOfKey(key: string, before: PressedKey | null = null, atMs = 0): number | 'clear' | null {
  if (key === '0' && before?.key === '1' && atMs - before.atMs <= tenWithinMs) return 10
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
