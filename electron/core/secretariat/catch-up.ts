import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { sealAgain } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { activeDevices, type RosterRow } from '../store/roster.ts'
import { setSetting, setting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import { mustBe } from './acting.ts'

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
    (row) => row.device !== desk.own.device && !done.includes(noteOf(row)),
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

const toAll = `kind IN ('committee', 'roster-entry', 'roster-countersignature', 'scoring-settings', 'price-table',
  'batch', 'agenda', 'item')`
const ofMember = `record_id IN (SELECT record_id FROM grants WHERE member = ?
  UNION SELECT record_id FROM declarations WHERE member = ? UNION SELECT record_id FROM rulings WHERE member = ?
  UNION SELECT record_id FROM register_entries WHERE member = ?)`
const ofSecretariat = 'record_id IN (SELECT record_id FROM register_entries)'
const toRuleOn = `record_id IN (SELECT record_id FROM declarations WHERE answer = 'interest'
  UNION SELECT record_id FROM rulings)`

/** As `readers.ts` would have sealed them, had the device been there. */
function recordsFor({ store }: Desk, row: RosterRow): readonly RecordId[] {
  const { member } = row
  return store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM log WHERE bytes IS NOT NULL AND (${toAll} OR ${ofMember}
       ${isRuler(row) ? `OR ${toRuleOn}` : ''}
       ${row.role === 'secretary' ? `OR ${ofSecretariat}` : ''}) ORDER BY position`,
      member,
      member,
      member,
      member,
    )
    .map(({ recordId }) => recordId)
}
