import type { AppError } from '../../../shared/errors.ts'
import type { DeviceId, RecordId } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { DeviceRole, InviteId } from '../../../shared/wire.ts'
import { sealAgain } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { entriesOfDevice, entryAt } from '../store/roster.ts'
import { toAppError } from '../sync/call-error.ts'
import { connect } from '../sync/connect.ts'
import { composeAll, mustBe } from './acting.ts'
import { closeInvite, pendingAnswers } from './invites.ts'

/**
 * Lets in the device that answered, after the six words were compared: the roster says so (and waits for the chairman),
 * the newcomer gets the roster, and the server knows the device. Can be repeated at any point. Errors: `not-found` (no
 * such invitation, or not answered), `forged`, `bad-request`, those of the network and of the store.
 */
export async function approve(desk: Desk, inviteId: InviteId): Promise<Result<DeviceId, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const answers = await pendingAnswers(desk)
  if (!answers.ok) return answers
  const found = answers.value.find((one) => one.inviteId === inviteId)
  if (found?.answer.state === 'forged') return err({ kind: 'forged', number: null })
  if (found?.answer.state !== 'answered') return err({ kind: 'not-found' })
  const { device, signKey, sealKey } = found.answer.keys
  const { member, role, name } = found
  const from = hongKongDay(toNow(desk))
  const entered = await enter(desk, { member, role, name, device, signKey, sealKey, status: 'active', from })
  if (!entered.ok) return entered
  const put = await connect(desk).putDevice(device, { publicKey: signKey, role: serverRole(role), status: 'active' })
  if (!put.ok) return err(toAppError(put.error))
  const closed = closeInvite(desk.store, inviteId)
  return closed.ok ? ok(device) : closed
}

/**
 * Ends a laptop's access: at the server at once, in the roster once the chairman has countersigned. Errors: `not-found`,
 * `bad-request` (not the secretariat, or its only laptop), those of the network and of the store.
 */
export async function retireDevice(desk: Desk, device: DeviceId): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const entry = entryAt(desk.store, device, toNow(desk))
  if (entry === null) return err({ kind: 'not-found' })
  const { member, role, name, signKey, sealKey } = entry
  if (device === desk.own.device) return err({ kind: 'bad-request', reason: 'own device' })
  const put = await connect(desk).putDevice(device, { publicKey: signKey, role: serverRole(role), status: 'revoked' })
  if (!put.ok) return err(toAppError(put.error))
  const from = hongKongDay(toNow(desk))
  const body = { member, role, name, device, signKey, sealKey, status: 'retired', from } as const
  const retired = await composeAll(desk, [{ kind: 'roster-entry', body }])
  return retired.ok ? ok(null) : retired
}

async function enter(desk: Desk, body: Body<'roster-entry'>): Promise<Result<null, AppError>> {
  if (entriesOfDevice(desk.store, body.device).length > 0) return ok(null)
  const history = rosterHistory(desk)
  const entered = await composeAll(desk, [{ kind: 'roster-entry', body }])
  if (!entered.ok) return entered
  const sent = await sealAgain(desk, history, [body.sealKey])
  return sent.ok ? ok(null) : sent
}

/** What a newcomer needs to see that its own entry counts. */
const rosterHistory = ({ store }: Desk): readonly RecordId[] =>
  store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM log
       WHERE kind IN ('roster-entry', 'roster-countersignature', 'committee') ORDER BY position`,
    )
    .map(({ recordId }) => recordId)

const serverRole = (role: Body<'roster-entry'>['role']): DeviceRole => (role === 'secretary' ? 'secretariat' : 'member')
