import type { Bilingual } from '../../../shared/ids.ts'

/** Something to say of one cell. */
export interface Note {
  /** Part of the problem's id. */
  readonly code: string
  readonly severity: 'must' | 'know'
  readonly sentence: Bilingual
  /** The text that puts it right, and how its button calls that value. */
  readonly use?: { readonly text: string; readonly said: Bilingual }
}
/** A value may come with a note worth knowing; without one the note says why, and the person must act. */
export type Parsed<T> =
  { readonly value: T; readonly notes: readonly Note[] } | { readonly value: null; readonly notes: readonly Note[] }

export const read = <T>(value: T, ...notes: readonly Note[]): Parsed<T> => ({ value, notes })

export interface Words {
  readonly code: string
  readonly en: string
  readonly zh: string
  readonly use?: string
  readonly useEn?: string
  readonly useZh?: string
}
export const must = (words: Words): Parsed<never> => ({ value: null, notes: [noteOf('must', words)] })
export const know = (words: Words): Note => noteOf('know', words)

function noteOf(severity: Note['severity'], { code, en, zh, use, useEn, useZh }: Words): Note {
  const note = { code, severity, sentence: { en, zh } }
  if (use === undefined) return note
  return { ...note, use: { text: use, said: { en: `Use ${useEn ?? use}`, zh: `改為 ${useZh ?? use}` } } }
}

const quotedCharacters = 60
/** What stands in the cell, short enough for a sentence; control characters are shown, not done. */
export function quote(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const seen = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')
  const characters = Array.from(seen)
  return characters.length <= quotedCharacters ? seen : `${characters.slice(0, quotedCharacters - 1).join('')}…`
}

/** Full-width digits and brackets as ordinary ones; only for numbers, dates and choices, never for names. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
