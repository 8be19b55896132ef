import type { DeviceId, MemberId } from '../../../shared/ids.ts'
import type { Body, Role } from '../../../shared/records.ts'
import type { DeviceRole } from '../../../shared/wire.ts'
import type { Store } from '../store/store.ts'
import { entriesOfDevice, entryAt, rosterRows, type RosterRow } from '../store/roster.ts'

// What the secretariat has signed about people and laptops last, whether the chairman has agreed or not.

/** The entry that holds, or the one that is to hold. Null: the device is unknown. */
export const newestOfDevice = (store: Store, device: DeviceId): RosterRow | null =>
  entriesOfDevice(store, device).at(-1) ?? null

/** Its newest entry retires it, and the chairman has not agreed yet: the server lets it do nothing already. */
export const isRetiring = (store: Store, device: DeviceId): boolean => {
  const newest = newestOfDevice(store, device)
  return newest?.status === 'retired' && !newest.counts
}

/** One row a laptop that is in use or is to be. */
export function laptopsOf(store: Store, member: MemberId): readonly RosterRow[] {
  const devices = new Set(rosterRows(store).flatMap((row) => (row.member === member ? [row.device] : [])))
  return [...devices]
    .map((device) => newestOfDevice(store, device))
    .filter((row) => row !== null)
    .filter(({ status }) => status === 'active')
}

/** What the member is today, by any laptop; what the member is to be, before the first is countersigned. */
export function newestOfMember(store: Store, member: MemberId, at: string): RosterRow | null {
  const rows = rosterRows(store).filter((row) => row.member === member)
  const inForce = rows
    .map(({ device }) => entryAt(store, device, at))
    .filter((row) => row !== null)
    .toSorted((a, b) => Number(a.status === 'active') - Number(b.status === 'active') || (a.at < b.at ? -1 : 1))
  return inForce.at(-1) ?? rows.at(-1) ?? null
}

export const toPerson = ({
  member,
  role,
  name,
  termEnds,
}: Pick<RosterRow, 'member' | 'role' | 'name' | 'termEnds'>): Pick<
  Body<'roster-entry'>,
  'member' | 'role' | 'name' | 'termEnds'
> => ({ member, role, name, ...(termEnds !== null && { termEnds }) })

export const serverRole = (role: Role): DeviceRole => (role === 'secretary' ? 'secretariat' : 'member')
