import { describeError, type AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

/** In the demo nothing is expected to fail: what does ends it with the app's own sentence. */
export function expectOk<T>(doing: string, result: Result<T, AppError>): T {
  if (result.ok) return result.value
  throw new Error(`${doing}: ${describeError(result.error).en}`)
}
