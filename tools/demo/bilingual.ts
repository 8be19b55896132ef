import type { Bilingual } from '../../shared/ids.ts'

export const both = (en: string, zh: string): Bilingual => ({ en, zh })

const enDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const enMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A calendar day as a letter writes it: 4 March 2026, 2026年3月4日. */
export function dayInWords(day: string): Bilingual {
  const [year, month, date] = day.split('-').map(Number)
  return both(enDay.format(new Date(`${day}T00:00:00Z`)), `${year}年${month}月${date}日`)
}

export function monthInWords(day: string): Bilingual {
  const [year, month] = day.split('-').map(Number)
  return both(enMonth.format(new Date(`${day}T00:00:00Z`)), `${year}年${month}月`)
}

/** Whole dollars of an amount in cents, as both languages write them here. */
export const dollars = (cents: number): string => `HK$${Math.round(cents / 100).toLocaleString('en-GB')}`
