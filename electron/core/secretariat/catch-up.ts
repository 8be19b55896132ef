import type { AppError } from '../../../shared/errors.ts'
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
import { recordsFor } from './owed-records.ts'
import { newestOfDevice } from './people.ts'

// A record is sealed to those who were in the roster when it was signed. Who came later gets it again from the
// secretariat: the same record, in an envelope of its own. What others sign before they hear of the newcomer comes in
// afterwards, and is sent on as it comes.

/**
 * For every device that the chairman has let in: all there is, the first time, then what has come since from others.
 * Nothing is sealed twice to one device, but after a crash; desks drop it then. Gives how many devices were new. Errors: `bad-request`
 * (not the secretariat), those of the store.
 */
export async function catchUp(desk: Desk): Promise<Result<number, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { store, own } = desk
  const end = store.get<{ end: number | null }>('SELECT max(position) AS end FROM log')?.end ?? 0
  const before = caughtUp(desk)
  const devices = activeDevices(store, toNow(desk)).filter(
    (row) => row.device !== own.device && isOursToCatchUp(desk, row),
  )
  for (const row of devices) {
    const due = recordsFor(desk, row, before[noteOf(row)] ?? 0)
    if (due.length === 0) continue
    const sent = await sealAgain(desk, due, [row.sealKey], () => note(desk, [row], end))
    if (!sent.ok) return sent
  }
  const newcomers = devices.filter((row) => before[noteOf(row)] === undefined)
  const isMoved = devices.some((row) => before[noteOf(row)] !== end)
  const noted = isMoved ? transact(store, () => note(desk, devices, end)) : ok(null)
  return noted.ok ? ok(newcomers.length) : noted
}

/** To which position of this log each device has been sent what is its own. */
const CaughtUp = z.record(z.string(), z.int().min(0))
const caughtUp = ({ store }: Desk): Readonly<Record<string, number>> =>
  CaughtUp.parse(JSON.parse(setting(store, 'caught-up-to') ?? '{}'))

function note(desk: Desk, rows: readonly RosterRow[], position: number): null {
  const reached = Object.fromEntries(rows.map((row) => [noteOf(row), position]))
  setSetting(desk.store, 'caught-up-to', JSON.stringify({ ...caughtUp(desk), ...reached }))
  return null
}

/** Who comes to rule later needs what there is to rule on, beyond what the same laptop was given as a member's. */
const noteOf = (row: RosterRow): string =>
  row.role === 'chairman' || row.role === 'vice-chairman' ? `${row.device} rules` : row.device

/**
 * Of several secretariat laptops the one that let the newcomer in; another only where that one has been retired since.
 * Otherwise each would send everything to everybody.
 */
function isOursToCatchUp({ store, own }: Desk, row: RosterRow): boolean {
  const isRuler = row.role === 'chairman' || row.role === 'vice-chairman'
  const { author } = isRuler ? row : (entriesOfDevice(store, row.device)[0] ?? row)
  return author === own.device || newestOfDevice(store, author)?.status !== 'active'
}
