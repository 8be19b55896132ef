import { must, type Parsed, quote, read } from './parsed.ts'

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Kept exactly, rare characters too; only the space around it goes, and line ends become one kind. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/_x000D_/g, '')
    .trim()

export interface TextRules {
  readonly maxLength: number
  readonly isOneLine: boolean
}

export function parseText(text: string, { maxLength, isOneLine }: TextRules): Parsed<string> {
  const value = tidy(text)
  const wrong = unreadable(value) ?? invisible(value) ?? tooLong(value, maxLength)
  if (wrong !== null) return wrong
  return read(isOneLine ? value.replace(/\s*\n\s*/g, ' ') : value)
}

function unreadable(value: string): Parsed<never> | null {
  const at = value.indexOf('\ufffd')
  if (at === -1 && !loneSurrogate.test(value)) return null
  return must({
    code: 'unreadable',
    en: `“${quote(value)}” has characters that could not be read. Choose another encoding, or write the text again.`,
    zh: `「${quote(value)}」有無法讀取的字元。請選擇另一編碼，或重新輸入文字。`,
  })
}

function invisible(value: string): Parsed<never> | null {
  const found = value.match(controls)
  if (found === null) return null
  const clean = tidy(value.replace(controls, ''))
  return must({
    code: 'control',
    en: `“${quote(value)}” holds ${found.length === 1 ? 'an invisible control character' : `${found.length} invisible control characters`}, which could show a text other than it is.`,
    zh: `「${quote(value)}」含有 ${found.length} 個不可見的控制字元，可能令顯示的文字與實際不同。`,
    use: clean,
    useEn: 'the text without them',
    useZh: '不含控制字元的文字',
  })
}

function tooLong(value: string, maxLength: number): Parsed<never> | null {
  if (value.length <= maxLength) return null
  const [has, most] = [value.length.toLocaleString('en-GB'), maxLength.toLocaleString('en-GB')]
  return must({
    code: 'too-long',
    en: `This text has ${has} characters; the most is ${most}. Shorten it.`,
    zh: `此文字有 ${has} 個字元，最多為 ${most} 個。請縮短。`,
  })
}

/** Names parted by semicolons or lines; an empty one keeps its place, so that two lists stay side by side. */
export const parseList = (text: string): readonly string[] =>
  text.trim() === ''
    ? []
    : text
        .replace(/\r\n?/g, '\n')
        .split(/[;；\n]/)
        .map((part) => part.trim())
