import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { transact } from '../store/transact.ts'
import type { PackPlan } from './plan.ts'

/**
 * Whoever has a copy has its papers before them, read on this screen or not: a late withdrawal must say so. Errors: of
 * `transact`.
 */
export const noteOpened = ({ store, deps }: Desk, { items }: PackPlan): Result<null, AppError> =>
  transact(store, () => {
    const now = new Date(deps.now()).toISOString()
    for (const item of items) {
      if (item.kind !== 'application') continue
      for (const { hash } of item.documents)
        store.run(
          `INSERT OR IGNORE INTO reading (application, document, furthest_page, last_page, opened_at)
           VALUES (?, ?, 0, 1, ?)`,
          item.applicationId,
          hash,
          now,
        )
    }
    return null
  })
