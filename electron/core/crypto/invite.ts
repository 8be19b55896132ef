import sodium from 'sodium-native'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { bytesToCode, codeToBytes } from './crockford.ts'
import { deriveKey, hmacSha256, isSameSecret, sha256Hex } from './digest.ts'
import type { Random } from './random.ts'

// Enrolment by a one-time code that travels outside the server (on paper, by telephone). The server keeps the sealed
// invitation and the device's answer under the invite id; without the code it can neither read one nor change the other.

export interface Invite {
  /** `XXXX-XXXX-XXXX-XXXX`, for the person. */
  readonly code: string
  /** The code's 10 random bytes. */
  readonly secret: Uint8Array
  /** 32 hex digits, for the server. */
  readonly inviteId: string
}
export interface BadCode {
  readonly kind: 'bad-code'
}
export interface DamagedInvite {
  readonly kind: 'damaged-invite'
}

const secretBytes = 10
const nonceBytes = 24
const tagBytes = 16
export const answerMacBytes = 32

export function createInvite(random: Random): Invite {
  const secret = random(secretBytes)
  return { code: bytesToCode(secret), secret, inviteId: inviteIdOf(secret) }
}

export const inviteIdOf = (secret: Uint8Array): string => sha256Hex('review-desk-invite-id@v1', secret).slice(0, 32)

/** Gives the secret of what somebody typed. Error: `bad-code`, not even the shape of one. */
export function parseCode(text: string): Result<Uint8Array, BadCode> {
  const secret = codeToBytes(text, secretBytes)
  return secret === null ? err({ kind: 'bad-code' }) : ok(secret)
}

/** nonce ‖ XChaCha20-Poly1305, bound to the invite id. */
export function sealInvite(secret: Uint8Array, clear: Uint8Array, random: Random): Uint8Array {
  const nonce = random(nonceBytes)
  const sealed = new Uint8Array(nonceBytes + clear.length + tagBytes)
  sealed.set(nonce)
  const body = sealed.subarray(nonceBytes)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, clear, contextOf(secret), null, nonce, inviteKey(secret))
  return sealed
}

/** Error: `damaged-invite`: altered, or another code's. */
export function openInvite(secret: Uint8Array, sealed: Uint8Array): Result<Uint8Array, DamagedInvite> {
  const damaged = err({ kind: 'damaged-invite' as const })
  if (sealed.length < nonceBytes + tagBytes) return damaged
  const clear = new Uint8Array(sealed.length - nonceBytes - tagBytes)
  const nonce = sealed.subarray(0, nonceBytes)
  const body = sealed.subarray(nonceBytes)
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(clear, null, body, contextOf(secret), nonce, inviteKey(secret))
    return ok(clear)
  } catch {
    return damaged
  }
}

/** Goes beside the device's answer (its public keys), so that the server cannot put other keys in their place. */
export const macAnswer = (secret: Uint8Array, answer: Uint8Array): Uint8Array => hmacSha256(answerKey(secret), answer)

export const checkAnswer = (secret: Uint8Array, answer: Uint8Array, mac: Uint8Array): boolean =>
  isSameSecret(macAnswer(secret, answer), mac)

const inviteKey = (secret: Uint8Array) => deriveKey(secret, null, 'review-desk-invite@v1')
const answerKey = (secret: Uint8Array) => deriveKey(secret, null, 'review-desk-answer@v1')
const contextOf = (secret: Uint8Array) => Buffer.from(inviteIdOf(secret))
