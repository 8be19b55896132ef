import type { AppError } from '../../shared/errors.ts'
import type { Desk } from './desk.ts'
import { eraseApplication, sweep } from './store/erase.ts'
import { setSetting, setting } from './store/settings.ts'
import type { Store } from './store/store.ts'
import { transact } from './store/transact.ts'
import type { Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import type { ApplicationId } from '../../shared/ids.ts'

// Time on a laptop is whatever its owner says. Leases therefore go by the latest time that somebody else vouched for or
// that this desk has lived through (`lease-watch.ts`). A clock that contradicts them seals the papers, until it is set
// right or a server answers; leases then run on by the time lived through alone, which no clock moves.

const dayMs = 24 * 60 * 60 * 1000
/** A clock may run back this much: a flight, a flat battery, a summer time that the scheme's city does not have. */
const backwardsMs = dayMs
/** Nobody leaves a laptop in a drawer for longer and then trusts its clock. */
const forwardsMs = 400 * dayMs

type ClockWrong = Extract<AppError, { kind: 'clock-wrong' }>
const toMs = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant))

/** Latest time that the server or the secretariat vouched for. */
const timeSeen = (store: Store): number | null => toMs(setting(store, 'time-seen'))
/**
 * Latest time that this desk has lived through: of an own act, or of the clock while nothing contradicted it, and from
 * there on by what went by while the app was open. A server's answer may bring it down, never up: one that is years ahead must destroy nothing.
 */
export const timeLived = (store: Store): number | null => toMs(setting(store, 'time-floor'))

/** Now, or later if somebody vouched for a later time. */
export const latestKnownMs = (store: Store, nowMs: number): number => Math.max(nowMs, timeSeen(store) ?? nowMs)

/** Null when the clock fits what has been seen. */
export function clockState(store: Store, nowMs: number): ClockWrong | null {
  const seen = timeSeen(store)
  const latest = Math.max(seen ?? -Infinity, timeLived(store) ?? -Infinity)
  const isBehind = nowMs < latest - backwardsMs
  const isAhead = seen !== null && (nowMs > seen + forwardsMs || isLongPastLease(store, nowMs, seen))
  if (!isBehind && !isAhead) return null
  const other = isBehind ? latest : (seen ?? latest)
  return { kind: 'clock-wrong', localAt: toInstant(nowMs), otherAt: toInstant(other) }
}

function isLongPastLease(store: Store, nowMs: number, seenMs: number): boolean {
  const ends = toMs(store.get<{ ends: string | null }>('SELECT max(lease_ends) AS ends FROM identities')?.ends ?? null)
  return ends !== null && nowMs > ends + forwardsMs && nowMs > seenMs + dayMs
}

/** A clock that was corrected by so little was a little wrong before. */
export const correctionMs = 5 * 60_000

/** How far the clock is behind what was lived through, where that is no correction; null when it is not. */
export const clockSetBackMs = (store: Store, nowMs: number): number | null =>
  behindMs(setting(store, 'time-floor'), nowMs)

export function behindMs(livedTo: string | null, nowMs: number): number | null {
  const ms = (toMs(livedTo) ?? nowMs) - nowMs
  return ms > correctionMs ? ms : null
}

/** The time that leases go by. Null: the clock is wrong, and this desk has lived through nothing yet. */
function leaseTimeMs(store: Store, nowMs: number): number | null {
  const lived = timeLived(store)
  return clockState(store, nowMs) === null ? Math.max(nowMs, timeSeen(store) ?? 0, lived ?? 0) : lived
}

/** Raises the time seen, from the `receivedAt` of pulled envelopes and the `at` of the secretariat's records. */
export function raiseTimeSeen(store: Store, instant: string): void {
  const seen = setting(store, 'time-seen')
  if (seen === null || instant > seen) setSetting(store, 'time-seen', instant)
}

/** An own act happened then, or that much was lived through. Inside the caller's `transact`. */
export function raiseTimeFloor(store: Store, instant: string | null): void {
  const floor = setting(store, 'time-floor')
  if (instant !== null && (floor === null || instant > floor)) setSetting(store, 'time-floor', instant)
}

/**
 * The server has just answered with its time (its `Date` header): a direct statement about now, so it also brings down
 * what a clock that ran ahead, here or there, has left behind. Errors: of `transact`.
 */
export function noteServerTime(store: Store, serverMs: number): Result<null, AppError> {
  return transact(store, () => {
    const instant = toInstant(serverMs)
    raiseTimeSeen(store, instant)
    const seen = timeSeen(store)
    if (seen !== null && seen > serverMs + backwardsMs) setSetting(store, 'time-seen', instant)
    const lived = timeLived(store)
    if (lived !== null && lived > serverMs + correctionMs) setSetting(store, 'time-floor', instant)
    return null
  })
}

/**
 * Time of an own record: later than the last one, whatever the clock says. Of a clock that runs far ahead nothing is
 * taken over, or every later record of this device would carry it.
 */
export function recordTime(desk: Desk, lastAt: string | null): string {
  const { store, deps } = desk
  const now = deps.now()
  const clock = clockState(store, now)
  const believed = clock !== null && clock.localAt > clock.otherAt ? Date.parse(clock.otherAt) : now
  return toInstant(Math.max(believed, lastAt === null ? 0 : Date.parse(lastAt) + 1))
}

/**
 * Destroys every identity past its lease, with papers, drafts and files. A clock that is wrong erases nothing. Called on
 * unlocking, at every sync, and by the watch when the next lease ends. Errors: of `transact`.
 */
export function endLeases(desk: Desk): Result<number, AppError> {
  const { store, deps, own } = desk
  const leaseMs = leaseTimeMs(store, deps.now())
  if (leaseMs === null) return ok(0)
  const leaseTime = toInstant(leaseMs)
  const ended = transact(store, () => {
    const over = store.all<{ application: ApplicationId; leaseEnds: string }>(
      'SELECT application, lease_ends AS leaseEnds FROM identities WHERE lease_ends <= ?',
      leaseTime,
    )
    for (const { application, leaseEnds } of over) {
      eraseApplication(store, application, own.member, 'lapsed')
      store.run(
        'INSERT INTO lapses (application, lease_ends) VALUES (?, ?) ON CONFLICT (application) DO UPDATE SET lease_ends = excluded.lease_ends',
        application,
        leaseEnds,
      )
    }
    return over.length
  })
  sweep(store, desk.documentsFolder)
  if (ended.ok && ended.value > 0) {
    deps.log({ event: 'lease-lapsed', applications: ended.value })
    deps.changed(['batch', 'application', 'sync'])
  }
  return ended
}

const toInstant = (ms: number): string => new Date(ms).toISOString()
