import type { Bilingual, Language } from '../../../shared/ids.ts'

// How values read on printed pages. The desk's own formatting belongs to the page and knows the window's language.

const hasChinese = (text: string): boolean => /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(text)

/** The font draws curly quotes a full em wide, for Chinese; English set in it needs the straight ones. */
const withPlainQuotes = (text: string): string =>
  hasChinese(text) ? text : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

export const escapeHtml = (text: string): string =>
  withPlainQuotes(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The text in the copy's language, or the other where that is all there is. */
export const firstOf = (text: Bilingual, language: Language): string =>
  language === 'zh-HK' ? text.zh || text.en : text.en || text.zh
/** The same in the other language; empty where it would only repeat. */
export function secondOf(text: Bilingual, language: Language): string {
  const other = language === 'zh-HK' ? text.en : text.zh
  return other === firstOf(text, language) ? '' : other
}

/** A piece of text that may be of either language, marked as what it is: fonts and line breaking go by it. */
export function marked(text: string, tag: 'span' | 'div' | 'p' = 'span', className = ''): string {
  const lang = hasChinese(text) ? 'zh-HK' : 'en'
  const names = className === '' ? '' : ` class="${className}"`
  return `<${tag} lang="${lang}"${names}>${escapeHtml(text)}</${tag}>`
}

const hongKong = 8 * 60 * 60 * 1_000
const months = 'January February March April May June July August September October November December'.split(' ')

/** A day `YYYY-MM-DD` in words. */
export function dayInWords(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return language === 'zh-HK'
    ? `${year}年${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`
}

/** An instant as it reads in Hong Kong. */
export function timeInWords(instant: string, language: Language): string {
  const local = new Date(Date.parse(instant) + hongKong).toISOString()
  const day = dayInWords(local.slice(0, 10), language)
  const time = local.slice(11, 16)
  return language === 'zh-HK' ? `${day}${time}` : `${day}, ${time}`
}

export const moneyInWords = (cents: number): string => `HK$${Math.round(cents / 100).toLocaleString('en-GB')}`
export const percentInWords = (basisPoints: number): string => `${basisPoints / 100}%`
