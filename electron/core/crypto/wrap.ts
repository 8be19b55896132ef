import sodium from 'sodium-native'
import { toCanonical } from '../../../shared/canonical.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { bytesToCode, codeToBytes } from './crockford.ts'
import { deriveKey, wipe } from './digest.ts'
import type { Random } from './random.ts'
import type { Argon2Cost, PassphraseWrap, RecoveryWrap, Wrap, WrapFacts } from './wrap-format.ts'
import { toHex, wrapFormat, wrapVersion } from './wrap-format.ts'

// The store's key under two locks: the passphrase with half a key from the keychain, and a printed recovery code.
// Changing the passphrase makes a new wrap of the same key; the database is never encrypted anew.

/** `wrong-passphrase` also stands for another account's keychain half and altered facts: the seal cannot tell which. */
export type UnwrapError = { readonly kind: 'wrong-passphrase' | 'wrong-recovery-code' | 'keychain-missing' }

export const storeKeyBytes = 32
export const keychainSecretBytes = 32
const recoveryBytes = 20
const saltBytes = 16
const nonceBytes = 24

export interface WrapLock {
  readonly passphrase: string
  /** 32 bytes, or null on a system without a real keychain. */
  readonly keychainSecret: Uint8Array | null
  /** What the unlock screen may show before any key is known. Sealed against change, not against reading. */
  readonly facts: WrapFacts
  readonly cost: Argon2Cost
  readonly random: Random
}

export interface MadeWrap {
  readonly wrap: Wrap
  readonly storeKey: Uint8Array
  /** Shown and printed once; nothing on the disk gives it back. */
  readonly recoveryCode: string
}

export async function createWrap(lock: WrapLock): Promise<MadeWrap> {
  const storeKey = lock.random(storeKeyBytes)
  const passphrase = await wrapByPassphrase(storeKey, lock)
  const { recovery, recoveryCode } = wrapByRecovery(storeKey, lock.random)
  const wrap: Wrap = { format: wrapFormat, version: wrapVersion, facts: lock.facts, passphrase, recovery }
  return { wrap, storeKey, recoveryCode }
}

/** Errors: `keychain-missing` when the wrap needs the keychain's half and it is null, `wrong-passphrase`. */
export async function unwrapWithPassphrase(
  wrap: Wrap,
  passphrase: string,
  keychainSecret: Uint8Array | null,
): Promise<Result<Uint8Array, UnwrapError>> {
  if (wrap.passphrase.keychain && keychainSecret === null) return err({ kind: 'keychain-missing' })
  const key = await passphraseKey(passphrase, wrap.passphrase.keychain ? keychainSecret : null, wrap.passphrase)
  const storeKey = open(wrap.passphrase, key, passphraseContext(wrap.facts, wrap.passphrase))
  wipe(key)
  return storeKey === null ? err({ kind: 'wrong-passphrase' }) : ok(storeKey)
}

/** Needs no keychain. Error: `wrong-recovery-code`. */
export function unwrapWithRecovery(wrap: Wrap, recoveryCode: string): Result<Uint8Array, UnwrapError> {
  const secret = codeToBytes(recoveryCode, recoveryBytes)
  const storeKey =
    secret === null ? null : open(wrap.recovery, recoveryKey(secret, wrap.recovery), recoveryContext(wrap.recovery))
  return storeKey === null ? err({ kind: 'wrong-recovery-code' }) : ok(storeKey)
}

/** A new passphrase, keychain half or facts around the same key. The printed recovery code stays valid. */
export async function rewrap(wrap: Wrap, storeKey: Uint8Array, lock: WrapLock): Promise<Wrap> {
  return { ...wrap, facts: lock.facts, passphrase: await wrapByPassphrase(storeKey, lock) }
}

/**
 * The wrap with random bytes where the passphrase's half was: only the recovery code opens it. For a copy that stays as
 * it is when the passphrase changes, which would otherwise let an old passphrase in for ever.
 */
