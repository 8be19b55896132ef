import sodium from 'sodium-native'
import type { Random } from './random.ts'

export interface SigningKey {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes: the 32 secret ones (`seed`), then the public key, as libsodium keeps them. */
  readonly secretKey: Uint8Array
}

export const seedBytes = 32

export const createSigningKey = (random: Random): SigningKey => seedToSigningKey(random(seedBytes))

export function seedToSigningKey(seed: Uint8Array): SigningKey {
  const publicKey = new Uint8Array(32)
  const secretKey = new Uint8Array(64)
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  return { publicKey, secretKey }
}

export const signingKeyToSeed = ({ secretKey }: SigningKey): Uint8Array =>
  new Uint8Array(secretKey.subarray(0, seedBytes))

/** Plain Ed25519, for checkpoints. Records are signed as SSHSIG (`sshsig.ts`). */
export function signEd25519(message: Uint8Array, { secretKey }: SigningKey): Uint8Array {
  const signature = new Uint8Array(64)
  sodium.crypto_sign_detached(signature, message, secretKey)
  return signature
}

export function verifyEd25519(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false
  return sodium.crypto_sign_verify_detached(signature, message, publicKey)
}
