import type { MemberId } from '../../shared/ids.ts'
import type { KnownRecord, ParsedRecord, Role } from '../../shared/records.ts'
import { committeeIdOf, deviceIdOf } from './crypto/device-keys.ts'
import type { Desk } from './desk.ts'
import { entriesOfDevice, entrySignedUnder, type RosterRow } from './store/roster.ts'

/** Who wrote a record, as far as the roster of this desk tells. */
export type Author =
  | { readonly state: 'unknown' }
  /** The entry waits for the chairman. */
  | { readonly state: 'pending'; readonly signKey: Uint8Array }
  /** It had ended by then. */
  | { readonly state: 'retired'; readonly signKey: Uint8Array }
  | ActiveAuthor
export interface ActiveAuthor {
  readonly state: 'active'
  readonly signKey: Uint8Array
  readonly member: MemberId
  readonly role: Role
}

export function authorOf(desk: Desk, parsed: Exclude<ParsedRecord, { state: 'invalid' }>): Author {
  const frame = parsed.state === 'known' ? parsed.record : parsed.frame
  const entries = entriesOfDevice(desk.store, frame.device)
  const first = entries[0]
  if (first === undefined)
    return (parsed.state === 'known' ? foundingAuthor(parsed.record) : null) ?? { state: 'unknown' }
  // A device's id is a hash of its key, so all its entries have the same key.
  const signKey = Buffer.from(first.signKey, 'hex')
  const entry = entrySignedUnder(desk.store, frame.device, frame.at)
  if (entry !== null) {
    const { member, role } = entry
    return entry.status === 'active' ? { state: 'active', signKey, member, role } : { state: 'retired', signKey }
  }
  return (
    (parsed.state === 'known' ? firstChairman(parsed.record, entries, signKey) : null) ?? { state: 'pending', signKey }
  )
}

/** The very first entry certifies itself: the committee's id is made of its key. */
function foundingAuthor(record: KnownRecord): ActiveAuthor | null {
  if (record.kind !== 'roster-entry' || record.body.device !== record.device || record.body.role !== 'secretary')
    return null
  const signKey = Buffer.from(record.body.signKey, 'hex')
  if (committeeIdOf(signKey) !== record.committee || deviceIdOf(signKey) !== record.device) return null
  return { state: 'active', signKey, member: record.body.member, role: 'secretary' }
}

/** The first chairman countersigns the own entry, which does not count before. The roster decides whether it helps. */
function firstChairman(record: KnownRecord, entries: readonly RosterRow[], signKey: Uint8Array): ActiveAuthor | null {
  if (record.kind !== 'roster-countersignature') return null
  const own = entries.find(({ recordId, role }) => recordId === record.body.entry && role === 'chairman')
  return own === undefined ? null : { state: 'active', signKey, member: own.member, role: 'chairman' }
}
