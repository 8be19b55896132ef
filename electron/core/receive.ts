import { setImmediate } from 'node:timers/promises'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { Topic } from '../../shared/api/topic.ts'
import { ok } from '../../shared/result.ts'
import { judge } from './admit.ts'
import type { Desk } from './desk.ts'
import { type ApplicationKey, createKeyRing, type KeyRing } from './key-ring.ts'
import { raiseTimeSeen } from './lease.ts'
import { openByKeys, openSealed, type Opened } from './open-sealed.ts'
import { setPulledTo } from './store/cursor.ts'
import type { NumberedRow, WaitReason } from './store/envelopes.ts'
import { acknowledge, isKnownEnvelope, keepUnopened, settleEnvelope, unopened } from './store/envelopes.ts'
import { sweep } from './store/erase.ts'
import { markTried } from './store/identities.ts'
import { append } from './store/log.ts'
import { setSetting, setting } from './store/settings.ts'
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
    (sealed) => openSealed(sealed, ring),
  )
  const taken = transact(desk.store, () => {
    acknowledge(desk.store, page.filter(isOwn))
    setPulledTo(desk.store, pulledTo)
    return takeOver(desk, opened)
  })
  if (!taken.ok) return taken
  const again = await retryUnopened(desk, ring)
  sweep(desk.store, desk.documentsFolder)
  if (!again.ok) return again
  desk.deps.changed(taken.value.topics)
  return ok(join(taken.value, again.value))
}

const noneYet: Received = { topics: [], admitted: 0, refused: [] }
/** Bounds what is in memory: a waiting envelope may be megabytes. */
const pageSize = 100
const openedAtOnce = 16

/**
 * Tries what waits until nothing more comes of it: what no key fitted, with keys that came since; what waited for the
 * roster or an item, if one of those changed. What is left to try is kept in the store, so a crash in the middle costs
 * nothing: it goes on at the next unlocking. Errors: of `transact`.
 */
export async function retryUnopened(
  desk: Desk,
  ring: KeyRing = createKeyRing(desk),
): Promise<Result<Received, AppError>> {
  let total = noneYet
  for (;;) {
    const keys = ring.refresh()
    const isRecordDue = setting(desk.store, 'retry') !== null
    if (keys.length === 0 && !isRecordDue) break
    const byRecord = isRecordDue ? await retryPages(desk, 'record', (sealed) => openSealed(sealed, ring)) : ok(noneYet)
    if (!byRecord.ok) return byRecord
    const byKey = keys.length === 0 ? ok(noneYet) : await retryPages(desk, 'key', keysOpener(ring, keys))
    if (!byKey.ok) return byKey
    const round = join(byRecord.value, byKey.value)
    const noted = transact(desk.store, () => {
      markTried(desk.store, keys)
      if (round.admitted === 0) setSetting(desk.store, 'retry', null)
    })
    if (!noted.ok) return noted
    total = join(total, round)
  }
  if (total.topics.length > 0) desk.deps.changed(total.topics)
  return ok(total)
}

type Opener = (sealed: Uint8Array) => Promise<Opened>
const keysOpener =
  (ring: KeyRing, keys: readonly ApplicationKey[]): Opener =>
  (sealed) =>
    openByKeys(sealed, ring.fitting(sealed, keys))

async function retryPages(desk: Desk, waitsFor: 'key' | 'record', opener: Opener): Promise<Result<Received, AppError>> {
  let total = noneYet
  for (let after = 0; ;) {
    const rows = unopened(desk.store, waitsFor, after, pageSize)
    const last = rows.at(-1)
    if (last === undefined) return ok(total)
    const opened = await openAll(rows, opener)
    const taken = transact(desk.store, () => takeOver(desk, opened))
    if (!taken.ok) return taken
    total = join(total, taken.value)
    after = last.number
  }
}

const join = (one: Received, other: Received): Received => ({
  topics: [...new Set([...one.topics, ...other.topics])],
  admitted: one.admitted + other.admitted,
  refused: [...one.refused, ...other.refused],
})

/** `reason`: it waits already, for that. */
type WaitingRow = PulledEnvelope & { readonly reason?: WaitReason }
type OpenedRow = WaitingRow & { readonly opened: Opened }
async function openAll(rows: readonly WaitingRow[], opener: Opener): Promise<readonly OpenedRow[]> {
  const opened: OpenedRow[] = []
  for (const row of rows) {
    opened.push({ ...row, opened: await opener(row.sealed) })
    // The window is served by the same thread.
    if (opened.length % openedAtOnce === 0) await setImmediate()
  }
  return opened
}

/** In the caller's transaction: each record is judged by what the ones before it have left. */
function takeOver(desk: Desk, rows: readonly OpenedRow[]): Received {
  const topics = new Set<Topic>()
  const refused: Received['refused'][number][] = []
  let admitted = 0
  for (const { opened, ...row } of rows) {
    const admission = judge(desk, opened)
    if (admission.outcome === 'waits') {
      if (admission.reason !== row.reason) keepUnopened(desk.store, [{ ...row, reason: admission.reason }])
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
  if (rows.length > 0) raiseTimeSeen(desk.store, rows.map(({ receivedAt }) => receivedAt).reduce(latest))
  if (refused.length > 0) topics.add('sync')
  return { topics: [...topics], admitted, refused }
}

const latest = (one: string, other: string): string => (one > other ? one : other)
