import type { Mark } from './raw.ts'
import { must, type Parsed, plain, quote, read } from './parsed.ts'

// Numbers of the form: cards, months, people, patents, millions of parameters.

const maxDigits = 15
const withSeparators = /^[+]?\d{1,3}(,\d{3})+(\.0+)?$|^[+]?\d+(\.0+)?$/

/** Digits as a number; null when it is no plain whole number. */
function wholeNumber(text: string): number | null {
  if (!withSeparators.test(text)) return null
  return Number(text.replaceAll(',', ''))
}

export interface CountRange {
  readonly min: number
  readonly max: number
}
export const formatted = (value: number): string => value.toLocaleString('en-GB')

/** A whole number in a range. */
export function parseCount(text: string, mark: Mark | undefined, { min, max }: CountRange): Parsed<number> {
  const given = plain(text)
  const special = notWhole(given, mark, { min, max })
  if (special !== null) return special
  const value = wholeNumber(given)
  if (value === null) return must(noNumber(given))
  if (value < min) return must(tooSmall(given, min))
  if (value > max) return must(tooLarge(given, max))
  return read(value)
}

function notWhole(given: string, mark: Mark | undefined, range: CountRange): Parsed<never> | null {
  if (digitsIn(given) > maxDigits) return must(tooManyDigits(given))
  if (given.endsWith('%') || mark?.kind === 'percent') return must(percentage(given, range))
  if (/^-|^−/.test(given)) return must(tooSmall(given, range.min))
  if (/^\d[\d,]*\.\d+$/.test(given) && wholeNumber(given) === null)
    return must({
      code: 'fraction',
      en: `“${quote(given)}” is not a whole number. Write a whole number.`,
      zh: `「${quote(given)}」並非整數，請填寫整數。`,
    })
  if (mark?.kind === 'date')
    return must({
      code: 'date-as-number',
      en: `“${quote(given)}” is a date; this column takes a number. Set the cell’s format to a number and type it again.`,
      zh: `「${quote(given)}」是日期，此欄須填數目。請將儲存格格式改為數字後重新輸入。`,
    })
  return null
}

export const digitsIn = (text: string): number => text.replace(/\.0+$/, '').replace(/\D/g, '').replace(/^0+/, '').length

const tooManyDigits = (given: string) => ({
  code: 'digits',
  en: `“${quote(given)}” has more than 15 digits, and spreadsheets keep only 15, so its end may be wrong. Write the right number, or store it as text.`,
  zh: `「${quote(given)}」超過 15 位數字，而試算表只保留 15 位，末尾可能有誤。請填寫正確數目，或以文字格式儲存。`,
})

function percentage(given: string, { min, max }: CountRange) {
  const value = Number(given.replace('%', '').replaceAll(',', '')) / 100
  const isPossible = Number.isInteger(value) && value >= Math.max(min, 1) && value <= max
  return {
    code: 'percent',
    en: `“${quote(given)}” is a percentage; this column takes a number${isPossible ? `, and the cell holds ${formatted(value)}` : ''}.`,
    zh: `「${quote(given)}」是百分比，此欄須填數目${isPossible ? `，而儲存格的數值為 ${formatted(value)}` : ''}。`,
    ...(isPossible && { use: String(value), useEn: formatted(value), useZh: formatted(value) }),
  }
}

const noNumber = (given: string) => {
  const leading = /^([\d,]+)\s*\D*$/.exec(given)?.[1]
  const value = leading === undefined ? null : wholeNumber(leading)
  return {
    code: 'not-a-number',
    en: `“${quote(given)}” is not a number. Write digits only.`,
    zh: `「${quote(given)}」並非數目，請只填數字。`,
    ...(value !== null && { use: String(value), useEn: formatted(value), useZh: formatted(value) }),
  }
}
const tooSmall = (given: string, min: number) => ({
  code: 'too-small',
  en: `“${quote(given)}” is too small: the least is ${min}.`,
  zh: `「${quote(given)}」太小，最少為 ${min}。`,
})
const tooLarge = (given: string, max: number) => ({
  code: 'too-large',
  en: `“${quote(given)}” is too large: the most is ${formatted(max)}.`,
  zh: `「${quote(given)}」太大，最多為 ${formatted(max)}。`,
})

const hoursUnit = /^([\d,]+(?:\.\d+)?) ?(?:(?:gpu|card|卡|h\d{3}|a\d{3})[- ]?)?(?:hours?|hrs?|h|小時|鐘頭|時數|時)\.?$/i
const cardMonthsUnit = /^([\d,]+(?:\.\d+)?) ?(?:(?:gpu|card)s?[- ]?months?|卡月)$/i
export const maxCards = 10_000
const maxMonths = 60

/** `months` of the same project, or null where they are not known. Applicants mix cards with GPU-hours. */
export function parseCards(
  text: string,
  mark: Mark | undefined,
  { months, hoursPerMonth }: { readonly months: number | null; readonly hoursPerMonth: number },
): Parsed<number> {
  const given = plain(text)
  const range = { min: 1, max: maxCards }
  const hours = numberOf(hoursUnit.exec(given)?.[1])
  if (hours !== null) return must(inHours(given, hours, months, hoursPerMonth))
  const cardMonths = numberOf(cardMonthsUnit.exec(given)?.[1])
  if (cardMonths !== null) return must(inCardMonths(given, cardMonths, months))
  const value = wholeNumber(given)
  if (value !== null && value > maxCards && digitsIn(given) <= maxDigits)
    return must(inHours(given, value, months, hoursPerMonth, true))
  return parseCount(text, mark, range)
}

