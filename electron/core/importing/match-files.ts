import type { DocumentLetter } from '../../../shared/application-form.ts'
import type { FoundFile } from './raw.ts'

// Which file is meant: by the name that a list gives, or by reference and letter in its own name.

/** Names are the same whatever their capitals and however their accents are written. */
export const foldFileName = (name: string): string => name.normalize('NFC').toLowerCase()
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const isPdfName = ({ name }: FoundFile): boolean => /\.pdf$/i.test(name)
export function filesCalled(name: string, files: readonly FoundFile[]): readonly FoundFile[] {
  const wanted = foldFileName(name.replaceAll('\\', '/'))
  const whole = files.filter(({ path }) => foldFileName(path) === wanted || foldFileName(path).endsWith(`/${wanted}`))
  if (whole.length > 0) return whole
  return files.filter(
    (file) => foldFileName(file.path) === `${wanted}.pdf` || foldFileName(file.path).endsWith(`/${wanted}.pdf`),
  )
}

const inName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** `REFERENCE-LETTER….pdf`; the longest reference that fits, because one may begin with another. */
export function matchName(
  name: string,
  references: readonly string[],
): { readonly reference: string; readonly letter: DocumentLetter } | null {
  const stem = inName(name.replace(/\.[a-z0-9]{2,5}$/i, ''))
  const fits = references
    .map((reference) => ({ reference, start: `${inName(reference)}-` }))
    .filter(({ start }) => start !== '-' && stem.startsWith(start))
    .sort((a, b) => b.start.length - a.start.length)
  for (const { reference, start } of fits) {
    const letter = /^([a-h])(?![\p{L}\p{N}])/u.exec(stem.slice(start.length))?.[1]
    if (letter !== undefined) return { reference, letter: letter.toUpperCase() as DocumentLetter }
  }
  return null
}
