import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Ruling } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { mayCountersign } from '../../../shared/rules/roster.ts'
import type { Desk } from '../desk.ts'
import { retryUnopened } from '../receive.ts'
import { isBarred } from '../right-to-rule.ts'
import { rulerOn } from '../ruler.ts'
import { toNow } from '../standing.ts'
import { entriesOfDevice, pendingEntries, rosterRows, type RosterRow } from '../store/roster.ts'
import { composeAll, ownRole } from './acting.ts'

/**
 * The chairman agrees to roster entries; all that wait, unless some are named; the vice-chairman to a further laptop of
 * the chairman. What waited unopened for them is tried again. Gives how many. Errors: `bad-request` (not this desk's to
 * countersign), `not-found` (an entry that does not wait), those of the store.
 */
export async function countersign(
  desk: Desk,
  entries: readonly RecordId[] = pendingEntries(desk.store).map(({ recordId }) => recordId),
): Promise<Result<number, AppError>> {
  const own = countersignable(desk)
  if (!isChairman(desk) && (own.size === 0 || entries.some((entry) => !own.has(entry))))
    return err({ kind: 'bad-request', reason: 'role' })
  if (!entries.every((entry) => own.has(entry))) return err({ kind: 'not-found' })
  const signed = await composeAll(
    desk,
    ownEntryFirst(desk, entries).map((entry) => ({ kind: 'roster-countersignature', body: { entry } })),
  )
  if (!signed.ok) return signed
  const again = await retryUnopened(desk)
  if (!again.ok) return again
  desk.deps.changed(again.value.topics)
  return ok(signed.value.length)
}

/** The first chairman is not in force before the own countersignature. */
const isChairman = (desk: Desk): boolean =>
  ownRole(desk) === 'chairman' || entriesOfDevice(desk.store, desk.own.device).some(({ role }) => role === 'chairman')

/** The pending entries that this desk may countersign. */
export function countersignable(desk: Desk): ReadonlySet<RecordId> {
  const isAll = isChairman(desk)
  return new Set(pendingEntries(desk.store).flatMap((row) => (isAll || isForVice(desk, row) ? [row.recordId] : [])))
}

const isForVice = (desk: Desk, row: RosterRow): boolean => {
  const counting = rosterRows(desk.store).filter(({ counts }) => counts)
  return mayCountersign(row, { device: desk.own.device, at: toNow(desk) }, counting)
}

/** Only a chairman in force can let others in. */
function ownEntryFirst(desk: Desk, entries: readonly RecordId[]): readonly RecordId[] {
  const own = new Set(entriesOfDevice(desk.store, desk.own.device).map(({ recordId }) => recordId))
  return [...entries.filter((entry) => own.has(entry)), ...entries.filter((entry) => !own.has(entry))]
}

/**
 * Rules on the declaration in force, if it is for this desk to rule on (`rulerOn`). Errors: `bad-request` (it is not),
 * `own-interest-waits`, `not-found` (nothing declared), those of the store.
 */
export async function rule(
  desk: Desk,
  member: MemberId,
  application: ApplicationId,
  ruling: Ruling,
): Promise<Result<RecordId, AppError>> {
  if (member === desk.own.member || ownRole(desk) !== rulerOn(desk.store, application, member))
    return err({ kind: 'bad-request', reason: 'role' })
  if (isBarred(desk.store, application, desk.own.member)) return err({ kind: 'own-interest-waits' })
  const declaration = desk.store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM current_declarations WHERE application = ? AND member = ?',
    application,
    member,
  )
  if (declaration === undefined) return err({ kind: 'not-found' })
  const body = { member, declaration: declaration.recordId, ruling }
  const signed = await composeAll(desk, [{ kind: 'ruling', application, body }])
  if (!signed.ok) return signed
  const recordId = signed.value[0]?.recordId
  return recordId === undefined ? err({ kind: 'unexpected' }) : ok(recordId)
}
