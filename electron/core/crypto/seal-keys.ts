import { bech32 } from '@scure/base'
import sodium from 'sodium-native'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Random } from './random.ts'

// X25519 keys to seal to and open with, spelled as age spells them, so that its command line takes them as they are.

declare const recipientBrand: unique symbol
/** `age1…`: who can open. Only `parseRecipient` and a made identity give one, so it is known to be a usable point. */
export type SealRecipient = string & { readonly [recipientBrand]: true }

export interface SealIdentity {
  readonly secret: Uint8Array
  readonly publicKey: Uint8Array
  readonly recipient: SealRecipient
}
export interface BadKey {
  readonly kind: 'bad-key'
}

const keyBytes = 32
const recipientPrefix = 'age'
const identityPrefix = 'age-secret-key-'
const badKey = err({ kind: 'bad-key' as const })

export const createSealIdentity = (random: Random): SealIdentity => secretToIdentity(random(keyBytes))

/** Each application has one: its form and documents are sealed to it, and a grant hands it to a member. */
export const createApplicationIdentity = createSealIdentity

export function secretToIdentity(secret: Uint8Array): SealIdentity {
  const publicKey = new Uint8Array(keyBytes)
  sodium.crypto_scalarmult_base(publicKey, secret)
  return { secret, publicKey, recipient: bech32.encodeFromBytes(recipientPrefix, publicKey) as SealRecipient }
}

/** `AGE-SECRET-KEY-1…`, the line of an age identity file. */
export const identityToText = ({ secret }: SealIdentity): string =>
  bech32.encodeFromBytes(identityPrefix, secret).toUpperCase()

/** Error: `bad-key`, which includes age's other kinds of identity. */
export function parseIdentity(text: string): Result<SealIdentity, BadKey> {
  const secret = text === text.toUpperCase() ? decode(text, identityPrefix) : null
  return secret === null ? badKey : ok(secretToIdentity(secret))
}

/**
 * Error: `bad-key`. Points of low order are refused, because what is sealed to them can be opened by anybody, and so
 * are hybrid and other kinds: a file sealed to two kinds is only as strong as the weaker one.
 */
export function parseRecipient(text: string): Result<SealRecipient, BadKey> {
  const publicKey = text === text.toLowerCase() ? decode(text, recipientPrefix) : null
  if (publicKey === null) return badKey
  try {
    sodium.crypto_scalarmult(new Uint8Array(keyBytes), new Uint8Array(keyBytes).fill(1), publicKey)
  } catch {
    return badKey
  }
  return ok(text as SealRecipient)
}

export function recipientToPublicKey(recipient: SealRecipient): Uint8Array {
  const publicKey = decode(recipient, recipientPrefix)
  if (publicKey === null) throw new TypeError('not a parsed recipient')
  return publicKey
}

function decode(text: string, prefix: string): Uint8Array | null {
  try {
    const decoded = bech32.decodeToBytes(text)
    return decoded.prefix === prefix && decoded.bytes.length === keyBytes ? decoded.bytes : null
  } catch {
    return null
  }
}
