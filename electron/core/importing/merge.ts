import type { DocumentLetter } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import type { Attachment } from './check-documents.ts'
import type { FoundFile } from './raw.ts'

/** Still to be sealed. */
export interface UnsealedDocument {
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly pages: number
  readonly clearSha256: string
  readonly clearBytes: number
  readonly from: FoundFile['from']
  readonly name: string
}
export type MergedDocument = SealedDocument | UnsealedDocument

export const isUnsealed = (document: MergedDocument): document is UnsealedDocument => 'from' in document

/**
 * What the source holds takes the place of what an earlier import brought under the same letter. What was added by hand,
 * and letters that the source says nothing of, stay. A file that is already sealed is not sealed again.
 */
export function mergeDocuments(
  own: readonly Attachment[],
  before: readonly SealedDocument[],
  imported: ReadonlySet<string>,
): { readonly merged: readonly MergedDocument[]; readonly isSame: boolean } {
  const letters = new Set(own.map(({ letter }) => letter))
  const left = [...before]
  const fromSource = own.map(({ letter, title, file, report }): MergedDocument => {
    const at = left.findIndex((one) => one.letter === letter && one.clearSha256 === report.sha256)
    const [held] = at === -1 ? [] : left.splice(at, 1)
    if (held !== undefined) return { ...held, title, pages: report.pages }
    return {
      letter,
      title,
      pages: report.pages,
      clearSha256: report.sha256,
      clearBytes: report.bytes,
      from: file.from,
      name: file.name,
    }
  })
  const kept = left.filter(({ letter, sealedSha256 }) => !letters.has(letter) || !imported.has(sealedSha256))
  const merged = [...fromSource, ...kept].sort((a, b) => a.letter.localeCompare(b.letter, 'en'))
  const saidOf = (list: readonly MergedDocument[]) =>
    list
      .map(({ letter, title, pages, clearSha256 }) => JSON.stringify([letter, title.en, title.zh, pages, clearSha256]))
      .sort()
  return { merged, isSame: isSame(saidOf(merged), saidOf(before)) }
}

/** The same values, in whatever order objects hold them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}
