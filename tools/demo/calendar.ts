/** The demo's days, counted from the day it is made, so that a demo started next year is as fresh as today's. */
export interface DemoCalendar {
  readonly today: string
  readonly year: number
  readonly batchName: string
  readonly cutOff: string
  readonly declarationsDue: string
  readonly scoresDue: string
  readonly meetingAt: string
  readonly leaseEnds: string
  /** A calendar day so many days from today. */
  readonly day: (days: number) => string
  /** The first of a month so many months from this one. */
  readonly month: (months: number) => string
}

const dayMs = 86_400_000
/** Hong Kong has had no summer time since 1979: UTC+8 throughout. */
const hongKongMs = 8 * 3_600_000
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Saturdays and Sundays move on to Monday. */
function workingDay(ms: number): number {
  const weekday = new Date(ms).getUTCDay()
  return ms + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayMs
}

export function createDemoCalendar(nowMs: number): DemoCalendar {
  const todayMs = Math.floor((nowMs + hongKongMs) / dayMs) * dayMs
  const today = new Date(todayMs)
  const instant = (dayStartMs: number, hour: number) =>
    new Date(dayStartMs + hour * 3_600_000 - hongKongMs).toISOString()
  const meetingMs = workingDay(todayMs + 17 * dayMs)
  return {
    today: isoDay(todayMs),
    year: today.getUTCFullYear(),
    batchName: `${today.getUTCFullYear()}-${Math.floor(today.getUTCMonth() / 3) + 1}`,
    cutOff: isoDay(todayMs - 30 * dayMs),
    declarationsDue: instant(workingDay(todayMs + 2 * dayMs), 18),
    scoresDue: instant(workingDay(todayMs + 14 * dayMs), 18),
    meetingAt: instant(meetingMs, 10),
    leaseEnds: instant(meetingMs + 14 * dayMs, 23),
    day: (days) => isoDay(todayMs + days * dayMs),
    month: (months) => isoDay(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)),
  }
}
