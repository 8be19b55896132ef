import { createHash, createHmac, hkdfSync } from 'node:crypto'
import sodium from 'sodium-native'

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const sha256Hex = (...parts: readonly (Uint8Array | string)[]): string =>
  Buffer.from(sha256(...parts)).toString('hex')

export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Uint8Array =>
  createHmac('sha256', key).update(message).digest()

/** 32 bytes by HKDF-SHA256 (RFC 5869). `context` keeps keys for different purposes apart. */
export const deriveKey = (secret: Uint8Array, salt: Uint8Array | null, context: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt ?? new Uint8Array(0), context, 32))

/** In constant time; different lengths are simply unequal. */
export const isSameSecret = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && sodium.sodium_memcmp(a, b)

/** Best effort: copies that the engine made while moving memory are out of reach. */
export const wipe = (...secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) sodium.sodium_memzero(secret)
}
