import sodium from 'sodium-native'
import { deriveKey, wipe } from './digest.ts'

// The STREAM part of an age file (c2sp.org/age): 64 KiB chunks, each sealed by itself under its number.

export const nonceBytes = 16
export const chunkBytes = 64 * 1024
export const sealedChunkBytes = chunkBytes + 16
const tagBytes = 16

export interface ChunkCipher {
  /** `sealed` is 16 bytes longer than `clear`. */
  readonly seal: (sealed: Uint8Array, clear: Uint8Array, index: number, isLast: boolean) => void
  /** False when the chunk is not what was sealed at this place. `clear` is then undefined. */
  readonly open: (clear: Uint8Array, sealed: Uint8Array, index: number, isLast: boolean) => boolean
  /** Forgets the key. Any later call would use zeros, so there must be none. */
  readonly forget: () => void
}

/** The cipher holds a key of its own; the file key may be wiped afterwards. */
export function createChunkCipher(fileKey: Uint8Array, fileNonce: Uint8Array): ChunkCipher {
  const key = deriveKey(fileKey, fileNonce, 'payload')
  const nonce = new Uint8Array(12)
  const counter = new DataView(nonce.buffer)
  const setNonce = (index: number, isLast: boolean) => {
    // Eleven bytes, big-endian. Four of them count 281 TB, far above the document limit.
    counter.setUint32(7, index)
    nonce[11] = isLast ? 1 : 0
  }
  return {
    seal: (sealed, clear, index, isLast) => {
      setNonce(index, isLast)
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, clear, null, null, nonce, key)
    },
    open: (clear, sealed, index, isLast) => {
      setNonce(index, isLast)
      try {
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(clear, null, sealed, null, nonce, key)
        return true
      } catch {
        return false
      }
    },
    forget: () => {
      wipe(key)
    },
  }
}

/** At least one chunk: an empty file has an empty one. */
export const chunkCount = (clearSize: number): number => Math.max(1, Math.ceil(clearSize / chunkBytes))

export const sealedPayloadSize = (clearSize: number): number => clearSize + tagBytes * chunkCount(clearSize)

/** Null when no clear file gives a payload of this size. */
export function clearPayloadSize(sealedSize: number): number | null {
  const clearSize = sealedSize - tagBytes * Math.ceil(sealedSize / sealedChunkBytes)
  return clearSize >= 0 && sealedPayloadSize(clearSize) === sealedSize ? clearSize : null
}
