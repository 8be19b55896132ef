import type { outboxArgs, outboxShellCalls } from '../../../shared/api/outbox.ts'
import { ok } from '../../../shared/result.ts'
import { outboxView, receiptView } from '../queries/outbox.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createOutboxHandlers = ({
  onDesk,
}: HandlerTools): HandlersOf<typeof outboxArgs, typeof outboxShellCalls> => ({
  outbox: onDesk('outbox', (desk) => ok(outboxView(desk))),
  receipt: onDesk('receipt', (desk, { recordId, challenge }) => receiptView(desk, recordId, challenge)),
})
