import type { AppError } from '../../../shared/errors.ts'
import type { BatchId, MemberId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import type { Store } from '../store/store.ts'
import { transact } from '../store/transact.ts'

// Every copy has a number that no other has, so that a copy that turns up can be traced to who made it.

export interface Copy {
  readonly day: string
  readonly place: number
}
const deskDigits = 4

/** Day, the first digits of the desk's id, and a counter of that day: `20261124-3f9a-1`. */
export const copyNumber = (desk: Desk, { day, place }: Copy): string =>
  `${day.replaceAll('-', '')}-${desk.own.device.slice(0, deskDigits)}-${place}`

/** The next number of today. It stays used even when no file comes of it. */
export function takeCopy(desk: Desk, batch: BatchId, copyFor: MemberId | null): Result<Copy, AppError> {
  const day = hongKongDay(toNow(desk))
  return transact(desk.store, () => {
    const last = desk.store.get<{ place: number | null }>(
      'SELECT max(place) AS place FROM pack_copies WHERE day = ?',
      day,
    )
    const place = (last?.place ?? 0) + 1
    desk.store.run(
      'INSERT INTO pack_copies (day, place, batch, copy_for) VALUES (?, ?, ?, ?)',
      day,
      place,
      batch,
      copyFor,
    )
    return { day, place }
  })
}

export const copyMade = (desk: Desk, { day, place }: Copy): Result<null, AppError> =>
  transact(desk.store, () => {
    desk.store.run('UPDATE pack_copies SET made_at = ? WHERE day = ? AND place = ?', toNow(desk), day, place)
    return null
  })

/** The newest copy for this reader that became a file. */
export const lastCopy = (store: Store, batch: BatchId, copyFor: MemberId | null) =>
  store.get<Copy & { readonly at: string }>(
    `SELECT day, place, made_at AS at FROM pack_copies
     WHERE batch = ? AND copy_for IS ? AND made_at IS NOT NULL ORDER BY made_at DESC, day DESC, place DESC LIMIT 1`,
    batch,
    copyFor,
  ) ?? null
