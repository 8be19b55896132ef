import type { Ruling } from '../records.ts'

/** Where a member stands with an application, as the secretariat's desk knows it. */
export type BoardState =
  | 'not-declared'
  | 'to-be-ruled'
  | 'withdrawn'
  /** May read, and the key is not signed yet. */
  | 'to-be-granted'
  /** The key was signed; not every document has reached the member yet. */
  | 'granted'
  | 'received'
  /** All have arrived, and at least one was opened. */
  | 'opened'
  | 'taken-back'
  | 'lapsed'

export interface BoardFacts {
  /** The declaration in force. */
  readonly declaration: { readonly answer: 'none' | 'interest'; readonly withdrawn: boolean } | null
  /** On that declaration. */
  readonly ruling: Ruling | null
  /** The newest grant; without a lease end it was taken back. */
  readonly grant: { readonly leaseEnds: string | null } | null
  /** Documents of the papers in force, and how many of them the member's desk reported. */
  readonly documents: number
  readonly received: number
  readonly opened: number
}

export function boardState(facts: BoardFacts, now: string): BoardState {
  const { declaration, ruling, grant, documents, received, opened } = facts
  if (declaration === null) return 'not-declared'
  if (declaration.withdrawn || ruling === 'withdraw') return 'withdrawn'
  if (declaration.answer === 'interest' && ruling === null) return 'to-be-ruled'
  if (grant === null) return 'to-be-granted'
  if (grant.leaseEnds === null) return 'taken-back'
  if (grant.leaseEnds <= now) return 'lapsed'
  if (received < documents || documents === 0) return 'granted'
  return opened > 0 ? 'opened' : 'received'
}

const open: ReadonlySet<BoardState> = new Set(['not-declared', 'to-be-ruled', 'to-be-granted', 'granted'])
/** Somebody still has to do something before the member holds the papers. */
export const isIncomplete = (state: BoardState): boolean => open.has(state)
