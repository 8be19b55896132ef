import type { Sha256 } from './merkle.ts'
import { hashBytes, hashNode, isIndex, isSize } from './merkle.ts'

export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Is this leaf the `index`th of the tree with this root? Never true for an empty tree or hashes that are not 32 bytes. */
export function verifyInclusion(sha256: Sha256, { leafHash, index, size, proof, root }: InclusionClaim): boolean {
  if (!isSize(size) || !isIndex(index) || index >= size) return false
  if (![leafHash, root, ...proof].every((hash) => hash.length === hashBytes)) return false
  let node = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = hashNode(sha256, sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = hashNode(sha256, hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameHash(hash, root)
}

export interface ConsistencyClaim {
  readonly fromSize: number
  readonly fromRoot: Uint8Array
  readonly toSize: number
  readonly toRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Does the larger tree begin with the smaller one? Never true for size 0, which proves nothing: whoever holds no
 * checkpoint, or one of an empty log, has nothing to compare (`continues` in checkpoint.ts knows that).
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { fromSize, fromRoot, toSize, toRoot, proof } = claim
  if (!isSize(fromSize) || !isSize(toSize) || fromSize > toSize) return false
  if (![fromRoot, toRoot, ...proof].every((hash) => hash.length === hashBytes)) return false
  if (fromSize === toSize) return proof.length === 0 && sameHash(fromRoot, toRoot)

  let node = fromSize - 1
  let last = toSize - 1
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // A complete old tree is its own first step: its root is not sent.
  const path = node === 0 ? [fromRoot, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return false
  let oldHash = first
  let newHash = first
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      oldHash = hashNode(sha256, sibling, oldHash)
      newHash = hashNode(sha256, sibling, newHash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newHash = hashNode(sha256, newHash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameHash(oldHash, fromRoot) && sameHash(newHash, toRoot)
}

// Not bit operators: those stop at 2^31.
const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)
const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i])
