import type { AppError } from '../../../shared/errors.ts'
import { Bilingual, MemberId, PlainDate } from '../../../shared/ids.ts'
import { Role } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { InviteId } from '../../../shared/wire.ts'
import { bytesToCode } from '../crypto/crockford.ts'
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

/** Final once it is known: the server keeps the first answer only. */
const KnownAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('forged') }),
  z.strictObject({ state: z.literal('answered'), checkPhrase: z.string() }),
])
const OpenInvite = z.strictObject({
  inviteId: InviteId,
  /** Hex. */
  secret: z.string(),
  member: MemberId,
  name: Bilingual,
  role: Role,
  termEnds: PlainDate.nullable().optional(),
  /** For somebody who is in the roster already. */
  isFurther: z.boolean().optional(),
  expiresAt: z.int(),
  answer: KnownAnswer.optional(),
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
  who: {
    readonly name: Bilingual
    readonly role: Role
    readonly member?: MemberId
    readonly termEnds?: string | null
  },
): Promise<Result<Invitation, AppError>> {
  const { deps, own, store } = desk
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { code, secret, inviteId: id } = createInvite(deps.random)
  const inviteId = id as InviteId
  const { name, role, member = randomId(desk) as MemberId, termEnds = null } = who
  const isFurther = who.member !== undefined
  const { committee, committeeName, logKey } = own
  const clear = encodeInvite({ committee, committeeName, member, memberName: name, role, logKey })
  const sealed = Buffer.from(sealInvite(secret, clear, deps.random)).toString('base64')
  const expiresAt = deps.now() + lifeMs
  // Kept first: an invitation that the server has and nobody can judge would be of no use.
  const kept = transact(store, () => {
    const hex = Buffer.from(secret).toString('hex')
    const one = { inviteId, secret: hex, member, name, role, termEnds, isFurther, expiresAt }
    saveInvites(store, [...openInvites(store), one])
  })
  if (!kept.ok) return kept
  const put = await connect(desk).putInvite(inviteId, { sealed, expiresAt })
  if (!put.ok) {
    // Nobody has seen the code, so nobody waits for this one.
    const dropped = closeInvite(store, inviteId)
    return dropped.ok ? err(toAppError(put.error)) : dropped
  }
  deps.changed(['committee'])
  return ok({ inviteId, member, code })
}

/** The code of an invitation that is out. Null: there is no such invitation. */
export function codeOf({ store }: Desk, inviteId: InviteId): string | null {
  const one = openInvites(store).find((open) => open.inviteId === inviteId)
  return one === undefined ? null : bytesToCode(Buffer.from(one.secret, 'hex'))
}

/**
 * Its code leads nowhere from then on. Errors: `bad-request` (not the secretariat), those of the network and of the
 * store.
 */
export async function withdrawInvite(desk: Desk, inviteId: InviteId): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const withdrawn = await connect(desk).withdrawInvite(inviteId)
  if (!withdrawn.ok) return err(toAppError(withdrawn.error))
  const closed = closeInvite(desk.store, inviteId)
  if (closed.ok) desk.deps.changed(['committee'])
  return closed
}

/**
 * Asks for answers that are not known yet, and keeps what came. Nothing is asked while no invitation is out. Errors:
 * `bad-request` (not the secretariat), those of the network and of the store.
 */
export async function checkInvites(desk: Desk): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { store, deps } = desk
  const waiting = openInvites(store).filter(({ answer }) => answer === undefined)
  const answers = waiting.length === 0 ? ok([]) : await askAnswers(desk, waiting)
  if (!answers.ok) return answers
  const known = new Map(answers.value.map(({ inviteId, answer }) => [inviteId, toKnown(answer)]))
  const kept = transact(store, () => {
    // As they are now: some may have been let in or withdrawn while the server was asked.
    const invites = openInvites(store).map((one) => {
      const answer = known.get(one.inviteId) ?? one.answer
      return answer === undefined ? one : { ...one, answer }
    })
    saveInvites(store, invites)
    setSetting(store, 'answers-at', invites.length === 0 ? null : new Date(deps.now()).toISOString())
    return null
  })
  if (kept.ok && waiting.length > 0) deps.changed(['committee'])
  return kept
}

function toKnown(answer: AnsweredInvite['answer']): OpenInvite['answer'] {
  if (answer.state === 'none') return undefined
  return answer.state === 'forged' ? answer : { state: 'answered', checkPhrase: answer.checkPhrase }
}

export type AnsweredInvite = Omit<OpenInvite, 'answer'> & {
  /** `forged`: somebody without the code answered. Withdraw the invitation and make another. */
  readonly answer:
    | { readonly state: 'none' }
    | { readonly state: 'forged' }
    | { readonly state: 'answered'; readonly keys: AnsweredKeys; readonly checkPhrase: string }
}

/** Every invitation that is out, with its answer if it has one. Errors: of the network. */
export const pendingAnswers = (desk: Desk): Promise<Result<readonly AnsweredInvite[], AppError>> =>
  askAnswers(desk, openInvites(desk.store))

async function askAnswers(
  desk: Desk,
  invites: readonly OpenInvite[],
): Promise<Result<readonly AnsweredInvite[], AppError>> {
  const transport = connect(desk)
  const found: AnsweredInvite[] = []
  for (const one of invites) {
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
