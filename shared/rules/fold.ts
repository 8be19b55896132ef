import { characterClasses } from './character-classes.ts'

// What counts as the same name. Two spellings are one name when they fold to the same text; nothing folded is ever shown.

const representatives: ReadonlyMap<string, string> = new Map(
  characterClasses
    .trim()
    .split(/\s+/)
    .flatMap((one) => {
      const [first = '', ...rest] = Array.from(one)
      return rest.map((character) => [character, first] as const)
    }),
)

/** Marks that stand inside a word: dropped, so that what is around them joins. */
const insideWords = /[\p{Cf}'’ʼ´`.]|[\u0300-\u036f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu
const loneSurrogates = /\p{Surrogate}/gu
const separators = /[^\p{L}\p{N}\u{3040}-\u{30ff}]+/u
const hanOrKana = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〇々]/u

/**
 * Width and compatibility forms (NFKC), letter case, Latin accents and traditional, simplified and variant characters
 * brought to one form; punctuation becomes a blank. Whole code points throughout, so no pair of surrogates is cut.
 */
export function foldText(text: string): string {
  // Radicals that stand for a character have a class of their own, and NFKC would make others of some of them.
  const classed = foldCharacters(text.replaceAll(loneSurrogates, ' ')).normalize('NFKC').replaceAll('&', ' and ')
  const plain = foldCharacters(classed.toLowerCase().normalize('NFD').replace(insideWords, '').normalize('NFC'))
  return plain.replaceAll('ı', 'i').split(separators).join(' ').trim()
}

const foldCharacters = (text: string): string => {
  let folded = ''
  for (const character of text) folded += representatives.get(character) ?? character
  return folded
}

/** Runs of letters and digits, Chinese apart from the rest: `AI數據 lab` is `ai`, `数据`, `lab`. */
export function foldedWords(text: string): readonly string[] {
  const words: string[] = []
  let run = ''
  let isHan = false
  const end = () => {
    if (run !== '') words.push(run)
    run = ''
  }
  for (const character of foldText(text)) {
    if (character === ' ') {
      end()
      continue
    }
    if (hanOrKana.test(character) !== isHan) end()
    isHan = hanOrKana.test(character)
    run += character
  }
  end()
  return words
}

export const isChinese = (word: string): boolean => hanOrKana.test(word)

const legalWords: ReadonlySet<string> = new Set(
  'limited ltd company co incorporated inc corporation corp plc llc llp lp gmbh ag sa bv pty pte sdn bhd'.split(' '),
)
/** Written as they fold; the longest first. */
const legalEndings = ['股份有限责任公司', '股份有限公司', '有限责任公司', '有限公司', '公司', '有限合伙'].map(foldText)

/**
 * An organisation's name as it is compared: `foldText` without blanks, a leading "the" and what only says the legal form
 * (Limited, Ltd, Company, 有限公司). A name that is nothing else keeps it. Empty only for a text without a letter or digit.
 */
export function foldName(text: string): string {
  const words = [...foldedWords(text)]
  const kept = [...words]
  if (kept[0] === 'the') kept.shift()
  for (;;) {
    const last = kept.at(-1)
    if (last === undefined) break
    const shorter = withoutLegalEnding(last)
    if (shorter === last) break
    kept.pop()
    if (shorter !== '') kept.push(shorter)
  }
  return (kept.length === 0 ? words : kept).join('')
}

function withoutLegalEnding(word: string): string {
  if (legalWords.has(word)) return ''
  const ending = legalEndings.find((one) => word.endsWith(one))
  return ending === undefined ? word : word.slice(0, -ending.length)
}
