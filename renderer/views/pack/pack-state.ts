import type { AppError } from '../../../shared/errors.ts'
import type { MemberId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'

interface PackState {
  /** For whom the secretariat looks at the pack; null: for this desk itself. */
  readonly copyFor: MemberId | null
  /** Why the last keystroke of the agenda is not kept; null: it is. */
  readonly draftError: AppError | null
}
export const usePackState = createForgettable<PackState>(() => ({ copyFor: null, draftError: null }))
export const chooseReader = (copyFor: MemberId | null): void => usePackState.setState({ copyFor })
