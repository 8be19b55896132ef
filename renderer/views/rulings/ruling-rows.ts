import type { DeclaredInterest, MadeRuling, RulingsView } from '../../../shared/api/rulings.ts'
import type { Ruling } from '../../../shared/records.ts'

export const rulingChoices: readonly Ruling[] = ['speak-and-vote', 'speak-not-vote', 'observe', 'withdraw']

export type RulingRow =
  | { readonly state: 'waiting'; readonly interest: DeclaredInterest }
  | { readonly state: 'made'; readonly interest: MadeRuling }
  | { readonly state: 'withdrew'; readonly interest: DeclaredInterest }

export interface RulingGroup {
  readonly state: RulingRow['state']
  readonly rows: readonly RulingRow[]
}

/** What waits first; groups without rows are left out. */
export function groupRulings({ waiting, made, withdrew }: RulingsView): readonly RulingGroup[] {
  const groups: readonly RulingGroup[] = [
    { state: 'waiting', rows: waiting.map((interest) => ({ state: 'waiting', interest })) },
    { state: 'made', rows: made.map((interest) => ({ state: 'made', interest })) },
    { state: 'withdrew', rows: withdrew.map((interest) => ({ state: 'withdrew', interest })) },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

export type RuledRow = Exclude<RulingRow, { state: 'withdrew' }>

/** The ruling that is marked: chosen now, else the one in force. */
export const markedRuling = (row: RuledRow, choice: Ruling | undefined): Ruling | null =>
  choice ?? (row.state === 'made' ? row.interest.ruling : null)
