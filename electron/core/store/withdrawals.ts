import type { ApplicationId, MemberId } from '../../../shared/ids.ts'
import type { Store } from './store.ts'

/**
 * Instant since which the member is out of an application: by an own late withdrawal, or by a ruling on the current
 * declaration. Null: not withdrawn.
 */
export const withdrawnAt = (store: Store, application: ApplicationId, member: MemberId): string | null =>
  store.get<{ at: string }>(
    `SELECT coalesce(r.at, d.at) AS at FROM current_declarations d
     LEFT JOIN current_rulings r
       ON r.application = d.application AND r.member = d.member AND r.declaration = d.record_id
         AND r.ruling = 'withdraw'
     WHERE d.application = ? AND d.member = ? AND (d.withdrawn = 1 OR r.ruling IS NOT NULL)`,
    application,
    member,
  )?.at ?? null
