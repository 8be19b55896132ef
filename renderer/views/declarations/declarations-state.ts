import type { ApplicationId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'

interface DeclarationsState {
  readonly chosen: ApplicationId | null
}

/** Which row of the declaration list is chosen. */
export const useDeclarationsState = createForgettable<DeclarationsState>(() => ({ chosen: null }))
