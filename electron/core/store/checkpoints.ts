import type { AppError } from '../../../shared/errors.ts'
import type { EnvelopeId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

export interface SeenCheckpoint {
  readonly size: number
  /** The signed note, as it came. */
  readonly note: string
  readonly checkCode: string
  /** Size of the one it was shown to extend; null for the first. */
  readonly extendsSize: number | null
  readonly seenAt: string
}
export interface Proof {
  readonly envelopeId: EnvelopeId
  readonly number: number
  readonly treeSize: number
  /** Hex, leaf to root. */
  readonly hashes: readonly string[]
  readonly verifiedAt: string
}

const checkpointColumns =
  'size, note, check_code AS checkCode, extends_size AS extendsSize, seen_at AS seenAt FROM checkpoints'

/** Null before the first. The next one must extend it. */
export const lastCheckpoint = (store: Store): SeenCheckpoint | null =>
  store.get<SeenCheckpoint>(`SELECT ${checkpointColumns} ORDER BY size DESC LIMIT 1`) ?? null

export const checkpointOfSize = (store: Store, size: number): SeenCheckpoint | null =>
  store.get<SeenCheckpoint>(`SELECT ${checkpointColumns} WHERE size = ?`, size) ?? null

/** Only once it is shown to extend the last. A size that is known already keeps its first note. */
export function saveCheckpoint(store: Store, checkpoint: SeenCheckpoint): Result<null, AppError> {
  return transact(store, () => {
    const { size, note, checkCode, extendsSize, seenAt } = checkpoint
    store.run(
      `INSERT INTO checkpoints (size, note, check_code, extends_size, seen_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (size) DO NOTHING`,
      size,
      note,
      checkCode,
      extendsSize,
      seenAt,
    )
    return null
  })
}

/** Own envelopes that are numbered but not yet proved to be in the log, oldest number first. */
export const unproved = (
  store: Store,
  maxCount: number,
): readonly { readonly envelopeId: EnvelopeId; readonly number: number; readonly receivedAt: string }[] =>
  store.all(
    `SELECT envelope_id AS envelopeId, number, numbered_at AS receivedAt FROM envelopes
     WHERE sealed IS NOT NULL AND state = 'numbered' ORDER BY number LIMIT ?`,
    maxCount,
  )

/** A verified proof of inclusion is the receipt. Until then the sealed bytes are kept, in case the server lost them. */
export function saveProof(store: Store, proof: Proof): Result<null, AppError> {
  return transact(store, () => {
    const { envelopeId, number, treeSize, hashes, verifiedAt } = proof
    store.run(
      `INSERT INTO proofs (envelope_id, number, tree_size, hashes, verified_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (envelope_id) DO NOTHING`,
      envelopeId,
      number,
      treeSize,
      JSON.stringify(hashes),
      verifiedAt,
    )
    store.run(`UPDATE envelopes SET sealed = NULL WHERE envelope_id = ? AND state = 'numbered'`, envelopeId)
    return null
  })
}

export interface NumberedProof extends Omit<Proof, 'treeSize' | 'hashes' | 'verifiedAt'> {
  readonly numberedAt: string
  /** Null while the inclusion is not proved. */
  readonly proof: Pick<Proof, 'treeSize' | 'hashes' | 'verifiedAt'> | null
}
/** The first envelope of an own record that was numbered, with its proof. Null while it waits. */
export function numberOf(store: Store, recordId: RecordId): NumberedProof | null {
  const row = store.get<NumberedProof & { treeSize: number | null; hashes: string; verifiedAt: string }>(
    `SELECT e.envelope_id AS envelopeId, e.number, e.numbered_at AS numberedAt,
            p.tree_size AS treeSize, p.hashes, p.verified_at AS verifiedAt
     FROM envelopes e LEFT JOIN proofs p ON p.envelope_id = e.envelope_id
     WHERE e.record_id = ? AND e.number IS NOT NULL ORDER BY e.rowid LIMIT 1`,
    recordId,
  )
  if (row === undefined) return null
  const { envelopeId, number, numberedAt, treeSize, hashes, verifiedAt } = row
  const proof = treeSize === null ? null : { treeSize, hashes: JSON.parse(hashes) as string[], verifiedAt }
  return { envelopeId, number, numberedAt, proof }
}
