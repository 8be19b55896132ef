import type { ApplicationId, MemberId } from '../../shared/ids.ts'
import type { Store } from './store/store.ts'
import { rosterRows } from './store/roster.ts'
import { withdrawnAt } from './store/withdrawals.ts'

/**
 * Who rules on a member's interest in an application: the chairman, but the vice-chairman on the chairman's own, and on
 * everybody's where the chairman has withdrawn. Others' words may name the applicant, so a chairman who withdrew must not
 * hold them either.
 */
export function rulerOn(store: Store, application: ApplicationId, member: MemberId): 'chairman' | 'vice-chairman' {
  const chairmen = chairmenOf(store)
  return chairmen.includes(member) || isChairmanOut(store, application, chairmen) ? 'vice-chairman' : 'chairman'
}

/** As far as this desk knows; secretariat and vice-chairman learn it as soon as it is signed. */
export const isChairmanOut = (
  store: Store,
  application: ApplicationId,
  chairmen: readonly MemberId[] = chairmenOf(store),
): boolean => chairmen.some((chairman) => withdrawnAt(store, application, chairman) !== null)

/** By each member's newest entry that counts: who was chairman before is a member like others. */
function chairmenOf(store: Store): readonly MemberId[] {
  const newest = new Map(rosterRows(store).flatMap((row) => (row.counts ? [[row.member, row] as const] : [])))
  return [...newest.values()].flatMap(({ member, role, status }) =>
    role === 'chairman' && status === 'active' ? [member] : [],
  )
}
