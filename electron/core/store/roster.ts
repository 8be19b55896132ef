import type { Bilingual, CommitteeId, DeviceId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/records.ts'
import type { Countersignature, RosterLine } from '../../../shared/rules/roster.ts'
import { countingEntries, entryInForce, entryWhenSigned } from '../../../shared/rules/roster.ts'
import { committeeIdOf } from '../crypto/device-keys.ts'
import type { Store } from './store.ts'

export interface RosterRow {
  readonly recordId: RecordId
  readonly author: DeviceId
  readonly seq: number
  readonly at: string
  readonly member: MemberId
  readonly role: Role
  readonly name: Bilingual
  readonly device: DeviceId
  /** Ed25519, hex. */
  readonly signKey: string
  /** `age1…`. */
  readonly sealKey: string
  readonly status: 'active' | 'retired'
  readonly from: string
  /** Null: no end is set. */
  readonly termEnds: string | null
  /** Countersigned, or one of the two beginnings. */
  readonly counts: boolean
}

const select = `SELECT record_id AS recordId, author, seq, at, member, role, name, device, sign_key AS signKey,
  seal_key AS sealKey, status, from_date AS "from", term_ends AS termEnds,
  counts FROM roster`
type Raw = Omit<RosterRow, 'name' | 'counts'> & { readonly name: string; readonly counts: number }
const toRow = (raw: Raw): RosterRow => ({
  ...raw,
  name: JSON.parse(raw.name) as Bilingual,
  counts: raw.counts === 1,
})

export const rosterRows = (store: Store): readonly RosterRow[] =>
  store.all<Raw>(`${select} ORDER BY at, record_id`).map(toRow)

/** Every entry for one device, whether it counts or not, oldest first. */
export const entriesOfDevice = (store: Store, device: DeviceId): readonly RosterRow[] =>
  store.all<Raw>(`${select} WHERE device = ? ORDER BY at, record_id`, device).map(toRow)

/** Proposed by the secretariat, waiting for the chairman. */
export const pendingEntries = (store: Store): readonly RosterRow[] =>
  store.all<Raw>(`${select} WHERE counts = 0 ORDER BY at, record_id`).map(toRow)

/** What the device was at that instant; null when no entry of it counts. */
export const entryAt = (store: Store, device: DeviceId, at: string): RosterRow | null =>
  entryInForce(
    entriesOfDevice(store, device).filter(({ counts }) => counts),
    device,
    at,
  )

/** What the device was when it signed at that instant; null when no entry of it counts. */
export const entrySignedUnder = (store: Store, device: DeviceId, at: string): RosterRow | null =>
  entryWhenSigned(
    entriesOfDevice(store, device).filter(({ counts }) => counts),
    device,
    at,
  )

/** Devices that read today: one row each, active, counting. */
export function activeDevices(store: Store, at: string): readonly RosterRow[] {
  const counting = rosterRows(store).filter(({ counts }) => counts)
  const devices = [...new Set(counting.map(({ device }) => device))]
  return devices
    .map((device) => entryInForce(counting, device, at))
    .filter((row): row is RosterRow => row?.status === 'active')
}

/** Says anew which entries count, after the roster or a countersignature changed. */
export function recountRoster(store: Store, committee: CommitteeId): void {
  const rows = rosterRows(store)
  const lines: readonly RosterLine[] = rows.map((row) => ({
    ...row,
    isFoundingKey: committeeIdOf(Buffer.from(row.signKey, 'hex')) === committee,
  }))
  const counting = countingEntries(
    lines,
    store.all<Countersignature>('SELECT entry, device, at FROM countersignatures ORDER BY at, record_id'),
  )
  for (const { recordId, counts } of rows) {
    if (counts === counting.has(recordId)) continue
    store.run('UPDATE roster SET counts = ? WHERE record_id = ?', counts ? 0 : 1, recordId)
  }
}
