import { base64nopad } from '@scure/base'
import { Stanza } from 'age-encryption'
import sodium from 'sodium-native'
import { stanzaType } from './age-stanza.ts'
import { deriveKey } from './digest.ts'
import type { Random } from './random.ts'
import type { SealIdentity } from './seal-keys.ts'

// A desk holds a key for each application and pulls everybody's envelopes. Trying every key on every envelope is curve
// arithmetic for each pair; so an envelope for an application carries a mark: a stanza that to others is one of the
// dummies, a point and 32 random bytes, but whose bytes are a keyed hash of its point. Only who holds the key knows it.

/** 32 bytes, secret like the identity it follows from. */
export type Mark = Uint8Array

const hashBytes = 32

export const markOf = ({ secret }: SealIdentity): Mark => deriveKey(secret, null, 'review-desk-mark@v1')

export function createMarkStanza(mark: Mark, random: Random): Stanza {
  const share = new Uint8Array(32)
  sodium.crypto_scalarmult_base(share, random(32))
  return new Stanza([stanzaType, base64nopad.encode(share)], keyedHash(mark, share))
}

/** A stanza that may be a mark. */
export interface PossibleMark {
  readonly share: Uint8Array
  readonly body: Uint8Array
}

export const isMarked = (stanzas: readonly PossibleMark[], mark: Mark): boolean =>
  stanzas.some(({ share, body }) => sodium.sodium_memcmp(keyedHash(mark, share), body))

function keyedHash(mark: Mark, share: Uint8Array): Uint8Array {
  const hash = new Uint8Array(hashBytes)
  sodium.crypto_generichash(hash, share, mark)
  return hash
}
