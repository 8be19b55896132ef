import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { CommitteeId, DeviceId } from '../../../shared/ids.ts'
import { sha256, sha256Hex } from './digest.ts'
import type { Random } from './random.ts'
import type { SealIdentity, SealRecipient } from './seal-keys.ts'
import { createSealIdentity, secretToIdentity } from './seal-keys.ts'
import type { SigningKey } from './signing-key.ts'
import { createSigningKey, seedBytes, seedToSigningKey, signingKeyToSeed } from './signing-key.ts'

export interface DeviceKeys {
  readonly deviceId: DeviceId
  /** Signs records. */
  readonly signing: SigningKey
  /** Opens what is sealed to this device. */
  readonly seal: SealIdentity
}

const idDigits = 32

export const createDeviceKeys = (random: Random): DeviceKeys =>
  joinKeys(createSigningKey(random), createSealIdentity(random))

/** 64 bytes for the encrypted store: signing seed, then seal secret. */
export const deviceKeysToSecret = ({ signing, seal }: DeviceKeys): Uint8Array =>
  Buffer.concat([signingKeyToSeed(signing), seal.secret])

/** Copies what it needs: the caller may wipe `secret`. */
export function secretToDeviceKeys(secret: Uint8Array): DeviceKeys {
  if (secret.length !== 2 * seedBytes) throw new TypeError('device keys are 64 bytes')
  return joinKeys(
    seedToSigningKey(secret.subarray(0, seedBytes)),
    secretToIdentity(new Uint8Array(secret.subarray(seedBytes))),
  )
}

const joinKeys = (signing: SigningKey, seal: SealIdentity): DeviceKeys => ({
  deviceId: deviceIdOf(signing.publicKey),
  signing,
  seal,
})

/** Follows from the key, so nobody can claim another device's name. */
export const deviceIdOf = (signPublicKey: Uint8Array): DeviceId =>
  sha256Hex(signPublicKey).slice(0, idDigits) as DeviceId

/** Follows from the founding secretariat's key: whoever has the id can tell whether a roster begins with the right key. */
export const committeeIdOf = (foundingSignPublicKey: Uint8Array): CommitteeId =>
  sha256Hex('review-desk-committee@v1', foundingSignPublicKey).slice(0, idDigits) as CommitteeId

/** Six words, 66 bits, that two people compare on the telephone before a device is let in: both its keys are theirs. */
export function checkPhrase(keys: {
  readonly committeeId: CommitteeId
  readonly signPublicKey: Uint8Array
  readonly sealRecipient: SealRecipient
}): string {
  const hash = sha256('review-desk-check-phrase@v1', keys.committeeId, keys.signPublicKey, keys.sealRecipient)
  let bits = BigInt(`0x${Buffer.from(hash).toString('hex')}`) >> (256n - 66n)
  const words: string[] = []
  for (let i = 0; i < 6; i++) {
    words.unshift(wordlist[Number(bits & 2047n)] ?? '')
    bits >>= 11n
  }
  return words.join(' ')
}
