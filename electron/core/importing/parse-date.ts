import type { Mark } from './raw.ts'
import { know, must, type Parsed, plain, quote, read } from './parsed.ts'

// Dates as people write them in Hong Kong: the day first; Chinese and Republic of China years beside ISO.

export interface DateContext {
  /** Hong Kong day, `YYYY-MM-DD`. */
  readonly today: string
  readonly is1904: boolean
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthAt = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
const rocYear = 1911

type How = 'clear' | 'day-first' | 'republic' | 'short-year'
interface Written {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly how: How
}

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const forms: readonly (readonly [form: RegExp, read: (m: readonly string[]) => Written])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/, (m) => written(m, [1, 2, 3], 'clear')],
  [/^(\d{4})(\d\d)(\d\d)$/, (m) => written(m, [1, 2, 3], 'clear')],
  [/^(?:公元|西元)?(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?(?:日|號)$/, (m) => written(m, [1, 2, 3], 'clear')],
  [/^(?:中華)?民國 ?(\d{2,3}) ?(?:年|[-/.]) ?(\d{1,2}) ?(?:月|[-/.]) ?(\d{1,2}) ?日?$/, (m) => republic(m)],
  [/^(\d{2,3}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?(?:日|號)$/, (m) => republic(m)],
  [/^(1\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$/, (m) => republic(m)],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- ]${month}[,.]?[- ](\\d{4})$`, 'i'), (m) => named(m, 3, 2, 1)],
  [new RegExp(`^${month}[. ] ?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i'), (m) => named(m, 3, 1, 2)],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, (m) => written(m, [3, 2, 1], 'day-first')],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/, (m) => shortYear(m)],
]
const at = (m: readonly string[], place: number): number => Number(m[place])
const written = (m: readonly string[], [y, mo, d]: readonly [number, number, number], how: How): Written => ({
  year: at(m, y),
  month: at(m, mo),
  day: at(m, d),
  how,
})
const republic = (m: readonly string[]): Written => ({ ...written(m, [1, 2, 3], 'republic'), year: at(m, 1) + rocYear })
const shortYear = (m: readonly string[]): Written => ({ ...written(m, [3, 2, 1], 'short-year'), year: 2000 + at(m, 3) })
const named = (m: readonly string[], y: number, mo: number, d: number): Written => ({
  year: at(m, y),
  month: monthAt(m[mo] ?? ''),
  day: at(m, d),
  how: 'clear',
})

const pad = (value: number): string => String(value).padStart(2, '0')
const isoOf = ({ year, month, day }: Pick<Written, 'year' | 'month' | 'day'>): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
const isReal = (iso: string): boolean => {
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso
}
export const sayDate = (iso: string): { readonly en: string; readonly zh: string } => {
  const [year = '', mo = '', day = ''] = iso.split('-')
  return {
    en: `${Number(day)} ${monthNames[Number(mo) - 1] ?? ''} ${year}`,
    zh: `${year}年${Number(mo)}月${Number(day)}日`,
  }
}
const fixedBy = (iso: string) => ({ use: iso, useEn: sayDate(iso).en, useZh: sayDate(iso).zh })

/** A day between 2000 and 2099, as `YYYY-MM-DD`. */
export function parseDate(text: string, mark: Mark | undefined, context: DateContext): Parsed<string> {
  const given = plain(text)
  if (/^\d{4,6}(\.\d+)?$/.test(given)) return dayNumber(given, context)
  for (const [form, reading] of forms) {
    const match = form.exec(given)
    if (match !== null) return fromWritten(given, reading(match), mark, context)
  }
  return must({
    code: 'not-a-date',
    en: `“${quote(given)}” is not a date. Write it as 2027-03-01.`,
    zh: `「${quote(given)}」並非日期，請寫成 2027-03-01 的形式。`,
  })
}

function fromWritten(given: string, date: Written, mark: Mark | undefined, context: DateContext): Parsed<string> {
  const iso = isoOf(date)
  if (!isReal(iso)) return impossible(given, date)
  if (date.year < 2000 || date.year > 2099) return farYear(given, iso)
  const said = sayDate(iso)
  if (date.how === 'short-year')
    return must({
      code: 'short-year',
      en: `“${quote(given)}” has a year of two digits. Read day first it is ${said.en}.`,
      zh: `「${quote(given)}」的年份只有兩位。以日為先，即 ${said.zh}。`,
      ...fixedBy(iso),
    })
  if (date.how === 'day-first' && date.month <= 12 && date.day <= 12 && date.month !== date.day)
    return read(
      iso,
      know({
        code: 'day-first',
        en: `“${quote(given)}” is read day first: ${said.en}.`,
        zh: `「${quote(given)}」以日為先，讀作 ${said.zh}。`,
        ...fixedBy(iso),
      }),
    )
  if (date.how === 'republic')
    return read(
      iso,
      know({
        code: 'republic',
        en: `“${quote(given)}” counts years of the Republic of China: it is read as ${said.en}.`,
        zh: `「${quote(given)}」以民國紀年，讀作 ${said.zh}。`,
        ...fixedBy(iso),
      }),
    )
  return mark?.kind === 'date' ? checkSystem(given, iso, context) : read(iso)
}

function impossible(given: string, date: Written): Parsed<never> {
  const swapped = isoOf({ ...date, month: date.day, day: date.month })
  if (date.how === 'day-first' && date.month > 12 && isReal(swapped))
    return must({
      code: 'month-first',
      en: `“${quote(given)}” has no month ${date.month}. Read month first it is ${sayDate(swapped).en}.`,
      zh: `「${quote(given)}」沒有 ${date.month} 月。以月為先，即 ${sayDate(swapped).zh}。`,
      ...fixedBy(swapped),
    })
  const name = monthNames[date.month - 1]
  return must({
    code: 'no-such-day',
    en:
      name === undefined
        ? `“${quote(given)}” is not a day of the calendar. Write the right date.`
        : `${date.day} ${name} ${date.year} does not exist. Write the right date.`,
    zh:
      name === undefined
        ? `「${quote(given)}」並非曆法上的日子，請填寫正確日期。`
        : `${date.year}年${date.month}月${date.day}日並不存在，請填寫正確日期。`,
  })
}

const farYear = (given: string, iso: string): Parsed<never> =>
  must({
    code: 'far-year',
    en: `“${quote(given)}” is in the year ${iso.slice(0, 4)}. Write the right year.`,
    zh: `「${quote(given)}」屬於 ${iso.slice(0, 4)} 年，請填寫正確年份。`,
  })

const dayMs = 86_400_000
const systemDays = 1_462
const epoch1900 = Date.UTC(1899, 11, 30)
const shifted = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Spreadsheets count days; pasted without its format a date is left as that number. */
function dayNumber(given: string, { is1904 }: DateContext): Parsed<never> {
  const days = Math.floor(Number(given)) + (is1904 ? systemDays : 0)
  const iso = new Date(epoch1900 + days * dayMs).toISOString().slice(0, 10)
  const year = Number(iso.slice(0, 4))
  if (year < 2000 || year > 2099)
    return must({
      code: 'not-a-date',
      en: `“${quote(given)}” is not a date. Write it as 2027-03-01.`,
      zh: `「${quote(given)}」並非日期，請寫成 2027-03-01 的形式。`,
    })
  const said = sayDate(iso)
  return must({
    code: 'day-number',
    en: `“${quote(given)}” is a spreadsheet’s number of a day: ${said.en}${is1904 ? ' by this workbook’s dates from 1904' : ''}.`,
    zh: `「${quote(given)}」是試算表的日序數字：${said.zh}${is1904 ? '（本工作簿以 1904 年起計）' : ''}。`,
    ...fixedBy(iso),
  })
}

const farDays = 3 * 366
/** Dates pasted between workbooks that count from 1900 and from 1904 end up four years and a day away. */
function checkSystem(given: string, iso: string, { today }: DateContext): Parsed<string> {
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today)) / dayMs
  const other = [shifted(iso, systemDays), shifted(iso, -systemDays)].find((day) => away(day) < 366)
  if (away(iso) <= farDays || other === undefined) return read(iso)
  return read(
    iso,
    know({
      code: 'date-system',
      en: `“${quote(given)}” is four years away from what would be expected. Copied from a workbook that counts its days from another year, it would be ${sayDate(other).en}.`,
      zh: `「${quote(given)}」與預期相差四年。如複製自以另一年份起計日子的工作簿，應為 ${sayDate(other).zh}。`,
      ...fixedBy(other),
    }),
  )
}
