import type { Category } from '../../../shared/application-form.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'
import type { Choice } from './batch-rows.ts'

interface BatchState {
  readonly choice: Choice
  readonly query: string
  readonly category: Category | null
  readonly chosen: ApplicationId | null
}

const unfiltered = { choice: 'all', query: '', category: null } as const

/** What is shown of the batch, and which row is chosen. */
export const useBatchState = createForgettable<BatchState>(() => ({ ...unfiltered, chosen: null }))

export const clearFilter = (): void => useBatchState.setState(unfiltered)
