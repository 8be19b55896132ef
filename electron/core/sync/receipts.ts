import type { AppError } from '../../../shared/errors.ts'
import { hexToBytes } from '../../../shared/hex.ts'
import { hashBytes } from '../../../shared/merkle.ts'
import { verifyInclusion } from '../../../shared/merkle-verify.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits } from '../../../shared/wire.ts'
import { sha256 } from '../crypto/digest.ts'
import { saveProof, unproved } from '../store/checkpoints.ts'
import { transact } from '../store/transact.ts'
import { isRefused, toAppError } from './call-error.ts'
import { differentHistory, type Head } from './history.ts'
import { toLeafHash } from './log-tree.ts'
import { checkRunning, type RunContext } from './run-context.ts'

type Unproved = ReturnType<typeof unproved>[number]

/**
 * A receipt for each own envelope that has a number: the proof that the log with this head holds exactly these bytes at
 * exactly this number, received when the server said. Gives how many. Errors: `different-history` (acknowledged, but
 * not in the log), those of the network and of the store.
 */
export async function collectReceipts(context: RunContext, head: Head): Promise<Result<number, AppError>> {
  const { desk, transport, progress } = context
  let proved = 0
  for (;;) {
    const rows = unproved(desk.store, wireLimits.inclusionNumbers)
    if (rows.length === 0) return ok(proved)
    if (proved === 0) progress.begin('checking', rows.length)
    if (rows.some(({ number }) => number > head.size)) return differentHistory(rows.at(-1) ? head : null, head.size)
    const reply = await transport.inclusion(
      head.size,
      rows.map(({ number }) => number),
    )
    checkRunning(context)
    if (!reply.ok && isRefused(reply.error, 'beyond-log')) return differentHistory(head, head.size)
    if (!reply.ok) return err(toAppError(reply.error))
    const { proofs } = reply.value
    if (proofs.length !== rows.length || proofs.some(({ number }, i) => number !== rows[i]?.number))
      return err({ kind: 'server-nonsense' })
    if (!rows.every((row, i) => isIncluded(row, proofs[i]?.hashes ?? [], head)))
      return differentHistory(head, head.size)
    const saved = saveAll(context, rows, (i) => proofs[i]?.hashes ?? [], head)
    if (!saved.ok) return saved
    proved += rows.length
    progress.advance(rows.length)
  }
}

function isIncluded({ envelopeId, number, receivedAt }: Unproved, hashes: readonly string[], head: Head): boolean {
  return verifyInclusion(sha256, {
    leafHash: toLeafHash(envelopeId, Date.parse(receivedAt)),
    index: number - 1,
    size: head.size,
    proof: hashes.map((hash) => hexToBytes(hash, hashBytes)),
    root: head.root,
  })
}

function saveAll(
  { desk }: RunContext,
  rows: readonly Unproved[],
  hashesOf: (index: number) => readonly string[],
  head: Head,
): Result<null, AppError> {
  const verifiedAt = new Date(desk.deps.now()).toISOString()
  const saved = transact(desk.store, () => {
    rows.forEach(({ envelopeId, number }, i) => {
      saveProof(desk.store, { envelopeId, number, treeSize: head.size, hashes: hashesOf(i), verifiedAt })
    })
    return null
  })
  if (saved.ok) desk.deps.changed(['outbox'])
  return saved
}
