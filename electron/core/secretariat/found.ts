import type { AppError } from '../../../shared/errors.ts'
import type { Bilingual, CommitteeId, MemberId } from '../../../shared/ids.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { defaultScoring } from '../../../shared/rules/default-scoring.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { foundingMessage, type FoundCommittee } from '../../../shared/wire.ts'
import { compose } from '../compose.ts'
import { committeeIdOf, createDeviceKeys, type DeviceKeys } from '../crypto/device-keys.ts'
import { wipe } from '../crypto/digest.ts'
import { signEd25519 } from '../crypto/signing-key.ts'
import type { Argon2Cost } from '../crypto/wrap-format.ts'
import type { Deps } from '../deps.ts'
import type { Desk } from '../desk.ts'
import type { Created } from '../enrol.ts'
import { createIdentity, type Identity } from '../identity.ts'
import type { Draft } from '../readers.ts'
import { isRefused, toAppError, type CallError } from '../sync/call-error.ts'
import { createHttp } from '../sync/http.ts'
import { foundCommittee as askServer } from '../sync/invite-transport.ts'
import { parseServerUrl } from '../sync/server-url.ts'
import { systemTimer } from '../sync/timer.ts'

export interface Founding {
  readonly serverUrl: string
  /** The operator's. */
  readonly setupToken: string
  readonly passphrase: string
  readonly committeeName: Bilingual
  /** The secretary at whose laptop this happens. */
  readonly memberName: Bilingual
  /** The scheme's own weights, bands and ceilings unless given. */
  readonly scoring?: Body<'scoring-settings'>
  /** May be entered later. */
  readonly prices?: Body<'price-table'>
}
export interface Founded {
  readonly committee: CommitteeId
  readonly member: MemberId
  readonly recoveryCode: string
  readonly checkPhrase: string
}

/** As `foundCommittee`, and the desk is left locked: open it as any other. */
export async function createCommittee(
  deps: Deps,
  founding: Founding,
  cost?: Argon2Cost,
): Promise<Result<Founded, AppError>> {
  const identity = createIdentity(deps, cost)
  const founded = await foundCommittee(identity, deps, founding)
  if (!founded.ok) return founded
  const { desk, recoveryCode, checkPhrase } = founded.value
  const { committee, member } = desk.own
  identity.lock()
  return ok({ committee, member, recoveryCode, checkPhrase })
}

/**
 * Makes a committee and its first desk, the secretariat's, which is left open. Errors: `already-set-up`,
 * `weak-passphrase`, `bad-request` (the address), `wrong-set-up-token`, those of the network, before anything is made
 * here; those of the disk, and then nothing is left behind.
 */
export async function foundCommittee(
  identity: Identity,
  deps: Deps,
  founding: Founding,
): Promise<Result<Created, AppError>> {
  if (identity.isSetUp()) return err({ kind: 'already-set-up' })
  if (!isStrongPassphrase(founding.passphrase)) return err({ kind: 'weak-passphrase' })
  const serverUrl = parseServerUrl(founding.serverUrl)
  if (!serverUrl.ok) return serverUrl
  const keys = createDeviceKeys(deps.random)
  const committee = committeeIdOf(keys.signing.publicKey)
  const http = createHttp({ fetch: deps.fetch, timer: systemTimer, serverUrl: serverUrl.value })
  const reply = await askServer(http, founding.setupToken, toRequest(committee, keys))
  if (!reply.ok) return err(toFoundingError(reply.error))
  if (reply.value.committeeId !== committee) return err({ kind: 'server-nonsense' })
  const { committeeName, memberName, passphrase } = founding
  const member = Buffer.from(deps.random(16)).toString('hex') as MemberId
  const { logKey } = reply.value
  const names = { committeeName, memberName }
  const enrolment = { committee, ...names, member, keys, serverUrl: serverUrl.value, logKey }
  const created = await identity.create(passphrase, enrolment)
  wipe(keys.signing.secretKey, keys.seal.secret)
  if (!created.ok) return created
  const { desk } = created.value
  const begun = await compose(desk, () => ok(firstRecords(desk, founding)))
  if (begun.ok) return created
  // A committee without its first record could not be opened by anybody.
  identity.discard()
  return begun
}

const toFoundingError = (error: CallError): AppError =>
  isRefused(error, 'unauthenticated') ? { kind: 'wrong-set-up-token' } : toAppError(error)

function toRequest(committeeId: CommitteeId, { deviceId, signing }: DeviceKeys): FoundCommittee {
  const proof = signEd25519(Buffer.from(foundingMessage(committeeId, deviceId)), signing)
  const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return { committeeId, deviceId, publicKey: toHex(signing.publicKey), proof: toHex(proof) }
}

/** The own entry first: whoever follows the log from its beginning then knows who signed the rest. */
function firstRecords({ own, keys, deps }: Desk, { committeeName, scoring, prices }: Founding): readonly Draft[] {
  const today = hongKongDay(new Date(deps.now()).toISOString())
  return [
    {
      kind: 'roster-entry',
      body: {
        member: own.member,
        role: 'secretary',
        name: own.memberName,
        device: own.device,
        signKey: Buffer.from(keys.signing.publicKey).toString('hex'),
        sealKey: keys.seal.recipient,
        status: 'active',
        from: today,
      },
    },
    { kind: 'committee', body: { name: committeeName, logKey: own.logKey } },
    { kind: 'scoring-settings', body: scoring ?? defaultScoring(today) },
    ...(prices === undefined ? [] : [{ kind: 'price-table', body: prices } as const]),
  ]
}
