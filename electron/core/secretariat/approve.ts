import type { AppError } from '../../../shared/errors.ts'
import type { DeviceId, RecordId } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { InviteId } from '../../../shared/wire.ts'
import { sealAgain } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { entriesOfDevice } from '../store/roster.ts'
import { toAppError } from '../sync/call-error.ts'
import { connect } from '../sync/connect.ts'
import { composeAll, mustBe } from './acting.ts'
import { newestOfMember, serverRole, toPerson } from './people.ts'
import { closeInvite, pendingAnswers, type AnsweredInvite } from './invites.ts'

/**
 * Lets in the device that answered, after the six words were compared: the roster says so (and waits for the chairman),
 * the newcomer gets the roster, and the server knows the device. Can be repeated at any point. `compared`: the words as
 * they were shown. Errors: `not-found` (no such invitation, or not answered), `forged` (also: other words than were
 * compared), `bad-request`, those of the network and of the store.
 */
export async function approve(desk: Desk, inviteId: InviteId, compared?: string): Promise<Result<DeviceId, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const answers = await pendingAnswers(desk)
  if (!answers.ok) return answers
  const found = answers.value.find((one) => one.inviteId === inviteId)
  if (found?.answer.state === 'forged') return err({ kind: 'forged', number: null })
  if (found?.answer.state !== 'answered') return err({ kind: 'not-found' })
  if (compared !== undefined && compared !== found.answer.checkPhrase) return err({ kind: 'forged', number: null })
  const { device, signKey, sealKey } = found.answer.keys
  const person = personOf(desk, found)
  const from = hongKongDay(toNow(desk))
  const entered = await enter(desk, { ...person, device, signKey, sealKey, status: 'active', from })
  if (!entered.ok) return entered
  const { role } = person
  const put = await connect(desk).putDevice(device, { publicKey: signKey, role: serverRole(role), status: 'active' })
  if (!put.ok) return err(toAppError(put.error))
  const closed = closeInvite(desk.store, inviteId)
  return closed.ok ? ok(device) : closed
}

/** A further laptop of a member has the role and term that the member has by now. */
function personOf(desk: Desk, { member, name, role, termEnds = null }: AnsweredInvite) {
  const known = newestOfMember(desk.store, member, toNow(desk))
  return known === null ? toPerson({ member, name, role, termEnds }) : toPerson(known)
}

async function enter(desk: Desk, body: Body<'roster-entry'>): Promise<Result<null, AppError>> {
  if (entriesOfDevice(desk.store, body.device).length > 0) return ok(null)
  // The history first: a desk judges what comes later by what it is itself, and that hangs on who signed its entry.
  const sent = await sealAgain(desk, rosterHistory(desk), [body.sealKey])
  if (!sent.ok) return sent
  const entered = await composeAll(desk, [{ kind: 'roster-entry', body }])
  return entered.ok ? ok(null) : entered
}

/** What a newcomer needs to see that its own entry counts. */
const rosterHistory = ({ store }: Desk): readonly RecordId[] =>
  store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM log
       WHERE kind IN ('roster-entry', 'roster-countersignature', 'committee') ORDER BY position`,
    )
    .map(({ recordId }) => recordId)
