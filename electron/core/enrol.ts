import { renameSync, rmSync } from 'node:fs'
import type { KeychainState } from '../../shared/api/session.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Bilingual, CommitteeId, MemberId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import { checkPhrase, type DeviceKeys, deviceKeysToSecret } from './crypto/device-keys.ts'
import { wipe } from './crypto/digest.ts'
import type { Argon2Cost } from './crypto/wrap-format.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import type { FactsFile } from './facts.ts'
import { keychainState } from './keychain-half.ts'
import { openDesk, storePath } from './open-desk.ts'
import { insertDeviceRow } from './store/device.ts'
import { openStore } from './store/open-store.ts'
import { setSetting } from './store/settings.ts'
import type { Store } from './store/store.ts'
import { transact } from './store/transact.ts'
import { makeStoreKey } from './store-keys.ts'
import { syncFolder } from './write-file.ts'

/** What the invitation and the new keys make of this laptop. */
export interface Enrolment {
  readonly committee: CommitteeId
  readonly committeeName: Bilingual
  readonly member: MemberId
  readonly memberName: Bilingual
  /** Copied into the store; the caller's own stay the caller's to wipe. */
  readonly keys: DeviceKeys
  readonly serverUrl: string
  /** The log's Ed25519 key, hex. */
  readonly logKey: string
  /** The answer to the invitation, written with the keys, so that no crash can part them. */
  readonly pendingAnswer?: string
}
export interface Created {
  readonly desk: Desk
  /** Shown once. */
  readonly recoveryCode: string
  readonly checkPhrase: string
  readonly keychain: KeychainState
}

export interface EnrolInput {
  readonly passphrase: string
  readonly enrolment: Enrolment
  readonly cost: Argon2Cost
  readonly facts: FactsFile
}

/**
 * The store is made under another name and moved into place when it is whole: cut short at any point, there is either
 * nothing that counts as set up or everything.
 */
export async function enrol(deps: Deps, input: EnrolInput): Promise<Result<Created, AppError>> {
  const { passphrase, enrolment, cost, facts } = input
  const made = await makeStoreKey(deps, passphrase, cost)
  if (!made.ok) return made
  const enrolledAt = new Date(deps.now()).toISOString()
  const desk = createDesk(deps, made.value.storeKey, enrolment, enrolledAt)
  wipe(made.value.storeKey)
  if (!desk.ok) return desk
  const phrase = phraseOf(enrolment)
  const { memberName, committeeName } = enrolment
  const never = { offlineSince: null, lastSyncAt: null, leaseEnds: null }
  const saved = facts.write({ memberName, committeeName, enrolledAt, checkPhrase: phrase, ...never })
  if (!saved.ok) return saved
  const keychain = keychainState(deps, made.value.holdsHalf, true)
  return ok({ desk: desk.value, recoveryCode: made.value.recoveryCode, checkPhrase: phrase, keychain })
}

function createDesk(
  deps: Deps,
  storeKey: Uint8Array,
  enrolment: Enrolment,
  enrolledAt: string,
): Result<Desk, AppError> {
  const path = storePath(deps)
  const unfinished = `${path}.new`
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true })
  const opened = openStore(unfinished, storeKey, { create: true })
  if (!opened.ok) return opened
  const written = writeDevice(opened.value, enrolment, enrolledAt)
  // The last connection takes the write-ahead log with it, so one file holds everything.
  opened.value.close()
  if (!written.ok) return written
  renameSync(unfinished, path)
  syncFolder(deps.dataFolder)
  return openDesk(deps, storeKey)
}

function writeDevice(store: Store, enrolment: Enrolment, enrolledAt: string): Result<null, AppError> {
  const { keys, committee, committeeName, member, memberName, serverUrl, logKey, pendingAnswer = null } = enrolment
  const secret = deviceKeysToSecret(keys)
  const written = transact(store, () => {
    const device = keys.deviceId
    insertDeviceRow(store, {
      committee,
      committeeName,
      member,
      memberName,
      device,
      secret,
      serverUrl,
      logKey,
      enrolledAt,
    })
    setSetting(store, 'pending-answer', pendingAnswer)
    return null
  })
  wipe(secret)
  return written
}

export const phraseOf = ({ committee, keys }: Pick<Enrolment, 'committee' | 'keys'>): string =>
  checkPhrase({ committeeId: committee, signPublicKey: keys.signing.publicKey, sealRecipient: keys.seal.recipient })