const numberOf = (text: string | undefined): number | null => {
  const value = text === undefined ? Number.NaN : Number(text.replaceAll(',', ''))
  return Number.isFinite(value) ? value : null
}

/** Within 1.5 % of a whole number of cards it is that number: months are counted as 720 or 730 hours. */
function wholeCards(exact: number): number {
  const nearest = Math.round(exact)
  return nearest >= 1 && Math.abs(exact - nearest) / nearest < 0.015 ? nearest : Math.ceil(exact)
}
const shortNumber = (value: number): string =>
  Number.isInteger(value) ? formatted(value) : value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

function inHours(given: string, hours: number, months: number | null, hoursPerMonth: number, isGuess = false) {
  const [en, zh] = isGuess
    ? [
        `is more than ${formatted(maxCards)} cards; if it is GPU-hours:`,
        `超過 ${formatted(maxCards)} 張卡；如屬 GPU 小時：`,
      ]
    : ['is GPU-hours; this column takes cards.', '是 GPU 小時，此欄須填卡數。']
  const code = isGuess ? 'hours-maybe' : 'hours'
  if (months === null)
    return {
      code,
      en: `“${quote(given)}” ${en} Write the months first, then the cards can be worked out.`,
      zh: `「${quote(given)}」${zh}請先填寫月數，再計算卡數。`,
    }
  return {
    code,
    ...workedOut(
      given,
      [en, zh],
      hours / (hoursPerMonth * months),
      months,
      ` at ${formatted(hoursPerMonth)} hours a month`,
      `（每月 ${formatted(hoursPerMonth)} 小時）`,
    ),
  }
}

function inCardMonths(given: string, cardMonths: number, months: number | null) {
  const said = ['is card-months; this column takes cards.', '是卡月，此欄須填卡數。'] as const
  if (months === null)
    return {
      code: 'card-months',
      en: `“${quote(given)}” ${said[0]} Write the months first, then the cards can be worked out.`,
      zh: `「${quote(given)}」${said[1]}請先填寫月數，再計算卡數。`,
    }
  return { code: 'card-months', ...workedOut(given, said, cardMonths / months, months, '', '') }
}

function workedOut(
  given: string,
  [en, zh]: readonly [string, string] | readonly string[],
  exact: number,
  months: number,
  atEn: string,
  atZh: string,
) {
  const cards = wholeCards(exact)
  const fits = cards >= 1 && cards <= maxCards
  return {
    en: `“${quote(given)}” ${en} Over ${months} months${atEn} it is ${shortNumber(exact)} cards.`,
    zh: `「${quote(given)}」${zh}以 ${months} 個月計${atZh}，即 ${shortNumber(exact)} 張卡。`,
    ...(fits && { use: String(cards), useEn: `${formatted(cards)} cards`, useZh: `${formatted(cards)} 張卡` }),
  }
}

const years = /^([\d.]+|a|one|two|three|一|兩|三|半) ?(?:years?|yrs?|年)$/i
const yearWords: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, 一: 1, 兩: 2, 三: 3, 半: 0.5 }

export function parseMonths(text: string, mark: Mark | undefined): Parsed<number> {
  const given = plain(text)
  const inYears = years.exec(given)?.[1]
  if (inYears !== undefined) {
    const months = (yearWords[inYears.toLowerCase()] ?? Number(inYears)) * 12
    const isPossible = Number.isInteger(months) && months >= 1 && months <= maxMonths
    return must({
      code: 'years',
      en: `“${quote(given)}” is in years; this column takes months.`,
      zh: `「${quote(given)}」以年計，此欄須填月數。`,
      ...(isPossible && { use: String(months), useEn: `${months} months`, useZh: `${months} 個月` }),
    })
  }
  return parseCount(text, mark, { min: 1, max: maxMonths })
}

const millions: readonly (readonly [unit: RegExp, factor: number])[] = [
  [/^([\d,.]+) ?(?:t|tn|trillion|萬億)$/i, 1_000_000],
  [/^([\d,.]+) ?(?:b|bn|billion|十億)$/i, 1_000],
  [/^([\d,.]+) ?(?:億)$/i, 100],
  [/^([\d,.]+) ?(?:m|mn|million|百萬)$/i, 1],
]
const maxMillions = 1e12

/** Millions of parameters or tokens: `7B` is what people write, 7,000 what the column takes. */
export function parseMillions(text: string, mark: Mark | undefined): Parsed<number> {
  const given = plain(text)
  for (const [unit, factor] of millions) {
    const value = numberOf(unit.exec(given)?.[1])
    if (value === null) continue
    const inMillions = Math.round(value * factor)
    return must({
      code: 'unit',
      en: `“${quote(given)}” has a unit; this column takes millions, so ${formatted(inMillions)}.`,
      zh: `「${quote(given)}」帶有單位，此欄以百萬計，即 ${formatted(inMillions)}。`,
      use: String(inMillions),
      useEn: formatted(inMillions),
      useZh: formatted(inMillions),
    })
  }
  return parseCount(text, mark, { min: 0, max: maxMillions })
}
