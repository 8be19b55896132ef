import type { AppError } from '../../../shared/errors.ts'
import { Bilingual, MemberId } from '../../../shared/ids.ts'
import { Role } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { InviteId } from '../../../shared/wire.ts'
import { checkPhrase } from '../crypto/device-keys.ts'
import { createInvite, sealInvite } from '../crypto/invite.ts'
import type { Desk } from '../desk.ts'
import { setSetting, setting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { isRefused, toAppError } from '../sync/call-error.ts'
import { connect } from '../sync/connect.ts'
import { encodeInvite, parseAnswer, type AnsweredKeys } from '../sync/invite-format.ts'
import { mustBe, randomId } from './acting.ts'

// Invitations that are out. The secretariat keeps each code's secret until the device is let in: only with it can the
// answer be told from somebody else's.

const lifeMs = 30 * 24 * 60 * 60 * 1000

const OpenInvite = z.strictObject({
  inviteId: InviteId,
  /** Hex. */
  secret: z.string(),
  member: MemberId,
  name: Bilingual,
  role: Role,
  expiresAt: z.int(),
})
export type OpenInvite = z.infer<typeof OpenInvite>

export interface Invitation {
  readonly inviteId: InviteId
  readonly member: MemberId
  /** `XXXX-XXXX-XXXX-XXXX`: handed over outside the server, once. */
  readonly code: string
}

/**
 * Leaves a sealed invitation at the server. `member`: for a further laptop of somebody who is in the roster. Errors:
 * `bad-request` (not the secretariat), those of the network and of the store.
 */
export async function invite(
  desk: Desk,
  who: { readonly name: Bilingual; readonly role: Role; readonly member?: MemberId },
): Promise<Result<Invitation, AppError>> {
  const { deps, own, store } = desk
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { code, secret, inviteId: id } = createInvite(deps.random)
  const inviteId = id as InviteId
  const { name, role, member = randomId(desk) as MemberId } = who
  const { committee, committeeName, logKey } = own
  const clear = encodeInvite({ committee, committeeName, member, memberName: name, role, logKey })
  const sealed = Buffer.from(sealInvite(secret, clear, deps.random)).toString('base64')
  const expiresAt = deps.now() + lifeMs
  // Kept first: an invitation that the server has and nobody can judge would be of no use.
  const kept = transact(store, () => {
    const one = { inviteId, secret: Buffer.from(secret).toString('hex'), member, name, role, expiresAt }
    saveInvites(store, [...openInvites(store), one])
  })
  if (!kept.ok) return kept
  const put = await connect(desk).putInvite(inviteId, { sealed, expiresAt })
  if (!put.ok) return err(toAppError(put.error))
  return ok({ inviteId, member, code })
}

export type AnsweredInvite = OpenInvite & {
  /** `forged`: somebody without the code answered. Withdraw the invitation and make another. */
  readonly answer:
    | { readonly state: 'none' }
    | { readonly state: 'forged' }
    | { readonly state: 'answered'; readonly keys: AnsweredKeys; readonly checkPhrase: string }
}

/** Every invitation that is out, with its answer if it has one. Errors: of the network. */
export async function pendingAnswers(desk: Desk): Promise<Result<readonly AnsweredInvite[], AppError>> {
  const transport = connect(desk)
  const found: AnsweredInvite[] = []
  for (const one of openInvites(desk.store)) {
    const reply = await transport.inviteAnswer(one.inviteId)
    if (!reply.ok && !isRefused(reply.error, 'invite-expired')) return err(toAppError(reply.error))
    const answer = reply.ok ? reply.value : null
    found.push({ ...one, answer: answer === null ? { state: 'none' } : judge(desk, one, answer.answer) })
  }
  return ok(found)
}

function judge(desk: Desk, { secret }: OpenInvite, answer: string): AnsweredInvite['answer'] {
  const keys = parseAnswer(Buffer.from(secret, 'hex'), Buffer.from(answer, 'base64'))
  if (keys === null) return { state: 'forged' }
  const { signPublicKey, sealKey } = keys
  const phrase = checkPhrase({ committeeId: desk.own.committee, signPublicKey, sealRecipient: sealKey })
  return { state: 'answered', keys, checkPhrase: phrase }
}

export const openInvites = (store: Store): readonly OpenInvite[] =>
  z.array(OpenInvite).parse(JSON.parse(setting(store, 'invites') ?? '[]'))

/** Errors: of `transact`. */
export const closeInvite = (store: Store, inviteId: InviteId): Result<null, AppError> =>
  transact(store, () => {
    saveInvites(
      store,
      openInvites(store).filter((one) => one.inviteId !== inviteId),
    )
    return null
  })

const saveInvites = (store: Store, invites: readonly OpenInvite[]): void =>
  setSetting(store, 'invites', invites.length === 0 ? null : JSON.stringify(invites))
