import type { Sha256 } from './merkle.ts'
import { consistencyProof, hashBytes, hashNode, inclusionProof, rootOf } from './merkle.ts'

/** A growing RFC 6962 tree in memory: 64 bytes a leaf. An append hashes the nodes it completes: one on average, log2 of the size at most. */
export interface MerkleTree {
  readonly size: () => number
  /** Takes leaf hashes (`hashLeaf`), in log order. */
  readonly append: (leafHash: Uint8Array) => void
  /** Throws when `size` is greater than the tree. */
  readonly root: (size?: number) => Uint8Array
  readonly inclusionProof: (index: number, size?: number) => Uint8Array[]
  readonly consistencyProof: (fromSize: number, toSize?: number) => Uint8Array[]
}

export function createTree(sha256: Sha256): MerkleTree {
  const levels: Level[] = [createLevel()]
  const level = (height: number): Level => (levels[height] ??= createLevel())
  const nodeAt = (height: number, index: number) => level(height).at(index)
  const size = () => level(0).count()

  const append = (leafHash: Uint8Array) => {
    level(0).push(leafHash)
    // Every trailing zero bit of the new size is a subtree that this leaf completed.
    for (let height = 0; level(height).count() % 2 === 0; height++) {
      const pair = level(height).count() - 2
      level(height + 1).push(hashNode(sha256, nodeAt(height, pair), nodeAt(height, pair + 1)))
    }
  }
  const known = (wanted: number) => {
    if (wanted > size()) throw new RangeError(`the tree has ${size()} leaves, not ${wanted}`)
    return wanted
  }
  return {
    size,
    append,
    root: (wanted = size()) => rootOf(sha256, nodeAt, known(wanted)),
    inclusionProof: (index, wanted = size()) => inclusionProof(sha256, nodeAt, index, known(wanted)),
    consistencyProof: (fromSize, toSize = size()) => consistencyProof(sha256, nodeAt, fromSize, known(toSize)),
  }
}

interface Level {
  readonly count: () => number
  readonly push: (hash: Uint8Array) => void
  readonly at: (index: number) => Uint8Array
}

/** Hashes side by side in one buffer that doubles: a million of them cost 32 MB, not a million objects. */
function createLevel(): Level {
  let bytes = new Uint8Array(hashBytes * 16)
  let count = 0
  return {
    count: () => count,
    push: (hash) => {
      if (hash.length !== hashBytes) throw new TypeError('a node is 32 bytes')
      if ((count + 1) * hashBytes > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(hash, count * hashBytes)
      count++
    },
    at: (index) => {
      if (index >= count) throw new RangeError('this subtree is not complete')
      return bytes.slice(index * hashBytes, (index + 1) * hashBytes)
    },
  }
}
