import type { EnvelopeId } from '../../../shared/ids.ts'
import { hashLeaf, leafData } from '../../../shared/merkle.ts'
import { createTree, type MerkleTree } from '../../../shared/merkle-tree.ts'
import { sha256 } from '../crypto/digest.ts'
import { pulledTo } from '../store/cursor.ts'
import type { Store } from '../store/store.ts'

// The tree of what this desk has pulled. Its root must be the one the server signed: so two desks with the same check
// code hold the same envelopes, not only the same checkpoint.

export const toLeafHash = (envelopeId: EnvelopeId, receivedAtMs: number): Uint8Array =>
  hashLeaf(sha256, leafData(envelopeId, receivedAtMs))

/** Everything up to the cursor has a row, whatever became of it. Throws when one is missing. */
export function readTree(store: Store): MerkleTree {
  const tree = createTree(sha256)
  const upTo = pulledTo(store)
  const rows = store.all<{ envelopeId: EnvelopeId; numberedAt: string }>(
    `SELECT envelope_id AS envelopeId, numbered_at AS numberedAt FROM envelopes
     WHERE number BETWEEN 1 AND ? ORDER BY number`,
    upTo,
  )
  if (rows.length !== upTo) throw new Error(`${rows.length} envelopes are known of ${upTo}`)
  for (const { envelopeId, numberedAt } of rows) tree.append(toLeafHash(envelopeId, Date.parse(numberedAt)))
  return tree
}

/** The tree of a store, read up once and then followed from run to run; read up again when a run has left it aside. */
export type TreeOf = (store: Store) => MerkleTree
export function createTreeKeeper(): TreeOf {
  let kept: { readonly store: Store; readonly tree: MerkleTree } | null = null
  return (store) => {
    if (kept?.store !== store || kept.tree.size() !== pulledTo(store)) kept = { store, tree: readTree(store) }
    return kept.tree
  }
}

export interface HeldNumber {
  readonly envelopeId: EnvelopeId
  readonly number: number
}
/** Own envelopes that were acknowledged but not pulled yet: the pages to come must hold them at these numbers. */
export const acknowledgedAhead = (store: Store): readonly HeldNumber[] =>
  store.all<HeldNumber>('SELECT envelope_id AS envelopeId, number FROM envelopes WHERE number > ?', pulledTo(store))

export const holderOf = (store: Store, number: number): EnvelopeId | null =>
  store.get<{ envelopeId: EnvelopeId }>('SELECT envelope_id AS envelopeId FROM envelopes WHERE number = ?', number)
    ?.envelopeId ?? null
