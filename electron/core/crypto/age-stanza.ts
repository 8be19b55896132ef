import { base64nopad } from '@scure/base'
import { Stanza } from 'age-encryption'
import sodium from 'sodium-native'
import { deriveKey, wipe } from './digest.ts'
import type { Random } from './random.ts'
import type { SealIdentity } from './seal-keys.ts'

// The X25519 stanza of age (c2sp.org/age): one copy of the file key for one recipient.

export const stanzaType = 'X25519'
const context = 'age-encryption.org/v1/X25519'
const keyBytes = 32
const fileKeyBytes = 16
const bodyBytes = fileKeyBytes + 16
/** Every stanza has a wrap key of its own, so the nonce is constant. */
const nonce = new Uint8Array(12)

export function wrapFileKey(fileKey: Uint8Array, publicKey: Uint8Array, random: Random): Stanza {
  const ephemeral = random(keyBytes)
  const share = new Uint8Array(keyBytes)
  sodium.crypto_scalarmult_base(share, ephemeral)
  const wrapKey = wrapKeyOf(ephemeral, publicKey, share, publicKey)
  const body = new Uint8Array(bodyBytes)
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(body, fileKey, null, null, nonce, wrapKey)
  wipe(ephemeral, wrapKey)
  return new Stanza([stanzaType, base64nopad.encode(share)], body)
}

/**
 * A stanza that nobody can open and nobody can tell from a real one: the share is a true point (random bytes would miss
 * the curve half of the time) and the body random.
 */
export function createDummyStanza(random: Random): Stanza {
  const share = new Uint8Array(keyBytes)
  sodium.crypto_scalarmult_base(share, random(keyBytes))
  return new Stanza([stanzaType, base64nopad.encode(share)], random(bodyBytes))
}

/** Null: none is for these identities. Throws: a stanza is malformed, or the kinds must not stand together. */
export function unwrapFileKey(identities: readonly SealIdentity[], stanzas: readonly Stanza[]): Uint8Array | null {
  refuseMixtures(stanzas)
  const parsed = stanzas.filter((stanza) => stanza.args[0] === stanzaType).map(parseStanza)
  for (const identity of identities) {
    for (const stanza of parsed) {
      const fileKey = tryStanza(identity, stanza)
      if (fileKey !== null) return fileKey
    }
  }
  return null
}

interface X25519Stanza {
  readonly share: Uint8Array
  readonly body: Uint8Array
}

/** A passphrase stanza must stand alone (c2sp.org/age); a post-quantum file is only that when all its stanzas are. */
function refuseMixtures(stanzas: readonly Stanza[]): void {
  const kinds = new Set(stanzas.map((stanza) => stanza.args[0]))
  if (kinds.has('scrypt') && stanzas.length > 1) throw new Error('a passphrase stanza beside another')
  if (kinds.has('mlkem768x25519') && kinds.has(stanzaType)) throw new Error('a hybrid stanza beside a weaker one')
}

function parseStanza({ args, body }: Stanza): X25519Stanza {
  const [, text, ...more] = args
  if (text === undefined || more.length > 0 || body.length !== bodyBytes) throw new Error('malformed stanza')
  const share = base64nopad.decode(text)
  if (share.length !== keyBytes) throw new Error('malformed stanza')
  return { share, body }
}

function tryStanza(identity: SealIdentity, { share, body }: X25519Stanza): Uint8Array | null {
  const wrapKey = wrapKeyOf(identity.secret, share, share, identity.publicKey)
  const fileKey = new Uint8Array(fileKeyBytes)
  try {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(fileKey, null, body, null, nonce, wrapKey)
    return fileKey
  } catch {
    return null
  } finally {
    wipe(wrapKey)
  }
}

function wrapKeyOf(secret: Uint8Array, point: Uint8Array, share: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const shared = new Uint8Array(keyBytes)
  sodium.crypto_scalarmult(shared, secret, point)
  const salt = new Uint8Array(2 * keyBytes)
  salt.set(share)
  salt.set(publicKey, keyBytes)
  const wrapKey = deriveKey(shared, salt, context)
  wipe(shared)
  return wrapKey
}
