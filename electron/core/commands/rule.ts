import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { rule } from '../secretariat/chair.ts'
import { readRecord } from '../store/read-record.ts'

/**
 * Rules on the declaration that was read; an earlier ruling on it is replaced and stays in the log. Errors:
 * `declaration-changed` (the member has declared anew, or withdrew), those of `rule`.
 */
export async function signRuling(
  desk: Desk,
  { application, member, declaration, ruling }: Argument<'signRuling'>,
): Promise<Result<Reply<'signRuling'>, AppError>> {
  const current = desk.store.get<{ recordId: RecordId; withdrawn: number; answer: string }>(
    `SELECT record_id AS recordId, withdrawn, answer FROM current_declarations WHERE application = ? AND member = ?`,
    application,
    member,
  )
  if (current === undefined) return err({ kind: 'not-found' })
  if (current.recordId !== declaration || current.withdrawn === 1 || current.answer === 'none')
    return err({ kind: 'declaration-changed' })
  const ruled = await rule(desk, member, application, ruling)
  if (!ruled.ok) return ruled
  const signed = readRecord(desk.store, ruled.value, 'ruling')
  return signed === null ? err({ kind: 'unexpected' }) : ok({ recordId: ruled.value, ruledAt: signed.at })
}
