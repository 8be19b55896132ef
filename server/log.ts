import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { formatCheckpoint, originOf } from '../shared/checkpoint.ts'
import { bytesToHex } from '../shared/hex.ts'
import type { CommitteeId } from '../shared/ids.ts'
import { createTree, type MerkleTree } from '../shared/merkle-tree.ts'
import { hashLeaf, leafData, type Sha256 } from '../shared/merkle.ts'
import { err, ok, type Result } from '../shared/result.ts'
import type { CheckpointReply, InclusionProof, NumberedEnvelope } from '../shared/wire.ts'
import type { LogKey } from './log-key.ts'
import type { Records } from './storage.ts'

/** The numbered, append-only log of each committee, and what can be proved about it. */
export interface Log {
  /** The log's Ed25519 public key in hex. */
  readonly publicKeyHex: string
  readonly originOf: (committeeId: CommitteeId) => string
  readonly append: Records['appendEnvelopes']
  readonly newestCheckpoint: (
    committeeId: CommitteeId,
  ) => Promise<{ readonly size: number; readonly checkpoint: string }>
  readonly checkpoint: (
    committeeId: CommitteeId,
    from: number,
    size: number | undefined,
  ) => Promise<Result<CheckpointReply, 'beyond-log'>>
  readonly inclusion: (
    committeeId: CommitteeId,
    numbers: readonly number[],
    size: number,
  ) => Promise<Result<readonly InclusionProof[], 'beyond-log'>>
}

// By way of hex it takes half the time that asking for a buffer does.
const sha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes), 'hex')

/**
 * The tree of a committee is a function of its numbered envelopes, so it lives in memory only: it is read up at first
 * use, and follows what is appended here. What another process appended is read up when a checkpoint is asked for.
 */
export function createLog(records: Records, key: LogKey): Log {
  const trees = createTrees(records)
  /** The same size always gives the same note: nothing in it is of the moment. */
  const signAt = (committeeId: CommitteeId, tree: MerkleTree, size: number): string => {
    const origin = originOf(committeeId)
    return formatCheckpoint({ origin, size, root: tree.root(size) }, [{ name: origin, ...key }], sha256)
  }
  return {
    publicKeyHex: bytesToHex(key.publicKey),
    originOf,
    append: async (committeeId, envelopes, options) => {
      const accepted = await records.appendEnvelopes(committeeId, envelopes, options)
      if (accepted.ok) trees.follow(committeeId, accepted.value)
      return accepted
    },
    newestCheckpoint: async (committeeId) => {
      const tree = await trees.read(committeeId)
      return { size: tree.size(), checkpoint: signAt(committeeId, tree, tree.size()) }
    },
    checkpoint: async (committeeId, from, wanted) => {
      const tree = await trees.read(committeeId)
      const size = wanted ?? tree.size()
      if (size > tree.size() || from > size) return err('beyond-log')
      const consistency = from === 0 ? [] : tree.consistencyProof(from, size).map(bytesToHex)
      return ok({ size, checkpoint: signAt(committeeId, tree, size), consistency })
    },
    inclusion: async (committeeId, numbers, size) => {
      const tree = await trees.read(committeeId)
      if (size > tree.size() || numbers.some((number) => number < 1 || number > size)) return err('beyond-log')
      return ok(numbers.map((number) => ({ number, hashes: tree.inclusionProof(number - 1, size).map(bytesToHex) })))
    },
  }
}

/** Leaves read at a time, and committees whose trees are kept; one that is dropped is read up again when it is needed. */
const leafPage = 5_000
const keptTrees = 64

function createTrees(records: Pick<Records, 'listLeaves'>) {
  const trees = new Map<CommitteeId, MerkleTree>()
  const treeOf = (committeeId: CommitteeId): MerkleTree => {
    const tree = trees.get(committeeId) ?? createTree(sha256)
    // Last used, last in the map's order.
    trees.delete(committeeId)
    trees.set(committeeId, tree)
    for (const oldest of trees.keys()) {
      if (trees.size <= keptTrees) break
      trees.delete(oldest)
    }
    return tree
  }
  return {
    /** Takes what continues the tree; leaves a gap for `read` to fill. */
    follow: (committeeId: CommitteeId, accepted: readonly NumberedEnvelope[]): void => {
      const tree = treeOf(committeeId)
      for (const { number, id, receivedAt } of accepted) {
        if (number === tree.size() + 1) tree.append(toLeaf(id, receivedAt))
      }
    },
    /** Others may append while this waits: a leaf that is there by then is passed over. */
    read: async (committeeId: CommitteeId): Promise<MerkleTree> => {
      const tree = treeOf(committeeId)
      for (;;) {
        const leaves = await records.listLeaves(committeeId, tree.size(), leafPage)
        for (const { number, id, receivedAt } of leaves) {
          if (number === tree.size() + 1) tree.append(toLeaf(id.toString('hex'), receivedAt))
        }
        if (leaves.length < leafPage) return tree
        await nextTurn()
      }
    },
  }
}

const toLeaf = (id: string, receivedAt: number): Uint8Array => hashLeaf(sha256, leafData(id, receivedAt))
