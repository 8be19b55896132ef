import type { ApplicationId, MemberId } from '../../shared/ids.ts'
import type { Store } from './store/store.ts'
import { rosterRows } from './store/roster.ts'
import { type Declared, declaredBy, withdrawnAt } from './store/withdrawals.ts'

/**
 * Who rules on a member's interest in an application: the chairman, but the vice-chairman on the chairman's own, and on
 * everybody's where the chairman has withdrawn. Others' words may name the applicant, so a chairman who withdrew must not
 * hold them either.
 */
export const rulerOn = (store: Store, application: ApplicationId, member: MemberId): Ruler =>
  createRulers(store, [application])(application, member)

/** `rulerOn` for many applications: a question a chairman, however many there are. */
export function createRulers(
  store: Store,
  applications: readonly ApplicationId[],
): (application: ApplicationId, member: MemberId) => Ruler {
  const chairmen = chairmenOf(store)
  const out = chairmen.map((chairman) => declaredBy(store, chairman, applications))
  return (application, member) =>
    chairmen.includes(member) || out.some((of) => isOut(of.get(application))) ? 'vice-chairman' : 'chairman'
}
const isOut = (declared: Declared | undefined): boolean => declared !== undefined && declared.withdrawnAt !== null

type Ruler = 'chairman' | 'vice-chairman'

/** As far as this desk knows; secretariat and vice-chairman learn it as soon as it is signed. */
export const isChairmanOut = (store: Store, application: ApplicationId): boolean =>
  chairmenOf(store).some((chairman) => withdrawnAt(store, application, chairman) !== null)

/** By each member's newest entry that counts: who was chairman before is a member like others. */
function chairmenOf(store: Store): readonly MemberId[] {
  const newest = new Map(rosterRows(store).flatMap((row) => (row.counts ? [[row.member, row] as const] : [])))
  return [...newest.values()].flatMap(({ member, role, status }) =>
    role === 'chairman' && status === 'active' ? [member] : [],
  )
}
