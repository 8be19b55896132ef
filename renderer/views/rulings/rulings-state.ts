import type { RecordId } from '../../../shared/ids.ts'
import type { Ruling } from '../../../shared/records.ts'
import { createForgettable } from '../../state/forgettable.ts'

interface RulingsState {
  readonly chosen: RecordId | null
  /** Choices that are not signed yet, by declaration. */
  readonly choices: ReadonlyMap<RecordId, Ruling>
  /** What was signed last, and when. */
  readonly signed: { readonly declaration: RecordId; readonly at: string } | null
}

export const useRulingsState = createForgettable<RulingsState>(() => ({
  chosen: null,
  choices: new Map(),
  signed: null,
}))

export const chooseRow = (chosen: RecordId): void => useRulingsState.setState({ chosen })

export function chooseRuling(declaration: RecordId, ruling: Ruling): void {
  useRulingsState.setState(({ choices }) => ({ choices: new Map(choices).set(declaration, ruling) }))
}

export function forgetChoice(declaration: RecordId): void {
  useRulingsState.setState(({ choices }) => {
    const rest = new Map(choices)
    rest.delete(declaration)
    return { choices: rest }
  })
}
