import type { ApplicationId, BatchId, MemberId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'

export interface ChosenCell {
  readonly applicationId: ApplicationId
  readonly member: MemberId
}
interface PublishingState {
  /** Null: the first of the list. */
  readonly batch: BatchId | null
  readonly onlyIncomplete: boolean
  readonly cell: ChosenCell | null
  /** Whose papers are shown. */
  readonly papersOf: ApplicationId | null
  /** The chosen row of a plan. */
  readonly planRow: ApplicationId | null
}

/** Which batch is looked at, and where in it. */
export const usePublishing = createForgettable<PublishingState>(() => ({
  batch: null,
  onlyIncomplete: false,
  cell: null,
  papersOf: null,
  planRow: null,
}))

export const showBatch = (batch: BatchId): void =>
  usePublishing.setState({ batch, cell: null, papersOf: null, planRow: null })
