import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err } from '../../shared/result.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import { expecting } from './expected.ts'

/** Broken invariants end here: one line in the log that names the call, one sentence for the person. */
export async function guarded<T>(
  deps: Deps,
  where: string,
  work: () => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await expecting(work)
  } catch {
    deps.log({ event: 'unexpected', where })
    return err({ kind: 'unexpected' })
  }
}

/** Locked while it worked: nothing was written, and nothing is wrong. */
export async function untilLocked<T>(
  desk: Desk,
  work: () => Result<T, AppError> | Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await work()
  } catch (error) {
    if (desk.store.database.open) throw error
    return err({ kind: 'locked' })
  }
}
