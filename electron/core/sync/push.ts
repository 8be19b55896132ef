import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits, type PushReply } from '../../../shared/wire.ts'
import { pulledTo } from '../store/cursor.ts'
import type { SealedRow } from '../store/envelopes.ts'
import { acknowledge, outgoing, outgoingCount } from '../store/envelopes.ts'
import { toAppError } from './call-error.ts'
import { differentHistory } from './history.ts'
import { holderOf } from './log-tree.ts'
import { checkRunning, type LogSender, type RunContext } from './run-context.ts'

/**
 * The outbox, oldest first, until it is empty. The same bytes every time, so sending again after a lost answer changes
 * nothing. Gives how many were numbered. Errors: `quota-exceeded`, `different-history` (a number that another envelope
 * has), `server-nonsense`, those of the network and of the store.
 */
export async function push(context: RunContext, sender: LogSender): Promise<Result<number, AppError>> {
  const { desk, progress } = context
  const total = outgoingCount(desk.store)
  if (total === 0) return ok(0)
  progress.begin('sending', total)
  let sent = 0
  for (;;) {
    const rows = outgoing(desk.store, wireLimits.pushEnvelopes, wireLimits.pushBytes)
    if (rows.length === 0) return ok(sent)
    const envelopes = rows.map(({ envelopeId, sealed }) => ({ id: envelopeId, sealed: toBase64(sealed) }))
    const reply = await sender.push({ envelopes })
    checkRunning(context)
    if (!reply.ok) return err(toAppError(reply.error))
    const taken = takeNumbers(context, rows, reply.value)
    if (!taken.ok) return taken
    sent += rows.length
    progress.advance(rows.length)
  }
}

function takeNumbers(
  { desk }: RunContext,
  rows: readonly SealedRow[],
  { accepted }: PushReply,
): Result<null, AppError> {
  const isComplete =
    accepted.length === rows.length &&
    accepted.every(({ id }, index) => id === rows[index]?.envelopeId) &&
    new Set(accepted.map(({ number }) => number)).size === accepted.length
  if (!isComplete) return err({ kind: 'server-nonsense' })
  for (const { id, number } of accepted) {
    const holder = holderOf(desk.store, number)
    if (holder !== null && holder !== id) return differentHistory({ size: pulledTo(desk.store) }, number)
  }
  const numbered = accepted.map(({ id, number, receivedAt }) => ({
    envelopeId: id,
    number,
    receivedAt: new Date(receivedAt).toISOString(),
  }))
  const acknowledged = acknowledge(desk.store, numbered)
  // Every screen that says whether a record of this laptop has its number.
  if (acknowledged.ok) desk.deps.changed(['outbox', 'sync', 'application', 'rulings', 'register'])
  return acknowledged
}

const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
