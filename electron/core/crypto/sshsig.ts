import { createHash } from 'node:crypto'
import sodium from 'sodium-native'
import type { SigningKey } from './signing-key.ts'

// OpenSSH's file signature (PROTOCOL.sshsig), so that `ssh-keygen -Y verify` checks what a desk signed. libsodium is the
// one Ed25519 verifier everywhere: implementations differ on malformed keys and signatures.

/** Says what kind of thing was signed, so that no signature can be moved to another use. */
export type Namespace = `review-desk-${string}@v${number}`
export const recordNamespace = 'review-desk-record@v1' satisfies Namespace

const magic = Buffer.from('SSHSIG')
const keyType = 'ssh-ed25519'
const hashName = 'sha512'
const signatureBytes = 64

export const signRecord = (record: Uint8Array, key: SigningKey): Uint8Array => signBytes(record, key, recordNamespace)

/** The raw SSHSIG blob, 170 bytes and the namespace. */
export function signBytes(bytes: Uint8Array, key: SigningKey, namespace: Namespace): Uint8Array {
  const signature = new Uint8Array(signatureBytes)
  sodium.crypto_sign_detached(signature, signedData(bytes, namespace), key.secretKey)
  return encodeBlob(key.publicKey, namespace, signature)
}

/** Only the exact blob that `signBytes` would write counts: another key, namespace, hash or a byte too many is refused. */
export function verifySignature(
  bytes: Uint8Array,
  blob: Uint8Array,
  publicKey: Uint8Array,
  namespace: Namespace,
): boolean {
  if (publicKey.length !== 32 || blob.length < signatureBytes) return false
  const signature = blob.subarray(blob.length - signatureBytes)
  if (!Buffer.from(encodeBlob(publicKey, namespace, signature)).equals(blob)) return false
  return sodium.crypto_sign_verify_detached(signature, signedData(bytes, namespace), publicKey)
}

/** The text file that `ssh-keygen -Y verify -s` wants. */
export function armorSignature(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? []
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n')
}

/** One line of the file that `ssh-keygen -Y verify -f` wants: who may sign what. */
export function allowedSignerLine(name: string, publicKey: Uint8Array, namespace: Namespace): string {
  if (!/^[\w@.-]+$/.test(name)) throw new TypeError('a signer name is letters, digits and _ @ . -')
  const key = Buffer.concat([sshString(keyType), sshString(publicKey)]).toString('base64')
  return `${name} namespaces="${namespace}" ${keyType} ${key}\n`
}

function signedData(bytes: Uint8Array, namespace: Namespace): Uint8Array {
  const digest = createHash(hashName).update(bytes).digest()
  return Buffer.concat([magic, sshString(namespace), sshString(''), sshString(hashName), sshString(digest)])
}

function encodeBlob(publicKey: Uint8Array, namespace: Namespace, signature: Uint8Array): Uint8Array {
  const version = Buffer.from([0, 0, 0, 1])
  const key = Buffer.concat([sshString(keyType), sshString(publicKey)])
  const signed = Buffer.concat([sshString(keyType), sshString(signature)])
  return Buffer.concat([
    magic,
    version,
    sshString(key),
    sshString(namespace),
    sshString(''),
    sshString(hashName),
    sshString(signed),
  ])
}

/** Length in four bytes, then the bytes (RFC 4251 5). */
function sshString(value: Uint8Array | string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
