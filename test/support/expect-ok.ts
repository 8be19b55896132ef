import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

/** The value; an error ends the test with its kind. */
export function expectOk<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`expected to go well, but: ${JSON.stringify(result.error)}`)
  return result.value
}

export function expectError<T>(result: Result<T, AppError>): AppError {
  if (result.ok) throw new Error('expected an error')
  return result.error
}
