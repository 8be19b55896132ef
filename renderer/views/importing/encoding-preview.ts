import type { ImportEncoding } from '../../../shared/api/importing.ts'

type Encoding = ImportEncoding['chosen']

/** Proper names, the same in both languages. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'big5-hkscs': 'Big5-HKSCS',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
}

/** How many characters of a preview could not be read: what shows a wrong encoding at once. */
export const countUnreadable = (preview: string): number =>
  // U+FFFD stands for bytes that are no character there; private use and control characters say the same.
  Array.from(preview).filter((character) => /[\uFFFD\p{Co}]|(?![\t\n\r])\p{Cc}/u.test(character)).length
