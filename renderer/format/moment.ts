import type { Language } from '../../shared/ids.ts'

// Instants as people of the committee read them: in Hong Kong, 24-hour clock, the year only when it is another one.

export interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: string
  readonly minute: string
  readonly second: string
}

const zone = 'Asia/Hong_Kong'
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** An instant (RFC 3339, or milliseconds), or a calendar day (`YYYY-MM-DD`), taken apart in Hong Kong. */
export function momentOf(when: string | number): Moment {
  const instant = typeof when === 'string' && when.length === 10 ? `${when}T00:00:00+08:00` : when
  const found = new Map(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(found.get(type))
  const [year, month, day] = [number('year'), number('month'), number('day')]
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    hour: found.get('hour') ?? '',
    minute: found.get('minute') ?? '',
    second: found.get('second') ?? '',
  }
}

/** Midnights in Hong Kong from one moment to another: 1 from tonight to tomorrow morning. */
export function daysBetween(from: Moment, to: Moment): number {
  const dayNumber = ({ year, month, day }: Moment): number => Date.UTC(year, month - 1, day) / 86_400_000
  return dayNumber(to) - dayNumber(from)
}

export type NameLength = 'short' | 'long'

const localeOf = (language: Language): string => (language === 'zh-HK' ? 'zh-HK' : 'en-GB')

/** 2023-01-01 was a Sunday. */
export const weekdayName = (weekday: number, length: NameLength, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: language === 'zh-HK' && length === 'short' ? 'narrow' : length,
    timeZone: 'UTC',
  }).format(Date.UTC(2023, 0, 1 + weekday))

/** English month names; Chinese writes the number. `en-GB` says "Sept", which is a letter too long for a column. */
export const monthName = (month: number, length: NameLength): string => {
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2023, month - 1, 1))
  return length === 'long' ? name : name.slice(0, 3)
}
