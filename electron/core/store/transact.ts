import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Store } from './store.ts'

/**
 * Every write goes through here. All of `work` is on the disk when this returns, or none of it. Inside another
 * `transact` it joins that one, and whatever goes wrong undoes both. Errors: `disk-full`, `disk-error`,
 * `damaged-database`; anything else that `work` throws is a bug and is thrown on.
 */
export function transact<T>(store: Store, work: () => T): Result<T, AppError> {
  if (store.database.inTransaction) return ok(work())
  try {
    return ok(store.database.transaction(work).immediate())
  } catch (error) {
    const known = storeErrorOf(error)
    if (known === null) throw error
    return err(known)
  }
}

type StoreError = Extract<AppError, { kind: 'disk-full' | 'disk-error' | 'damaged-database' }>

/** What a person can do about an SQLite or file error; null when it is a bug. */
export function storeErrorOf(error: unknown): StoreError | null {
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full' }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return { kind: 'damaged-database' }
  const isDisk = /^(SQLITE_(IOERR|CANTOPEN|READONLY|BUSY|LOCKED)|EIO$|EACCES$|EROFS$|EPERM$|EMFILE$)/.test(code)
  return isDisk ? { kind: 'disk-error' } : null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
