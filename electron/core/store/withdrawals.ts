import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Ruling } from '../../../shared/records.ts'
import type { Store } from './store.ts'

/** A member's declaration in force, and what was ruled on it. */
export interface Declared {
  readonly recordId: RecordId
  readonly at: string
  readonly answer: 'none' | 'interest'
  /** Null: none, or it was about an older declaration. */
  readonly ruling: Ruling | null
  /**
   * Instant since which the member is out of the application: by an own late withdrawal, or by a ruling. Null: not
   * withdrawn.
   */
  readonly withdrawnAt: string | null
}

/** One question, however many applications. Not in the map: nothing is declared. */
export function declaredBy(
  store: Store,
  member: MemberId,
  applications: readonly ApplicationId[],
): ReadonlyMap<ApplicationId, Declared> {
  const rows = store.all<Declared & { application: ApplicationId }>(
    `SELECT d.application, d.record_id AS recordId, d.at, d.answer, r.ruling,
       CASE WHEN r.ruling = 'withdraw' THEN r.at WHEN d.withdrawn = 1 THEN d.at END AS withdrawnAt
     FROM current_declarations d
       LEFT JOIN current_rulings r
         ON r.application = d.application AND r.member = d.member AND r.declaration = d.record_id
     WHERE d.application IN (SELECT value FROM json_each(?)) AND d.member = ?`,
    JSON.stringify(applications),
    member,
  )
  return new Map(rows.map(({ application, ...declared }) => [application, declared]))
}

/** Null: not withdrawn. */
export const withdrawnAt = (store: Store, application: ApplicationId, member: MemberId): string | null =>
  declaredBy(store, member, [application]).get(application)?.withdrawnAt ?? null
