import type { BatchId } from '../../shared/ids.ts'
import { createForgettable } from './forgettable.ts'

/** The batch that the member's rooms are about. Null: the newest. */
export const useShownBatch = createForgettable<{ readonly batch: BatchId | null }>(() => ({ batch: null }))

/** What to ask the desk for. */
export const useBatchArgument = (): { readonly batch: BatchId } | undefined => {
  const batch = useShownBatch((state) => state.batch)
  return batch === null ? undefined : { batch }
}
