import { hexToBytes } from './hex.ts'

// RFC 6962 Merkle tree: hashing, proofs and their verification. Pure: SHA-256 is passed in, because the page, the desk
// and the server each have their own.

export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const hashBytes = 32

/** Hash of a complete subtree of 2^level leaves, the `index`th from the left. Levels start at the leaves. */
export type NodeAt = (level: number, index: number) => Uint8Array

/** What the log commits to: which sealed bytes, and when the server took them. 40 bytes. */
export function leafData(envelopeId: string, receivedAtMs: number): Uint8Array {
  if (!Number.isSafeInteger(receivedAtMs) || receivedAtMs < 0) throw new RangeError('received time is not milliseconds')
  const bytes = new Uint8Array(40)
  bytes.set(hexToBytes(envelopeId, hashBytes))
  new DataView(bytes.buffer).setBigUint64(hashBytes, BigInt(receivedAtMs))
  return bytes
}

/** RFC 6962 2.1: 0x00 before a leaf and 0x01 before a node, so that neither can pass for the other. */
export function hashLeaf(sha256: Sha256, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length)
  bytes.set(data, 1)
  return sha256(bytes)
}

export function hashNode(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * hashBytes)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + hashBytes)
  return sha256(bytes)
}

/** Root of the first `size` leaves. The root of nothing is the hash of nothing. */
export function rootOf(sha256: Sha256, nodeAt: NodeAt, size: number): Uint8Array {
  return size === 0 ? sha256(new Uint8Array(0)) : rangeHash(sha256, nodeAt, 0, size)
}

/** The path from leaf `index` to the root of the first `size` leaves, lowest sibling first (RFC 6962 2.1.1). */
export function inclusionProof(sha256: Sha256, nodeAt: NodeAt, index: number, size: number): Uint8Array[] {
  if (!isSize(size) || !isIndex(index) || index >= size) throw new RangeError('no such leaf in a tree of this size')
  const path: Uint8Array[] = []
  let from = 0
  let count = size
  while (count > 1) {
    const left = largestPowerBelow(count)
    if (index - from < left) {
      path.push(rangeHash(sha256, nodeAt, from + left, count - left))
      count = left
    } else {
      path.push(rangeHash(sha256, nodeAt, from, left))
      from += left
      count -= left
    }
  }
  return path.reverse()
}

/** What shows that the first `toSize` leaves begin with the first `fromSize` (RFC 6962 2.1.2). Empty for equal sizes. */
export function consistencyProof(sha256: Sha256, nodeAt: NodeAt, fromSize: number, toSize: number): Uint8Array[] {
  if (!isSize(fromSize) || !isSize(toSize) || fromSize > toSize) throw new RangeError('not an earlier size')
  const path: Uint8Array[] = []
  let from = 0
  let count = toSize
  let old = fromSize
  while (old !== count) {
    const left = largestPowerBelow(count)
    if (old <= left) {
      path.push(rangeHash(sha256, nodeAt, from + left, count - left))
      count = left
    } else {
      path.push(rangeHash(sha256, nodeAt, from, left))
      from += left
      count -= left
      old -= left
    }
  }
  // The old tree is itself a left part of the new one: its root is what the other side brings along.
  if (from !== 0) path.push(rangeHash(sha256, nodeAt, from, count))
  return path.reverse()
}

/** `from` is always a multiple of the largest power of two in `count`, so the left part is one stored node. */
function rangeHash(sha256: Sha256, nodeAt: NodeAt, from: number, count: number): Uint8Array {
  const level = levelOf(count)
  if (level !== null) return nodeAt(level, from / count)
  const left = largestPowerBelow(count)
  return hashNode(sha256, rangeHash(sha256, nodeAt, from, left), rangeHash(sha256, nodeAt, from + left, count - left))
}

/** 0 for one leaf, 1 for two, 2 for four; null when these leaves are not one complete subtree. */
function levelOf(count: number): number | null {
  let level = 0
  let rest = count
  while (rest % 2 === 0) {
    rest /= 2
    level++
  }
  return rest === 1 ? level : null
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

export const isIndex = (index: number): boolean => Number.isSafeInteger(index) && index >= 0
export const isSize = (size: number): boolean => Number.isSafeInteger(size) && size > 0
