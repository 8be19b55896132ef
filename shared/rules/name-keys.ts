import type { Bilingual } from '../ids.ts'
import { foldedWords, foldName, foldText, isChinese } from './fold.ts'

// Keys of names: two names may be the same when they share one. Shared by likely interests and similar cases.

const titles: ReadonlySet<string> = new Set('dr prof professor mr mrs ms miss ir sir madam phd'.split(' '))
const chineseTitles = ['教授', '博士', '先生', '女士', '工程師', '院士'].map(foldText)
/** A longer name holds a shorter one from this many words on: "Peter Chan Tai Man" holds "Chan Tai Man". */
const wordsOfAName = 3
const mostWordsOfAName = 8

const inBothLanguages = (name: Bilingual, keysOf: (text: string) => readonly string[]): readonly string[] => [
  ...new Set([name.en, name.zh].flatMap(keysOf)),
]

/** Of an organisation: the whole name, each language's part, and the body that a department belongs to. */
export const organisationKeys = (name: Bilingual): readonly string[] => inBothLanguages(name, organisationKeysOf)

/** Of a person: in any order of the words, without titles. A single letter is nobody's name. */
export const personKeys = (name: Bilingual): readonly string[] => inBothLanguages(name, personKeysOf)

const partOfABody = /^(department|dept|school|faculty|division|unit|laboratory|lab|office|centre|center|section)\b/
const places: ReadonlySet<string> = new Set(
  ['hong kong', 'hong kong sar', 'kowloon', 'new territories', 'china', '香港', '九龍', '新界', '中國'].map(foldName),
)
const shortestLatinKey = 6
const shortestChineseKey = 4

function organisationKeysOf(text: string): readonly string[] {
  const whole = foldName(text)
  const parts = text.split(/[,，、;；()（）]/).filter((part) => !partOfABody.test(foldText(part)))
  const words = foldedWords(text)
  const chinese = words.filter(isChinese).join('')
  const latin = foldName(words.filter((word) => !isChinese(word)).join(' '))
  const university = /^.+?(大学|学院)(?=.)/u.exec(foldName(chinese))?.[0] ?? ''
  const more = [...parts.map(foldName), foldName(chinese), latin, university].filter(isTelling)
  return [whole, ...more].filter((key) => Array.from(key).length > 1)
}

const isTelling = (key: string): boolean =>
  !places.has(key) && Array.from(key).length >= (isChinese(key) ? shortestChineseKey : shortestLatinKey)

function personKeysOf(text: string): readonly string[] {
  const words = foldedWords(text)
    .filter((word) => !titles.has(word))
    .map(withoutChineseTitle)
  const chinese = words.filter(isChinese).join('')
  const latin = words.filter((word) => !isChinese(word))
  const keys = [latin.join(''), ...inAnyOrder(latin)].filter((key) => key.length > 2)
  return [...new Set(chinese.length > 1 ? [...keys, chinese] : keys)]
}

/** The words sorted, and for a long name also without one of them. */
function inAnyOrder(words: readonly string[]): readonly string[] {
  const sorted = [...words].sort()
  if (sorted.length < 2) return []
  const whole = sorted.join(' ')
  if (sorted.length <= wordsOfAName || sorted.length > mostWordsOfAName) return [whole]
  return [whole, ...sorted.map((_, left) => sorted.filter((__, place) => place !== left).join(' '))]
}

function withoutChineseTitle(word: string): string {
  const title = chineseTitles.find((one) => word.endsWith(one) && word.length > one.length + 1)
  return title === undefined ? word : word.slice(0, -title.length)
}

/**
 * Of a business registration or company number: digits and letters alone, without what names the kind of number, the
 * branch and leading zeros. Null for what has fewer than five digits, which tells nothing.
 */
export function companyNumberKey(text: string): string | null {
  const compact = foldText(text).toUpperCase().replaceAll(' ', '')
  const digits = compact.replace(/^(BRN|BR|CRN|CR|CI|UBI)?(NO)?(?=\d)/, '')
  const registration = /^(\d{8})\d{3}(\d{2}\d{2}[A-Z0-9])?$/.exec(digits)?.[1] ?? digits
  const key = registration.replace(/^0+/, '')
  return key.replaceAll(/\D/g, '').length < 5 ? null : key
}
