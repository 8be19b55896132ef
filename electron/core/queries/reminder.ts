import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import { reminderText } from '../../../shared/reminder.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { boardView } from './board.ts'

/** What to send by other means: the log has no messages. Errors: of `boardView`, `not-found` (nothing waits for them). */
export function reminder(
  desk: Desk,
  { batch, what, member }: Argument<'reminder'>,
): Result<Reply<'reminder'>, AppError> {
  const board = boardView(desk, batch)
  if (!board.ok) return board
  const { members, declarationsDue, declarationsDueAt: due, rulingsDue, dates } = board.value
  const name = members.find((one) => one.member === member)?.name ?? null
  const waiting =
    what === 'rulings'
      ? rulingsDue.find((one) => one.ruler === member)
      : (declarationsDue.find((one) => one.member === member) ?? (member === null ? declarationsDue[0] : undefined))
  if (waiting === undefined) return err({ kind: 'not-found' })
  const count = member === null ? null : waiting.count
  return ok({ text: reminderText({ name, batch: dates.name, what, count, due }) })
}