export function withoutPassphrase(wrap: Wrap, random: Random): Wrap {
  const wrapped = toHex(random(storeKeyBytes + 16))
  return { ...wrap, passphrase: { ...wrap.passphrase, nonce: toHex(random(nonceBytes)), wrapped } }
}

async function wrapByPassphrase(storeKey: Uint8Array, lock: WrapLock): Promise<PassphraseWrap> {
  const { passphrase, keychainSecret, facts, cost, random } = lock
  const head = {
    kdf: 'argon2id13',
    ...cost,
    salt: toHex(random(saltBytes)),
    keychain: keychainSecret !== null,
  } as const
  const key = await passphraseKey(passphrase, keychainSecret, head)
  const sealed = seal(storeKey, key, passphraseContext(facts, head), random)
  wipe(key)
  return { ...head, ...sealed }
}

function wrapByRecovery(storeKey: Uint8Array, random: Random) {
  const secret = random(recoveryBytes)
  const head = { kdf: 'hkdf-sha256', salt: toHex(random(saltBytes)) } as const
  const key = recoveryKey(secret, head)
  const recovery: RecoveryWrap = { ...head, ...seal(storeKey, key, recoveryContext(head), random) }
  const recoveryCode = bytesToCode(secret)
  wipe(key, secret)
  return { recovery, recoveryCode }
}

type PassphraseHead = Omit<PassphraseWrap, 'nonce' | 'wrapped'>
type RecoveryHead = Omit<RecoveryWrap, 'nonce' | 'wrapped'>

async function passphraseKey(
  passphrase: string,
  keychainSecret: Uint8Array | null,
  { memoryKib, passes, salt }: PassphraseHead,
): Promise<Uint8Array> {
  if (keychainSecret !== null && keychainSecret.length !== keychainSecretBytes) {
    throw new TypeError('the keychain holds 32 bytes')
  }
  const typed = Buffer.from(passphrase.normalize('NFKC'))
  const secret = new Uint8Array(32 + (keychainSecret?.length ?? 0))
  const stretched = secret.subarray(0, 32)
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
  await sodium.crypto_pwhash_async(stretched, typed, Buffer.from(salt, 'hex'), passes, memoryKib * 1024, algorithm)
  if (keychainSecret !== null) secret.set(keychainSecret, 32)
  const key = deriveKey(secret, null, 'review-desk-wrap-passphrase@v1')
  wipe(typed, secret)
  return key
}

/** A salt and one pass suffice: the code is 160 random bits, nothing a person chose. */
const recoveryKey = (secret: Uint8Array, { salt }: RecoveryHead): Uint8Array =>
  deriveKey(secret, Buffer.from(salt, 'hex'), 'review-desk-wrap-recovery@v1')

// Everything that decides how a wrap is opened is sealed with it. The facts belong to the passphrase's half only, so
// that the recovery code still opens a file whose facts were altered.
const passphraseContext = (facts: WrapFacts, { kdf, memoryKib, passes, lanes, salt, keychain }: PassphraseHead) =>
  contextBytes({ facts, passphrase: { kdf, memoryKib, passes, lanes, salt, keychain } })
const recoveryContext = ({ kdf, salt }: RecoveryHead) => contextBytes({ recovery: { kdf, salt } })
const contextBytes = (context: object) =>
  Buffer.from(toCanonical({ format: wrapFormat, version: wrapVersion, ...context }))

function seal(storeKey: Uint8Array, key: Uint8Array, context: Uint8Array, random: Random) {
  const nonce = random(nonceBytes)
  const wrapped = new Uint8Array(storeKeyBytes + 16)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, storeKey, context, null, nonce, key)
  return { nonce: toHex(nonce), wrapped: toHex(wrapped) }
}

function open({ nonce, wrapped }: PassphraseWrap | RecoveryWrap, key: Uint8Array, context: Uint8Array) {
  const storeKey = new Uint8Array(storeKeyBytes)
  const from = Buffer.from(wrapped, 'hex')
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(storeKey, null, from, context, Buffer.from(nonce, 'hex'), key)
    return storeKey
  } catch {
    return null
  }
}
