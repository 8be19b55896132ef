import type { BatchDates, BatchPlan } from '../batch-plan.ts'
import { hongKongDay } from './day.ts'

// Dates of a batch are typed and read in Hong Kong, and signed as instants.

const hongKong = '+08:00'
const dayMs = 24 * 60 * 60 * 1000

/** `2026-12-10T10:00` in Hong Kong to an instant. Null: no such day or hour. */
export function localToInstant(local: string): string | null {
  const ms = Date.parse(`${local}:00${hongKong}`)
  // `Date.parse` takes 31 February for 3 March.
  if (Number.isNaN(ms) || instantToLocal(new Date(ms).toISOString()) !== local) return null
  return new Date(ms).toISOString()
}

export const instantToLocal = (instant: string): string =>
  `${hongKongDay(instant)}T${new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(11, 16)}`

/** Days after the meeting that the papers may stay, unless the secretariat says otherwise. */
export const leaseDays = 14

/** The last minute of the fourteenth day after the meeting. */
export const defaultLease = (meetingAt: string): string =>
  `${hongKongDay(new Date(Date.parse(`${meetingAt}:00${hongKong}`) + leaseDays * dayMs).toISOString())}T23:59`

export type PlanDate = 'cutOff' | 'declarationsDue' | 'scoresDue' | 'meetingAt' | 'leaseEnds'
/** What keeps a plan from being published, besides its applications. */
export type PlanProblem =
  | { readonly kind: 'no-name' | 'no-applications' | 'declarations-past' }
  | { readonly kind: 'missing-date' | 'no-such-day'; readonly date: PlanDate }
  | { readonly kind: 'out-of-order'; readonly date: PlanDate; readonly before: PlanDate }

/** Each must not come after the next. */
const order: readonly PlanDate[] = ['cutOff', 'declarationsDue', 'scoresDue', 'meetingAt', 'leaseEnds']

export const withLease = (plan: BatchPlan): BatchPlan =>
  plan.leaseEnds === null && plan.meetingAt !== null && localToInstant(plan.meetingAt) !== null
    ? { ...plan, leaseEnds: defaultLease(plan.meetingAt) }
    : plan

/** In the order of the fields on screen. Empty: the dates can be signed. */
export function planProblems(given: BatchPlan, now: string): readonly PlanProblem[] {
  const plan = withLease(given)
  const problems: PlanProblem[] = plan.name.trim() === '' ? [{ kind: 'no-name' }] : []
  for (const date of order) {
    const typed = plan[date]
    if (typed === null) {
      if (date !== 'leaseEnds' || plan.meetingAt !== null) problems.push({ kind: 'missing-date', date })
    } else if (!isDay(typed)) problems.push({ kind: 'no-such-day', date })
  }
  const due = plan.declarationsDue === null ? null : localToInstant(plan.declarationsDue)
  if (due !== null && due <= now) problems.push({ kind: 'declarations-past' })
  problems.push(...disorder(plan))
  if (plan.applications.length === 0) problems.push({ kind: 'no-applications' })
  return problems
}

const isDay = (typed: string): boolean => localToInstant(typed.length === 10 ? `${typed}T00:00` : typed) !== null

function disorder(plan: BatchPlan): readonly PlanProblem[] {
  const known = order.flatMap((date) => {
    const typed = plan[date]
    return typed === null || !isDay(typed) ? [] : [{ date, typed }]
  })
  return known.flatMap(({ date, typed }, i) => {
    const next = known[i + 1]
    // The cut-off is a day: its last minute may be the same day's as what follows.
    if (next === undefined || typed.slice(0, next.typed.length) <= next.typed) return []
    return [{ kind: 'out-of-order', date: next.date, before: date } as const]
  })
}

/** The dates as they are signed. Null while any of them is missing or no day. */
export function datesToSign(given: BatchDates | BatchPlan): {
  readonly name: string
  readonly cutOff: string
  readonly declarationsDue: string
  readonly scoresDue: string
  readonly meetingAt: string
  readonly leaseEnds: string
} | null {
  const { name, cutOff, ...times } = 'applications' in given ? withLease(given) : given
  const [declarationsDue, scoresDue, meetingAt, leaseEnds] = [
    times.declarationsDue,
    times.scoresDue,
    times.meetingAt,
    times.leaseEnds,
  ].map((local) => (local === null ? null : localToInstant(local)))
  if (cutOff === null || !declarationsDue || !scoresDue || !meetingAt || !leaseEnds) return null
  return { name: name.trim(), cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds }
}
