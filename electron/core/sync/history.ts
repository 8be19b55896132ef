import { checkCode } from '../../../shared/check-code.ts'
import { continues, originOf, parseCheckpoint, verifyCheckpoint, type Checkpoint } from '../../../shared/checkpoint.ts'
import type { AppError } from '../../../shared/errors.ts'
import { hexToBytes } from '../../../shared/hex.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { hashBytes } from '../../../shared/merkle.ts'
import { verifyConsistency } from '../../../shared/merkle-verify.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CheckpointReply } from '../../../shared/wire.ts'
import { sha256 } from '../crypto/digest.ts'
import { verifyEd25519 } from '../crypto/signing-key.ts'
import type { Desk } from '../desk.ts'
import { lastCheckpoint, saveCheckpoint } from '../store/checkpoints.ts'
import { readRecord } from '../store/read-record.ts'
import type { Store } from '../store/store.ts'
import { isRefused, toAppError } from './call-error.ts'
import { checkRunning, type RunContext } from './run-context.ts'

/** The newest state of the log: signed by its key, and shown to continue what this desk has seen before. */
export type Head = Checkpoint

/**
 * Asks for the newest checkpoint and remembers it. Errors: `different-history` (signed by another key, shorter than
 * what was seen, or not a continuation of it; then nothing is remembered), those of the network, those of the store.
 */
export async function readHead(context: RunContext): Promise<Result<Head, AppError>> {
  const { desk, transport } = context
  const seen = lastSeen(desk.store)
  const reply = await transport.checkpoint(seen?.size ?? 0)
  checkRunning(context)
  if (!reply.ok && isRefused(reply.error, 'beyond-log')) return differentHistory(seen, await shownSize(context))
  if (!reply.ok) return err(toAppError(reply.error))
  const head = verifyReply(desk, reply.value, seen)
  if (!head.ok) return head
  const saved = saveCheckpoint(desk.store, {
    size: head.value.size,
    note: reply.value.checkpoint,
    checkCode: checkCode(head.value, '', sha256),
    extendsSize: seen?.size ?? null,
    seenAt: new Date(desk.deps.now()).toISOString(),
  })
  return saved.ok ? head : saved
}

/** Signed by the committee's log? What it says is not compared with anything yet. */
export function verifyNote(desk: Desk, note: string) {
  const log = { origin: originOf(desk.own.committee), publicKey: logKey(desk) }
  return verifyCheckpoint(note, log, { sha256, verify: verifyEd25519 })
}

function verifyReply(desk: Desk, reply: CheckpointReply, seen: Checkpoint | null): Result<Head, AppError> {
  const head = verifyNote(desk, reply.checkpoint)
  if (!head.ok) return head.error.kind === 'bad-checkpoint' ? nonsense : differentHistory(seen, reply.size)
  if (head.value.size !== reply.size) return nonsense
  const proof = reply.consistency.map(toHash)
  return continues(seen, head.value, proof, sha256) ? head : differentHistory(seen, reply.size)
}

/**
 * Does the log with this head begin with exactly the envelopes of a tree with this root? Errors: `different-history`,
 * those of the network.
 */
export async function provePrefix(
  context: RunContext,
  part: { readonly size: number; readonly root: Uint8Array },
  head: Head,
): Promise<Result<null, AppError>> {
  if (part.size === head.size) return isSameRoot(part.root, head.root) ? ok(null) : differentHistory(part, head.size)
  const reply = await context.transport.checkpoint(part.size, head.size)
  checkRunning(context)
  if (!reply.ok && isRefused(reply.error, 'beyond-log')) return differentHistory(head, await shownSize(context))
  if (!reply.ok) return err(toAppError(reply.error))
  const proof = reply.value.consistency.map(toHash)
  const claim = { fromSize: part.size, fromRoot: part.root, toSize: head.size, toRoot: head.root, proof }
  return verifyConsistency(sha256, claim) ? ok(null) : differentHistory(part, head.size)
}

export const differentHistory = (
  seen: { readonly size: number } | null,
  shown: number,
): { readonly ok: false; readonly error: AppError } =>
  err({ kind: 'different-history', seenSize: seen?.size ?? 0, shownSize: shown })

const nonsense = err<AppError>({ kind: 'server-nonsense' })

/** Only for the sentence that the person reads: nothing rests on it. */
async function shownSize(context: RunContext): Promise<number> {
  const reply = await context.transport.checkpoint(0)
  checkRunning(context)
  return reply.ok ? reply.value.size : 0
}

/** Our own note, verified when it came. */
function lastSeen(store: Store): Checkpoint | null {
  const seen = lastCheckpoint(store)
  const parsed = seen === null ? null : parseCheckpoint(seen.note)
  if (parsed === null) return null
  if (!parsed.ok) throw new Error('a saved checkpoint does not parse')
  return parsed.value
}

/** From the secretariat's record; before that has arrived, from the invitation, which only the code could open. */
function logKey({ store, own }: Desk): Uint8Array {
  const newest = store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM committee ORDER BY at DESC, record_id DESC LIMIT 1',
  )
  const record = newest === undefined ? null : readRecord(store, newest.recordId, 'committee')
  return hexToBytes(record?.body.logKey ?? own.logKey, hashBytes)
}

const toHash = (text: string): Uint8Array => hexToBytes(text, hashBytes)
const isSameRoot = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b)
