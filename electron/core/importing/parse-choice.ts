import type { Category, DocumentLetter } from '../../../shared/application-form.ts'
import { letterTitles } from '../../../shared/document-limits.ts'
import { categoryNames } from './columns.ts'
import { must, type Parsed, plain, quote, read } from './parsed.ts'

const categories = Object.keys(categoryNames) as readonly Category[]

/** `a`, `(d)`, `(d) AI start-up`, or the name alone in either language. */
export function parseCategory(text: string): Parsed<Category> {
  const given = plain(text)
  const letter = /^\(?([a-e])\)?(?:$|[\s.:)–—-])/i.exec(given)?.[1]?.toLowerCase()
  const named = categories.find((each) => {
    const { en, zh } = categoryNames[each]
    return given.toLowerCase() === en.toLowerCase() || given === zh.normalize('NFKC')
  })
  const found = named ?? (letter as Category | undefined)
  if (found !== undefined) return read(found)
  return must({
    code: 'category',
    en: `“${quote(given)}” is not a category. Write one of (a) to (e): ${categories.map((each) => `(${each}) ${categoryNames[each].en}`).join(', ')}.`,
    zh: `「${quote(given)}」並非申請者類別。請填 (a) 至 (e) 其中一項：${categories.map((each) => `(${each}) ${categoryNames[each].zh}`).join('、')}。`,
  })
}

export function parseLetter(text: string): Parsed<DocumentLetter> {
  const given = plain(text)
  const letter = /^(?:attachment |附件 ?)?\(?([a-h])\)?(?:$|[\s.:)–—-])/i.exec(given)?.[1]?.toUpperCase()
  if (letter !== undefined) return read(letter as DocumentLetter)
  return must({
    code: 'letter',
    en: `“${quote(given)}” is not an attachment. Write one letter from A to H: ${Object.entries(letterTitles)
      .map(([each, { en }]) => `${each} ${en}`)
      .join(', ')}.`,
    zh: `「${quote(given)}」並非附件。請填 A 至 H 其中一個字母：${Object.entries(letterTitles)
      .map(([each, { zh }]) => `${each} ${zh}`)
      .join('、')}。`,
  })
}

const yes = /^(?:yes|y|true|1|是|有|同意|✓|✔|√|☑)(?:\s.*)?$/i
const no = /^(?:no|n|false|0|否|不是|沒有|無|不同意|✗|✘|×|x)(?:\s.*)?$/i
export function parseYesNo(text: string): Parsed<boolean> {
  const given = plain(text)
  if (yes.test(given)) return read(true)
  if (no.test(given)) return read(false)
  return must({
    code: 'yes-no',
    en: `“${quote(given)}” is neither yes nor no. Write Yes or No.`,
    zh: `「${quote(given)}」既非「是」亦非「否」。請填「是」或「否」。`,
  })
}
