import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { z } from '../../../shared/schema.ts'
import { InviteId } from '../../../shared/wire.ts'
import { createDeviceKeys } from '../crypto/device-keys.ts'
import { wipe } from '../crypto/digest.ts'
import { inviteIdOf, openInvite, parseCode } from '../crypto/invite.ts'
import type { Desk } from '../desk.ts'
import { setSetting, setting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import type { SyncContext } from '../sync-port.ts'
import { isRefused, toAppError, type CallError } from './call-error.ts'
import { createHttp, type Http } from './http.ts'
import { encodeAnswer, parseInvite, type InviteContent } from './invite-format.ts'
import { answerInvite, readInvite } from './invite-transport.ts'
import { parseServerUrl } from './server-url.ts'
import type { Timer } from './timer.ts'

// A laptop becomes a desk: the code opens the invitation, the laptop makes its own keys and answers with them. The
// answer is kept until it is delivered, so that a line that breaks now costs nothing but time.

const inviteUnknown = err<AppError>({ kind: 'invite-unknown' })

/**
 * Errors: `bad-request` (an address that is not https), `invite-unknown`, `invite-used`, `already-set-up`,
 * `weak-passphrase`, `keychain-missing`, those of the network before anything was made, those of the disk.
 */
export async function setUp(
  { deps, identity }: SyncContext,
  timer: Timer,
  { serverUrl, code, passphrase }: Argument<'setUp'>,
): Promise<Result<Reply<'setUp'>, AppError>> {
  if (identity.isSetUp()) return err({ kind: 'already-set-up' })
  if (!isStrongPassphrase(passphrase)) return err({ kind: 'weak-passphrase' })
  const url = parseServerUrl(serverUrl)
  if (!url.ok) return url
  const secret = parseCode(code)
  if (!secret.ok) return inviteUnknown
  const inviteId = inviteIdOf(secret.value) as InviteId
  const http = createHttp({ fetch: deps.fetch, timer, serverUrl: url.value })
  const invite = await fetchInvite(http, inviteId, secret.value)
  if (!invite.ok) return invite
  const { role, ...known } = invite.value
  void role
  const keys = createDeviceKeys(deps.random)
  const answer = Buffer.from(encodeAnswer(secret.value, keys)).toString('base64')
  const pendingAnswer = JSON.stringify({ inviteId, answer } satisfies PendingAnswer)
  const created = await identity.create(passphrase, { ...known, keys, serverUrl: url.value, pendingAnswer })
  wipe(keys.signing.secretKey, keys.seal.secret, secret.value)
  if (!created.ok) return created
  const { desk, recoveryCode, checkPhrase, keychain } = created.value
  const answered = await deliverAnswer(desk, http)
  if (!answered.ok && (answered.error.kind === 'invite-used' || answered.error.kind === 'invite-unknown')) {
    identity.discard()
    return answered
  }
  deps.changed(['session'])
  return ok({ recoveryCode, checkPhrase, keychain })
}

async function fetchInvite(
  http: Http,
  inviteId: InviteId,
  secret: Uint8Array,
): Promise<Result<InviteContent, AppError>> {
  const reply = await readInvite(http, inviteId)
  if (!reply.ok) return err(toInviteError(reply.error))
  const clear = openInvite(secret, Buffer.from(reply.value.sealed, 'base64'))
  const content = clear.ok ? parseInvite(clear.value) : null
  return content === null || content.committee !== reply.value.committeeId ? inviteUnknown : ok(content)
}

const PendingAnswer = z.strictObject({ inviteId: InviteId, answer: z.string() })
type PendingAnswer = z.infer<typeof PendingAnswer>

/**
 * Gives the server the answer that still waits here; nothing when there is none. The same answer again is no error.
 * Errors: `invite-used` (another answer came first), `invite-unknown` (expired), those of the network.
 */
export async function deliverAnswer(desk: Desk, http: Http): Promise<Result<null, AppError>> {
  const text = setting(desk.store, 'pending-answer')
  if (text === null) return ok(null)
  const { inviteId, answer } = PendingAnswer.parse(JSON.parse(text))
  const reply = await answerInvite(http, inviteId, answer)
  if (!reply.ok) return err(toInviteError(reply.error))
  const cleared = transact(desk.store, () => setSetting(desk.store, 'pending-answer', null))
  return cleared.ok ? ok(null) : cleared
}

function toInviteError(error: CallError): AppError {
  if (isRefused(error, 'already-answered')) return { kind: 'invite-used' }
  const isUnknown =
    isRefused(error, 'not-found') || isRefused(error, 'invite-expired') || isRefused(error, 'bad-request')
  return isUnknown ? { kind: 'invite-unknown' } : toAppError(error)
}
