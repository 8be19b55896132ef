import type { AppError } from '../../../shared/errors.ts'
import type { DeviceId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { entryInForce } from '../../../shared/rules/roster.ts'
import { rosterRows, type RosterRow } from './roster.ts'
import { setSetting, setting } from './settings.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

// Which laptops of which member this desk has come to know. The first ones of a member are taken as they come; what
// changes afterwards is told until the person at this desk says that it is noted.

export interface ChangedKey {
  readonly member: MemberId
  readonly device: DeviceId
}

/** Laptops whose key came, or was retired, since the member was first known here. */
export function changedKeys(store: Store, own: DeviceId, at: string): readonly ChangedKey[] {
  const known = new Set(knownKeys(store))
  const rows = keysInForce(store, at)
  const strangers = new Set(rows.map(({ member }) => member))
  for (const row of rows) if (isKnown(known, row)) strangers.delete(row.member)
  return rows
    .filter((row) => !strangers.has(row.member) && !known.has(noteOf(row)) && !isOwnAct(store, own, row.recordId))
    .map(({ member, device }) => ({ member, device }))
}

/** Takes over members that are new here, and changes that this desk has made itself. Errors: of `transact`. */
export function meetKeys(store: Store, own: DeviceId, at: string): Result<null, AppError> {
  const known = knownKeys(store)
  const told = new Set(changedKeys(store, own, at).map(({ device }) => device))
  const met = keysInForce(store, at)
    .filter(({ device }) => !told.has(device))
    .map(noteOf)
  const added = met.filter((note) => !known.includes(note))
  if (added.length === 0) return ok(null)
  return transact(store, () => keep(store, [...known, ...added]))
}

/** The person has taken note of them. Errors: of `transact`. */
export function noteKeys(store: Store, member: MemberId, at: string): Result<null, AppError> {
  const notes = keysInForce(store, at).flatMap((row) => (row.member === member ? [noteOf(row)] : []))
  return transact(store, () => keep(store, [...new Set([...knownKeys(store), ...notes])]))
}

function keysInForce(store: Store, at: string): readonly RosterRow[] {
  const counting = rosterRows(store).filter(({ counts, from }) => counts && from <= hongKongDay(at))
  const devices = [...new Set(counting.map(({ device }) => device))]
  return devices.map((device) => entryInForce(counting, device, at)).filter((row) => row !== null)
}

const noteOf = ({ device, status }: Pick<RosterRow, 'device' | 'status'>): string => `${device} ${status}`
const isKnown = (known: ReadonlySet<string>, { device }: RosterRow): boolean =>
  known.has(noteOf({ device, status: 'active' })) || known.has(noteOf({ device, status: 'retired' }))

/** Whoever signed or countersigned it has compared the words already. */
const isOwnAct = (store: Store, own: DeviceId, entry: RecordId): boolean =>
  store.get(
    `SELECT 1 FROM roster WHERE record_id = ? AND author = ?
     UNION ALL SELECT 1 FROM countersignatures WHERE entry = ? AND device = ?`,
    entry,
    own,
    entry,
    own,
  ) !== undefined

const knownKeys = (store: Store): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(setting(store, 'known-keys') ?? '[]'))
function keep(store: Store, notes: readonly string[]): null {
  setSetting(store, 'known-keys', JSON.stringify(notes))
  return null
}
