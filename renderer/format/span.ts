const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Days before keys lapse from which it is worth amber. */
export const soonDays = 7

export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

/** How long, in the largest unit that there are two of. */
export function toSpan(ms: number): Span {
  if (ms >= 2 * dayMs) return { unit: 'days', count: Math.floor(ms / dayMs) }
  if (ms >= 2 * hourMs) return { unit: 'hours', count: Math.floor(ms / hourMs) }
  return { unit: 'minutes', count: Math.max(1, Math.floor(ms / minuteMs)) }
}
