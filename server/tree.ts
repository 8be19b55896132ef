import { createHash } from 'node:crypto'

/** The Merkle tree of RFC 6962 section 2.1 over leaves that only ever come at the end. Sizes up to its own are answered. */
export interface Tree {
  readonly size: () => number
  readonly append: (leaf: Uint8Array) => void
  readonly root: (size: number) => Buffer
  /** Section 2.1.1. `index` counts from 0 and is under `size`. */
  readonly inclusion: (index: number, size: number) => readonly Buffer[]
  /** Section 2.1.2. Empty when either size is 0 or they are equal. */
  readonly consistency: (from: number, to: number) => readonly Buffer[]
}

const hashBytes = 32
const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}

/** Keeps the hash of every complete subtree: 64 bytes a leaf, one node hash a leaf on average, proofs without re-reading. */
export function createTree(): Tree {
  /** levels[l] holds the hashes of the complete subtrees of 2^l leaves, left to right. */
  const levels: HashList[] = []
  const levelAt = (level: number): HashList => (levels[level] ??= createHashList())

  const append = (leaf: Uint8Array): void => {
    let hash = sha256(leafPrefix, leaf)
    for (let level = 0; ; level += 1) {
      const list = levelAt(level)
      list.push(hash)
      const count = list.count()
      if (count % 2 === 1) return
      hash = sha256(nodePrefix, list.at(count - 2), list.at(count - 1))
    }
  }
  const range = (start: number, end: number): Buffer => {
    const level = Math.log2(end - start)
    if (Number.isInteger(level) && start % (end - start) === 0) return levelAt(level).at(start / (end - start))
    const middle = start + largestPowerUnder(end - start)
    return sha256(nodePrefix, range(start, middle), range(middle, end))
  }
  const inclusion = (index: number, start: number, end: number): Buffer[] => {
    if (end - start === 1) return []
    const middle = start + largestPowerUnder(end - start)
    return index < middle
      ? [...inclusion(index, start, middle), range(middle, end)]
      : [...inclusion(index, middle, end), range(start, middle)]
  }
  const consistency = (from: number, start: number, end: number, isWhole: boolean): Buffer[] => {
    if (from === end) return isWhole ? [] : [range(start, end)]
    const middle = start + largestPowerUnder(end - start)
    return from <= middle
      ? [...consistency(from, start, middle, isWhole), range(middle, end)]
      : [...consistency(from, middle, end, false), range(start, middle)]
  }
  return {
    size: () => levelAt(0).count(),
    append,
    root: (size) => (size === 0 ? sha256() : range(0, size)),
    inclusion: (index, size) => inclusion(index, 0, size),
    consistency: (from, to) => (from === 0 || from === to ? [] : consistency(from, 0, to, true)),
  }
}

/** The largest power of two that is less than `n`; `n` is 2 or more. */
function largestPowerUnder(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

interface HashList {
  readonly count: () => number
  readonly at: (index: number) => Buffer
  readonly push: (hash: Uint8Array) => void
}

/** Hashes side by side in one growing block: a Buffer object each would weigh three times the hash. */
function createHashList(): HashList {
  let block = Buffer.alloc(hashBytes * 64)
  let count = 0
  return {
    count: () => count,
    at: (index) => {
      if (index < 0 || index >= count) throw new Error('no such hash in the tree')
      return block.subarray(index * hashBytes, (index + 1) * hashBytes)
    },
    push: (hash) => {
      if ((count + 1) * hashBytes > block.length) block = Buffer.concat([block], block.length * 2)
      block.set(hash, count * hashBytes)
      count += 1
    },
  }
}
