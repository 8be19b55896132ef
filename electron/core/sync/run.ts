import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { outgoingCount } from '../store/envelopes.ts'
import { fetchDocuments } from './documents.ts'
import { readHead, type Head } from './history.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { collectReceipts } from './receipts.ts'
import { checkRunning, type LogSender, type RunContext } from './run-context.ts'
import { uploadDocuments } from './upload.ts'

export interface RunTotals {
  readonly sent: number
  readonly received: number
  readonly documents: number
}
export interface RunSteps {
  /** Signs what the desk owes, so that it goes with this run. */
  readonly beforeSend: () => Promise<Result<null, AppError>>
  /** The server has shown that it is the committee's: what it says of the time may be believed. */
  readonly recognised: () => Result<null, AppError>
}

/** What a run signs itself (that documents have arrived) is sent by it too; more rounds than these wait for the next run. */
const maxRounds = 3

/**
 * One run: is this still the history we know; send; take over; receipts; documents. Nothing is sent to a server that
 * shows another history, and nothing is taken over from it. Errors: of its steps; what was done before stays done.
 */
export async function runOnce(context: RunContext, steps: RunSteps): Promise<Result<RunTotals, AppError>> {
  const { desk } = context
  let totals: RunTotals = { sent: 0, received: 0, documents: 0 }
  for (let round = 0; round < maxRounds; round++) {
    const owed = await steps.beforeSend()
    checkRunning(context)
    if (!owed.ok) return owed
    if (round > 0 && (context.sender === null || outgoingCount(desk.store) === 0)) break
    const exchanged = await exchange(context, steps)
    if (!exchanged.ok) return exchanged
    const documents = await fetchDocuments(context)
    if (!documents.ok) return documents
    totals = {
      sent: totals.sent + exchanged.value.sent,
      received: totals.received + exchanged.value.received,
      documents: totals.documents + documents.value,
    }
  }
  return ok(totals)
}

async function send(context: RunContext, sender: LogSender): Promise<Result<number, AppError>> {
  const uploaded = await uploadDocuments(context, sender)
  return uploaded.ok ? push(context, sender) : uploaded
}

async function exchange(context: RunContext, steps: RunSteps): Promise<Result<Omit<RunTotals, 'documents'>, AppError>> {
  const first = await readHead(context)
  if (!first.ok) return first
  const recognised = steps.recognised()
  if (!recognised.ok) return recognised
  const sent = context.sender === null ? ok(0) : await send(context, context.sender)
  if (!sent.ok) return sent
  const head: Result<Head, AppError> = sent.value > 0 ? await readHead(context) : first
  if (!head.ok) return head
  const received = await pull(context, head.value)
  if (!received.ok) return received
  const receipts = await collectReceipts(context, head.value)
  if (!receipts.ok) return err(receipts.error)
  return ok({ sent: sent.value, received: received.value })
}
