import { documentLimits } from '../../../shared/document-limits.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import type { ImportEncoding } from '../../../shared/api/importing.ts'

// What a source holds before anything is believed: text by cell, and what the text alone does not tell.

/** What a workbook knows of a cell beyond its text. */
export type Mark =
  /** A formula whose value was never computed. */
  | { readonly kind: 'no-result' }
  /** `#REF!` and the like. */
  | { readonly kind: 'error' }
  /** Shown as a percentage: `1600%` is the number 16. */
  | { readonly kind: 'percent' }
  /** A number, so its 16th digit and those after it are gone; in a date column it counts days. */
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  /** Covered by a merged cell; `text` is what that cell holds. */
  | { readonly kind: 'merged'; readonly range: string; readonly text: string }

export interface RawRow {
  /** From 1, as the file numbers it. */
  readonly row: number
  readonly texts: readonly string[]
  readonly marks: Readonly<Record<number, Mark>>
}
export interface RawTable {
  /** Of the sheet; empty for a CSV. */
  readonly name: string
  readonly isHidden: boolean
  /** Only rows with something in them, in order. */
  readonly rows: readonly RawRow[]
  /** The cell that was merged over everything, e.g. `A1:XFD1048576`. */
  readonly wholeMerge: string | null
  readonly is1904: boolean
  /** Something stands below or to the right of what is read. */
  readonly isCut: boolean
}
export interface RawSource {
  readonly kind: 'xlsx' | 'csv' | 'json'
  readonly tables: readonly RawTable[]
  readonly encoding: ImportEncoding | null
}

/** A file or archive that is not taken, in words. */
export interface Refusal {
  readonly code: string
  readonly sentence: Bilingual
  /** File, entry or cell; empty for the whole source. */
  readonly place: string
}
export type OrRefused<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
export const taken = <T>(value: T): OrRefused<T> => ({ ok: true, value })
export const refused = (code: string, place: string, en: string, zh: string): OrRefused<never> => ({
  ok: false,
  refusal: { code, place, sentence: { en, zh } },
})

/** A file that came with the table. Named, never opened by that name out of an archive. */
export interface FoundFile {
  /** Last part of the path, for people. */
  readonly name: string
  /** Path inside the source, with `/`. Unique. */
  readonly path: string
  readonly bytes: number
  readonly from:
    | { readonly in: 'folder'; readonly file: string }
    | { readonly in: 'zip'; readonly zip: string; readonly entry: number }
}

export const maxTableBytes = 64 * 1024 * 1024
export const maxDocumentBytes = documentLimits.bytes
export const maxRows = 5_000
export const maxColumns = 250

/** `A`, `B`, … `AA`. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** A file that was there when it was listed. */
export const gone = (name: string): Refusal => ({
  code: 'gone',
  place: name,
  sentence: { en: 'This is no longer where it was. Choose it again.', zh: '已不在原來的位置，請重新選擇。' },
})
