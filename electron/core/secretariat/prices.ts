import type { Argument } from '../../../shared/api.ts'
import type { PriceTable } from '../../../shared/api/preparing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'
import { mustBe } from './acting.ts'

/** The one that begins last first; of two that begin on one day, the one signed last. */
export const priceTables = (desk: Desk): readonly PriceTable[] =>
  desk.store
    .all<{ recordId: RecordId }>(
      'SELECT record_id AS recordId FROM price_tables ORDER BY effective_from DESC, at DESC, record_id DESC',
    )
    .flatMap(({ recordId }) => {
      const record = readRecord(desk.store, recordId, 'price-table')
      return record === null ? [] : [{ ...record.body, recordId, signedAt: record.at }]
    })

/** The table that has begun by today, Hong Kong time. Null: none has. */
export function pricesInForce(desk: Desk): PriceTable | null {
  const today = hongKongDay(toNow(desk))
  return priceTables(desk).find(({ effectiveFrom }) => effectiveFrom <= today) ?? null
}

/** Errors: `incomplete` (a class without a name, or twice the same), of `mustBe` and `compose`. */
export async function signPriceTable(desk: Desk, table: Argument<'signPriceTable'>): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const classes = table.classes.map(({ name, perCardMonthCents }) => ({ name: name.trim(), perCardMonthCents }))
  const names = new Set(classes.map(({ name }) => name))
  if (names.has('') || names.size < classes.length) return err({ kind: 'incomplete' })
  const body = { effectiveFrom: table.effectiveFrom, classes }
  const signed = await compose(desk, () => ok([{ kind: 'price-table', body }]))
  return signed.ok ? ok(null) : signed
}
