import type { CommitteeId } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import type { CheckpointReply, InclusionProof, NumberedEnvelope } from '../shared/wire.ts'
import { signCheckpoint } from './checkpoint.ts'
import type { LogKey } from './log-key.ts'
import type { Records } from './storage.ts'
import { createTree, type Tree } from './tree.ts'

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

const originOf = (committeeId: CommitteeId): string => `review-desk.invalid/committee/${committeeId}`

/**
 * The tree of a committee is a function of its numbered envelopes, so it lives in memory only: it is read up at first
 * use, and follows what is appended here. What another process appended is read up when a checkpoint is asked for.
 */
export function createLog(records: Records, key: LogKey): Log {
  const trees = createTrees(records)
  const signAt = (committeeId: CommitteeId, tree: Tree, size: number): string =>
    signCheckpoint({ origin: originOf(committeeId), size, root: tree.root(size) }, key)
  return {
    publicKeyHex: Buffer.from(key.publicKey).toString('hex'),
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
      const consistency = tree.consistency(from, size).map(toHex)
      return ok({ size, checkpoint: signAt(committeeId, tree, size), consistency })
    },
    inclusion: async (committeeId, numbers, size) => {
      const tree = await trees.read(committeeId)
      if (size > tree.size() || numbers.some((number) => number < 1 || number > size)) return err('beyond-log')
      return ok(numbers.map((number) => ({ number, hashes: tree.inclusion(number - 1, size).map(toHex) })))
    },
  }
}

const toHex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

/** Leaves read at a time, and committees whose trees are kept; one that is dropped is read up again when it is needed. */
const leafPage = 5_000
const keptTrees = 64

function createTrees(records: Pick<Records, 'listLeaves'>) {
  const trees = new Map<CommitteeId, Tree>()
  const treeOf = (committeeId: CommitteeId): Tree => {
    const tree = trees.get(committeeId) ?? createTree()
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
        if (number === tree.size() + 1) tree.append(toLeaf(Buffer.from(id, 'hex'), receivedAt))
      }
    },
    /** Others may append while this waits: a leaf that is there by then is passed over. */
    read: async (committeeId: CommitteeId): Promise<Tree> => {
      const tree = treeOf(committeeId)
      for (;;) {
        const leaves = await records.listLeaves(committeeId, tree.size(), leafPage)
        for (const { number, id, receivedAt } of leaves) {
          if (number === tree.size() + 1) tree.append(toLeaf(id, receivedAt))
        }
        if (leaves.length < leafPage) return tree
      }
    },
  }
}

const idBytes = 32
/** The id's 32 bytes ‖ the time of receipt in milliseconds as unsigned 64-bit big-endian. */
function toLeaf(id: Uint8Array, receivedAt: number): Buffer {
  const leaf = Buffer.alloc(idBytes + 8)
  leaf.set(id)
  leaf.writeBigUInt64BE(BigInt(receivedAt), idBytes)
  return leaf
}
