import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err } from '../../shared/result.ts'
import { storeErrorOf } from './store/transact.ts'

/** Turns what disk and database throw into errors a person can act on; anything else is a bug and is thrown on. */
export async function expecting<T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await work()
  } catch (error) {
    const known = storeErrorOf(error)
    if (known === null) throw error
    return err(known)
  }
}
