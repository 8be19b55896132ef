import type { CarriedRequest, ReadCarry, WrittenCarry } from '../../../shared/api/carrying.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createForgettable } from '../../state/forgettable.ts'

export type CarryOutcome =
  | { readonly kind: 'written'; readonly value: WrittenCarry }
  | { readonly kind: 'taken'; readonly value: ReadCarry }
  | { readonly kind: 'carried'; readonly value: readonly CarriedRequest[] }
  | { readonly kind: 'failed'; readonly error: AppError }

interface CarryState {
  /** Of the last go at a folder; it stays while the person looks at other rooms. */
  readonly outcome: CarryOutcome | null
}
export const useCarryState = createForgettable<CarryState>(() => ({ outcome: null }))
