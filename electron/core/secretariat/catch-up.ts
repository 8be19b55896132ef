import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { sealAgain } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { activeDevices, entriesOfDevice, type RosterRow } from '../store/roster.ts'
import { setSetting, setting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import { mustBe } from './acting.ts'
import { newestOfDevice } from './people.ts'

// A record is sealed to those who were in the roster when it was signed. Who came later gets it again from the
// secretariat: the same record, in an envelope of its own.

/**
 * For every device that the chairman has let in since the last time. Repeating it costs envelopes, never a second
 * record. Gives how many devices. Errors: `bad-request` (not the secretariat), those of the store.
 */
export async function catchUp(desk: Desk): Promise<Result<number, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const done = caughtUp(desk)
  const newcomers = activeDevices(desk.store, toNow(desk)).filter(
    (row) => row.device !== desk.own.device && !done.includes(noteOf(row)) && isOursToCatchUp(desk, row),
  )
  for (const row of newcomers) {
    const sent = await sealAgain(desk, recordsFor(desk, row), [row.sealKey])
    if (!sent.ok) return sent
    const noted = transact(desk.store, () =>
      setSetting(desk.store, 'caught-up', JSON.stringify([...caughtUp(desk), noteOf(row)])),
    )
    if (!noted.ok) return noted
  }
  return ok(newcomers.length)
}

const caughtUp = ({ store }: Desk): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(setting(store, 'caught-up') ?? '[]'))

const isRuler = ({ role }: RosterRow): boolean => role === 'chairman' || role === 'vice-chairman'
/** Who comes to rule later needs what there is to rule on, beyond what the same laptop was given as a member's. */
const noteOf = (row: RosterRow): string => (isRuler(row) ? `${row.device} rules` : row.device)

/**
 * Of several secretariat laptops the one that let the newcomer in; another only where that one has been retired since.
 * Otherwise each would send everything to everybody.
 */
function isOursToCatchUp({ store, own }: Desk, row: RosterRow): boolean {
  const { author } = isRuler(row) ? row : (entriesOfDevice(store, row.device)[0] ?? row)
  return author === own.device || newestOfDevice(store, author)?.status !== 'active'
}

const toAll = `kind IN ('committee', 'roster-entry', 'roster-countersignature', 'scoring-settings', 'price-table',
  'batch', 'agenda', 'item')`
const ofMember = `record_id IN (SELECT record_id FROM grants WHERE member = ?
  UNION SELECT record_id FROM declarations WHERE member = ? UNION SELECT record_id FROM rulings WHERE member = ?
  UNION SELECT record_id FROM register_entries WHERE member = ?)`
const ofSecretariat = `kind IN ('papers', 'grant', 'grant-revoked', 'declaration', 'ruling', 'vote', 'delivery',
  'register-entry')`
const chairmen = `SELECT member FROM roster WHERE counts = 1 AND role = 'chairman'`
/** The vice-chairman reads the chairman's interests alone, the chairman everybody's; both read every ruling. */
const toRuleOn = (role: RosterRow['role']): string => `record_id IN (SELECT record_id FROM rulings
  UNION SELECT record_id FROM declarations WHERE answer = 'interest'
    ${role === 'vice-chairman' ? `AND member IN (${chairmen})` : ''})`

/** As `readers.ts` would have sealed them, had the device been there. */
function recordsFor({ store }: Desk, row: RosterRow): readonly RecordId[] {
  const { member } = row
  return store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM log WHERE bytes IS NOT NULL AND (${toAll} OR ${ofMember}
       ${isRuler(row) ? `OR ${toRuleOn(row.role)}` : ''}
       ${row.role === 'secretary' ? `OR ${ofSecretariat}` : ''}) ORDER BY kind LIKE 'roster-%' DESC, position`,
      member,
      member,
      member,
      member,
    )
    .map(({ recordId }) => recordId)
}
