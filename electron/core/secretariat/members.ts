import type { AppError } from '../../../shared/errors.ts'
import type { DeviceId, MemberId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { toNow } from '../standing.ts'
import { activeDevices, type RosterRow } from '../store/roster.ts'
import { toAppError } from '../sync/call-error.ts'
import { connect } from '../sync/connect.ts'
import { composeAll, mustBe } from './acting.ts'
import { invite, openInvites, withdrawInvite, type Invitation } from './invites.ts'
import { isRetiring, laptopsOf, newestOfDevice, newestOfMember, serverRole, toPerson } from './people.ts'

// What the secretariat does about people who are in the roster. All of it waits for the chairman, but for the server,
// which turns a retired laptop away at once.

/**
 * Ends a laptop's access: at the server at once, in the roster once the chairman has countersigned. Repeating it signs
 * nothing more. Errors: `not-found`, `bad-request` (not the secretariat), `own-laptop`, `no-countersigner`, those of the
 * network and of the store.
 */
export async function retireDevice(desk: Desk, device: DeviceId): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const newest = newestOfDevice(desk.store, device)
  if (newest === null) return err({ kind: 'not-found' })
  if (device === desk.own.device) return err({ kind: 'own-laptop' })
  const left = mustLeaveChairman(desk, [device])
  if (!left.ok && !isViceLeft(desk, device)) return left
  return retire(desk, newest)
}

async function retire(desk: Desk, newest: RosterRow): Promise<Result<null, AppError>> {
  const { device, signKey, sealKey, role } = newest
  const put = await connect(desk).putDevice(device, { publicKey: signKey, role: serverRole(role), status: 'revoked' })
  if (!put.ok) return err(toAppError(put.error))
  if (newest.status === 'retired') return ok(null)
  const from = hongKongDay(toNow(desk))
  const body = { ...toPerson(newest), device, signKey, sealKey, status: 'retired', from } as const
  const retired = await composeAll(desk, [{ kind: 'roster-entry', body }])
  return retired.ok ? ok(null) : retired
}

/**
 * All laptops of a member, and what invitations are out for further ones. Errors: of `retireDevice`, before anything is
 * done.
 */
export async function retireMember(desk: Desk, member: MemberId): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const laptops = laptopsOf(desk.store, member)
  const devices = laptops.map(({ device }) => device)
  if (devices.includes(desk.own.device)) return err({ kind: 'own-laptop' })
  const left = mustLeaveChairman(desk, devices)
  if (!left.ok) return left
  for (const one of openInvites(desk.store).filter((open) => open.member === member)) {
    const withdrawn = await withdrawInvite(desk, one.inviteId)
    if (!withdrawn.ok) return withdrawn
  }
  for (const laptop of laptops) {
    const retired = await retire(desk, laptop)
    if (!retired.ok) return retired
  }
  return ok(null)
}

/** Errors: `not-found`, those of `invite`. */
export async function inviteLaptop(desk: Desk, member: MemberId): Promise<Result<Invitation, AppError>> {
  const known = newestOfMember(desk.store, member, toNow(desk))
  if (known === null) return err({ kind: 'not-found' })
  const { name, role, termEnds } = known
  return invite(desk, { member, name, role, termEnds })
}

/**
 * The lost laptop is turned away first, then another is invited; cut short between the two, it may be repeated. Errors:
 * of `retireDevice` and `invite`.
 */
export async function replaceLaptop(desk: Desk, device: DeviceId): Promise<Result<Invitation, AppError>> {
  const retired = await retireDevice(desk, device)
  if (!retired.ok) return retired
  const newest = newestOfDevice(desk.store, device)
  return newest === null ? err({ kind: 'not-found' }) : inviteLaptop(desk, newest.member)
}

/**
 * A new entry for each laptop of the member; none where nothing changes. Errors: `not-found`, `bad-request` (not the
 * secretariat; or from or to secretary, which is another kind of access and needs another laptop), `no-countersigner`,
 * those of the store.
 */
export async function changeTerm(
  desk: Desk,
  member: MemberId,
  { role, termEnds }: { readonly role: Role; readonly termEnds: string | null },
): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const laptops = laptopsOf(desk.store, member)
  if (laptops.length === 0) return err({ kind: 'not-found' })
  if (laptops.some((laptop) => serverRole(laptop.role) !== serverRole(role)))
    return err({ kind: 'bad-request', reason: 'role' })
  const left =
    role === 'chairman'
      ? ok(null)
      : mustLeaveChairman(
          desk,
          laptops.map(({ device }) => device),
        )
  if (!left.ok) return left
  const from = hongKongDay(toNow(desk))
  const drafts = laptops
    .filter((laptop) => laptop.role !== role || laptop.termEnds !== termEnds)
    .map(({ device, signKey, sealKey, name }): Draft => {
      const person = toPerson({ member, role, name, termEnds })
      return { kind: 'roster-entry', body: { ...person, device, signKey, sealKey, status: 'active', from } }
    })
  const changed = await composeAll(desk, drafts)
  return changed.ok ? ok(null) : changed
}

/** Another laptop of the same chairman can then be let in by the vice-chairman, and countersigns this one's end. */
const isViceLeft = (desk: Desk, without: DeviceId): boolean =>
  activeDevices(desk.store, toNow(desk)).some(
    ({ role, device }) => role === 'vice-chairman' && device !== without && !isRetiring(desk.store, device),
  )

/** Without a chairman's laptop that the server still takes records from, nothing could be countersigned ever again. */
function mustLeaveChairman(desk: Desk, without: readonly DeviceId[]): Result<null, AppError> {
  const chairmen = activeDevices(desk.store, toNow(desk)).filter(
    ({ role, device }) => role === 'chairman' && !isRetiring(desk.store, device),
  )
  const isAffected = chairmen.some(({ device }) => without.includes(device))
  const isLeft = chairmen.some(({ device }) => !without.includes(device))
  return isAffected && !isLeft ? err({ kind: 'no-countersigner' }) : ok(null)
}
