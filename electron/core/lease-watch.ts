import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import { clockState, correctionMs, raiseTimeFloor, timeLived } from './lease.ts'
import { nextLeaseEnd } from './store/identities.ts'
import { transact } from './store/transact.ts'
import type { Timer } from './sync/timer.ts'

// A desk may stay open for days without a network, and its clock may be set back meanwhile. What has gone by since it was
// opened is known all the same: the computer counts it apart from the clock. Leases end by that, on time, while the desk
// is open; and it is kept, so that opening the app again with an older clock begins where it ended.

export interface LeaseWatch {
  /** Looks now, and from now on by itself. For whenever the desk was opened or leases may have come. */
  readonly look: () => void
  /** Before the store is closed. */
  readonly stop: () => void
}
export interface LeaseWatchParts {
  readonly timer: Timer
  /** Null while locked. */
  readonly desk: () => Desk | null
  /** A lease is over: ends it, with everything that hangs on it. */
  readonly lapse: (desk: Desk) => void
}

/** A laptop that slept counts nothing in its sleep, and a timer may sleep with it: looked at this often. */
const lookEveryMs = 60_000
/** What was lived through is written down this often, or at once when the clock contradicts it. */
const keepEveryMs = 15 * 60_000

interface Anchor {
  readonly desk: Desk
  /** What was written down when this began; another value means that an act or the server's answer has come since. */
  readonly written: number | null
  readonly startMs: number
  /** By the computer's own count. */
  readonly monotonicMs: number
}

export function createLeaseWatch({ timer, desk: openDesk, lapse }: LeaseWatchParts): LeaseWatch {
  let anchor: Anchor | null = null
  let callOff: (() => void) | null = null
  let wasBehind = false

  const stop = () => {
    callOff?.()
    callOff = null
    const desk = openDesk()
    if (desk !== null) keep(desk, livedTo(desk))
    anchor = null
    wasBehind = false
  }
  const look = () => {
    callOff?.()
    callOff = null
    const desk = openDesk()
    if (desk === null) return
    const { store, deps } = desk
    const nowMs = deps.now()
    const livedMs = livedTo(desk)
    const latestMs = clockState(store, nowMs) === null ? Math.max(nowMs, livedMs) : livedMs
    const isBehind = livedMs - nowMs > correctionMs
    const endsMs = Date.parse(nextLeaseEnd(store) ?? '')
    const isOver = endsMs <= latestMs
    if (isOver || isBehind !== wasBehind || livedMs - (timeLived(store) ?? 0) >= keepEveryMs) keep(desk, livedMs)
    // Said on screen, and no longer said.
    if (isBehind !== wasBehind) deps.changed(['sync'])
    wasBehind = isBehind
    if (isOver) lapse(desk)
    const untilEndMs = Number.isNaN(endsMs) || isOver ? lookEveryMs : endsMs - latestMs
    callOff = timer(Math.min(lookEveryMs, untilEndMs), () => lookAgain(deps))
  }
  const lookAgain = (deps: Deps) => {
    try {
      look()
    } catch {
      // A disk that fails is told of by whatever the person does next.
      deps.log({ event: 'unexpected', where: 'lease-watch' })
    }
  }
  /** From the opening on only what has gone by counts, so a clock that is moved while the desk is open moves nothing. */
  const livedTo = (desk: Desk): number => {
    const written = timeLived(desk.store)
    const monotonicMs = desk.deps.monotonicMs()
    if (anchor?.desk !== desk) anchor = { desk, written, startMs: startOf(desk, written), monotonicMs }
    else if (anchor.written !== written) anchor = { desk, written, startMs: written ?? anchor.startMs, monotonicMs }
    return anchor.startMs + (monotonicMs - anchor.monotonicMs)
  }
  const keep = (desk: Desk, livedMs: number): void => {
    const { store, deps } = desk
    const kept = transact(store, () => {
      raiseTimeFloor(store, new Date(livedMs).toISOString())
      return null
    })
    if (kept.ok) anchor = { desk, written: timeLived(store), startMs: livedMs, monotonicMs: deps.monotonicMs() }
  }
  return { look, stop }
}

/** The clock at the opening, where nothing contradicts it, but never less than what was lived through before. */
function startOf({ store, deps }: Desk, written: number | null): number {
  const nowMs = deps.now()
  const clock = clockState(store, nowMs)
  if (clock === null) return Math.max(nowMs, written ?? nowMs)
  // Nothing lived through yet, and a clock that cannot be right: the earlier of the two is the safe one.
  return written ?? Math.min(nowMs, Date.parse(clock.otherAt))
}
