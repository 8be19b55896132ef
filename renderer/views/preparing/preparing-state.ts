import type { ApplicationId } from '../../../shared/ids.ts'
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
  readonly tab: Tab
  /** What was done last and can be seen nowhere else; said once. */
  readonly said: string | null
}

const unfiltered = { choice: 'all', query: '' } as const

/** Which applications are listed and which one is open. */
export const usePreparing = createForgettable<PreparingState>(() => ({
  ...unfiltered,
  order: 'reference',
  chosen: null,
  shown: 'list',
  tab: 'form',
  said: null,
}))

export const clearFilter = (): void => usePreparing.setState(unfiltered)

/** Opens one beside the list, on the tab that was open last. */
export const openPrepared = (chosen: ApplicationId, tab?: Tab): void =>
  usePreparing.setState({ chosen, shown: 'application', ...(tab === undefined ? {} : { tab }) })

export const showList = (): void => usePreparing.setState({ shown: 'list' })
