import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { PreparedChange } from '../../../shared/prepared.ts'
import { createForgettable } from '../../state/forgettable.ts'
import type { Choice, Order } from './prepared-rows.ts'

export type Tab = 'form' | 'documents' | 'assessment' | 'similar'

interface PreparingState {
  readonly choice: Choice
  readonly query: string
  readonly order: Order
  readonly chosen: ApplicationId | null
  /** What takes the room: the list, one application beside it, or the price tables. */
  readonly shown: 'list' | 'application' | 'prices'
  /** Whose assessment the price tables were opened from. */
  readonly cameFrom: ApplicationId | null
  readonly tab: Tab
  readonly said: SaidOfChange | null
}

/** What undo, redo or removing did, which can be seen nowhere else, or why it did not. */
export type SaidOfChange =
  | { readonly did: 'undone' | 'redone'; readonly change: PreparedChange | null }
  | { readonly did: 'removed'; readonly reference: string }
  | { readonly did: 'failed'; readonly error: AppError }

const unfiltered = { choice: 'all', query: '' } as const

/** Which applications are listed and which one is open. */
export const usePreparing = createForgettable<PreparingState>(() => ({
  ...unfiltered,
  order: 'reference',
  chosen: null,
  shown: 'list',
  cameFrom: null,
  tab: 'form',
  said: null,
}))

export const clearFilter = (): void => usePreparing.setState(unfiltered)

/** Opens one beside the list, on the tab that was open last. */
export const openPrepared = (chosen: ApplicationId, tab?: Tab): void =>
  usePreparing.setState({ chosen, shown: 'application', ...(tab === undefined ? {} : { tab }) })

export const showList = (): void => usePreparing.setState({ shown: 'list' })

export const showPrices = (cameFrom: ApplicationId | null): void => usePreparing.setState({ shown: 'prices', cameFrom })
