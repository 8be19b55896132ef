import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { Topic } from '../../shared/api.ts'
import { ok } from '../../shared/result.ts'
import { judge } from './admit.ts'
import type { Desk } from './desk.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import { raiseTimeSeen } from './lease.ts'
import { openSealed, type Opened } from './open-sealed.ts'
import { setPulledTo } from './store/cursor.ts'
import type { NumberedRow } from './store/envelopes.ts'
import { acknowledge, isKnownEnvelope, keepUnopened, settleEnvelope, unopened } from './store/envelopes.ts'
import { sweep } from './store/erase.ts'
import { append } from './store/log.ts'
import { transact } from './store/transact.ts'

// From pulled envelopes to the log. A page is taken over whole, with the cursor, in one transaction: after a crash it is
// pulled again, and the same id twice changes nothing.

export interface PulledEnvelope extends NumberedRow {
  readonly sealed: Uint8Array
}
export interface Received {
  readonly topics: readonly Topic[]
  readonly admitted: number
  readonly refused: readonly Extract<AppError, { kind: 'forged' | 'damaged-envelope' }>[]
}

/**
 * Takes one page over, in the order of its numbers, then tries again what waited for the keys and roster entries it
 * brought. Refused envelopes are reported and go no further; everything else goes on. Errors: of `transact`.
 */
export async function receive(
  desk: Desk,
  page: readonly PulledEnvelope[],
  pulledTo: number,
): Promise<Result<Received, AppError>> {
  const ring = createKeyRing(desk)
  const isOwn = (row: PulledEnvelope) => isKnownEnvelope(desk.store, row.envelopeId)
  const opened = await openAll(
    page.filter((row) => !isOwn(row)),
    ring,
  )
  const taken = transact(desk.store, () => {
    acknowledge(desk.store, page.filter(isOwn))
    setPulledTo(desk.store, pulledTo)
    return takeOver(desk, opened)
  })
  if (!taken.ok) return taken
  const again = await retryUnopened(desk, ring, taken.value)
  sweep(desk.store, desk.documentsFolder)
  if (again.ok) desk.deps.changed(again.value.topics)
  return again
}

/** Tries what waits until nothing more comes of it. Also to be called after an own countersignature. Errors: of `transact`. */
export async function retryUnopened(
  desk: Desk,
  ring: KeyRing = createKeyRing(desk),
  before: Received = { topics: ['batch'], admitted: 1, refused: [] },
): Promise<Result<Received, AppError>> {
  let total = before
  let last = before
  while (last.admitted > 0 && (ring.refresh() || canUnblock(last))) {
    const opened = await openAll(unopened(desk.store), ring)
    const result = transact(desk.store, () => takeOver(desk, opened))
    if (!result.ok) return result
    last = result.value
    total = {
      topics: [...new Set([...total.topics, ...last.topics])],
      admitted: total.admitted + last.admitted,
      refused: [...total.refused, ...last.refused],
    }
  }
  return ok(total)
}

/** A new roster entry or item may let in what waits. */
const canUnblock = ({ topics }: Received): boolean => topics.includes('session') || topics.includes('batch')

type OpenedRow = PulledEnvelope & { readonly opened: Opened }
async function openAll(rows: readonly PulledEnvelope[], ring: KeyRing): Promise<readonly OpenedRow[]> {
  const opened: OpenedRow[] = []
  for (const row of rows) opened.push({ ...row, opened: await openSealed(row.sealed, ring) })
  return opened
}

/** In the caller's transaction: each record is judged by what the ones before it have left. */
function takeOver(desk: Desk, rows: readonly OpenedRow[]): Received {
  const topics = new Set<Topic>()
  const refused: Received['refused'][number][] = []
  let admitted = 0
  for (const { opened, ...row } of rows) {
    const admission = judge(desk, opened)
    raiseTimeSeen(desk.store, row.receivedAt)
    if (admission.outcome === 'waits') {
      keepUnopened(desk.store, [{ ...row, reason: admission.reason }])
    } else if (admission.outcome === 'refused') {
      settleEnvelope(desk.store, row, admission.kind)
      refused.push({ kind: admission.kind, number: row.number })
      desk.deps.log({ event: 'refused', kind: admission.kind, number: row.number })
    } else {
      const { envelopeId, number, receivedAt: numberedAt } = row
      const envelopes = [{ state: 'opened', envelopeId, number, numberedAt }] as const
      const appended = append(desk.store, [{ ...admission.entry, envelopes }])
      if (appended.ok) appended.value.forEach((topic) => topics.add(topic))
      admitted += 1
    }
  }
  if (refused.length > 0) topics.add('sync')
  return { topics: [...topics], admitted, refused }
}
