import type { MemberId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'

interface RegisterState {
  /** Null: this year. */
  readonly year: number | null
  readonly chosen: MemberId | null
}

export const useRegisterState = createForgettable<RegisterState>(() => ({ year: null, chosen: null }))

export const chooseMember = (chosen: MemberId): void => useRegisterState.setState({ chosen })
export const chooseYear = (year: number): void => useRegisterState.setState({ year })
