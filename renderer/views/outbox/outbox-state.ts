import type { RecordId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'

interface OutboxState {
  readonly chosen: RecordId | null
}

/** Which record's receipt is shown. */
export const useOutboxState = createForgettable<OutboxState>(() => ({ chosen: null }))
