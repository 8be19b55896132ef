import type { Language } from '../../shared/ids.ts'
import { daysBetween, type Moment, momentOf, monthName, type NameLength, weekdayName } from './moment.ts'

/** Who reads, and when: the year is left out when it is this one. */
export interface Reading {
  readonly language: Language
  readonly now: number
}

interface DayOptions {
  readonly weekday?: boolean
  readonly length?: NameLength
  readonly year?: 'always' | 'when-other'
}

/** `20 Nov`, `Wed 25 Nov`, `Friday 20 November`, `16 October 2026`; `11月20日`, `11月25日（三）`, `2026年10月16日`. */
export function formatDay(when: string | number, { language, now }: Reading, options: DayOptions = {}): string {
  const { weekday = false, length = 'short', year = 'when-other' } = options
  const moment = momentOf(when)
  const withYear = year === 'always' || moment.year !== momentOf(now).year
  return language === 'zh-HK' ? chineseDay(moment, weekday, withYear) : englishDay(moment, weekday, length, withYear)
}

function chineseDay(moment: Moment, weekday: boolean, withYear: boolean): string {
  const day = `${withYear ? `${moment.year}年` : ''}${moment.month}月${moment.day}日`
  return weekday ? `${day}（${weekdayName(moment.weekday, 'short', 'zh-HK')}）` : day
}

function englishDay(moment: Moment, weekday: boolean, length: NameLength, withYear: boolean): string {
  const day = `${moment.day} ${monthName(moment.month, length)}${withYear ? ` ${moment.year}` : ''}`
  return weekday ? `${weekdayName(moment.weekday, length, 'en-HK')} ${day}` : day
}

/** `14:30`, or `14:32:07` for saves, votes and receipts. */
export function formatClock(when: string | number, withSeconds = false): string {
  const { hour, minute, second } = momentOf(when)
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** `Fri 20 Nov, 17:42`, `11月20日（五）17:42`. */
export function formatMoment(when: string | number, reading: Reading, options: DayOptions = {}): string {
  const day = formatDay(when, reading, { weekday: true, ...options })
  const joint = reading.language === 'en-HK' ? ', ' : day.endsWith('）') ? '' : ' '
  return `${day}${joint}${formatClock(when)}`
}

/** The clock alone when it is today: `Today 14:06`, `今日 14:06`, else as `formatMoment`. */
export function formatRecent(when: string | number, reading: Reading): string {
  if (daysBetween(momentOf(when), momentOf(reading.now)) !== 0) return formatMoment(when, reading)
  return `${reading.language === 'zh-HK' ? '今日' : 'Today'} ${formatClock(when)}`
}

/** Whole days from now to then by the calendar; negative when it has passed, and 0 today. */
export const daysUntil = (when: string | number, now: number): number => daysBetween(momentOf(now), momentOf(when))

/** `Wed 25 Nov, 18:00 (2 days)`, `11月25日（三）18:00（尚餘 2 日）`; `today` on the day, `passed` after. */
export function formatDeadline(when: string, reading: Reading): string {
  return `${formatMoment(when, reading)}${remaining(when, reading)}`
}

function remaining(when: string, { language, now }: Reading): string {
  const days = daysUntil(when, now)
  const isPast = Date.parse(when) < now
  if (language === 'zh-HK') return isPast ? '（已過）' : days === 0 ? '（今日）' : `（尚餘 ${days} 日）`
  return isPast ? ' (passed)' : days === 0 ? ' (today)' : days === 1 ? ' (1 day)' : ` (${days} days)`
}

/** As `formatRecent`, in the middle of a sentence: `today 14:06`. */
export const formatRecentInText = (when: string | number, reading: Reading): string =>
  formatRecent(when, reading).replace(/^Today/, 'today')

const typedDays = [
  /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\s*(?<name>[a-z]{3,9})\.?,?\s*(?<year>\d{4})$/,
  /^(?<name>[a-z]{3,9})\.?\s*(?<day>\d{1,2}),?\s+(?<year>\d{4})$/,
  /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日號]$/,
]

/**
 * The calendar day that somebody typed, as `YYYY-MM-DD`: ISO, the day first as Hong Kong writes it, with the month's
 * name, or in Chinese. Null while it is not a whole date with four digits of year, or where there is no such day; what
 * an American reads first as a month is never guessed at.
 */
export function parseDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  for (const form of typedDays) {
    const { year, month, name, day } = form.exec(text)?.groups ?? {}
    if (year === undefined || day === undefined) continue
    return calendarDay(Number(year), name === undefined ? Number(month) : monthNumber(name), Number(day))
  }
  return null
}

const monthNames = Array.from({ length: 12 }, (_, index) => monthName(index + 1, 'long').toLowerCase())

/** From three letters on; `sept` too. 0: no month. */
const monthNumber = (name: string): number => 1 + monthNames.findIndex((month) => month.startsWith(name))

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
