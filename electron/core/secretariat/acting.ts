import type { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose, type Composed } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { toNow } from '../standing.ts'
import { activeDevices, entryAt, type RosterRow } from '../store/roster.ts'

/** What this desk is today; null before it has been let in. */
export const ownRole = (desk: Desk): Role | null => entryAt(desk.store, desk.own.device, toNow(desk))?.role ?? null

/**
 * Other desks would refuse the records of a desk without the right; here it is refused before anything is signed.
 * Error: `bad-request` with reason `role`.
 */
export function mustBe(desk: Desk, ...roles: readonly Role[]): Result<null, AppError> {
  const role = ownRole(desk)
  return role !== null && roles.includes(role) ? ok(null) : err({ kind: 'bad-request', reason: 'role' })
}

/** Signs drafts as they are, none if there are none. Errors: of `compose`. */
export async function composeAll(desk: Desk, drafts: readonly Draft[]): Promise<Result<readonly Composed[], AppError>> {
  return drafts.length === 0 ? ok([]) : compose(desk, () => ok(drafts))
}

/** Everybody who declares, reads and votes: one row a member, of one of the member's devices. */
export function membersOf(desk: Desk): readonly RosterRow[] {
  const rows = activeDevices(desk.store, toNow(desk)).filter(({ role }) => role !== 'secretary')
  return [...new Map(rows.map((row) => [row.member, row])).values()]
}

export const randomId = (desk: Pick<Desk, 'deps'>): string => Buffer.from(desk.deps.random(16)).toString('hex')
