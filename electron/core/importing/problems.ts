import type { ImportProblem, ImportSheet } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { columnLetter } from './raw.ts'

/** What a person or a button writes into a cell; row 0 of the file does not exist, a header is a cell like others. */
export interface CellEdit {
  readonly sheet: ImportSheet
  readonly row: number
  readonly column: number
  readonly text: string
}
/** Which attachment a problem asks a PDF for. */
export interface AttachmentKey {
  readonly reference: string
  readonly letter: string
  /** Path inside the source of the file that is replaced; empty: none came. */
  readonly replaces: string
}
export interface Fix {
  readonly said: Bilingual
  readonly edits: readonly CellEdit[]
}

export interface NewProblem {
  readonly code: string
  readonly severity: 'must' | 'know'
  readonly sentence: Bilingual
  readonly sheet?: ImportSheet
  readonly row?: number
  readonly column?: number
  /** What the id depends on beside the place: the cell's text or the file's name. */
  readonly text?: string
  /** Unless it is a cell or row. */
  readonly place?: string
  readonly fix?: Fix
  readonly wants?: AttachmentKey
}

export interface Problems {
  readonly add: (problem: NewProblem) => void
  readonly all: () => readonly ImportProblem[]
  readonly fixes: () => Readonly<Record<string, Fix>>
  readonly wants: () => Readonly<Record<string, AttachmentKey>>
  readonly mustAt: (sheet: ImportSheet, row: number) => boolean
}

const maxProblems = 2_000

export function createProblems(): Problems {
  const list: ImportProblem[] = []
  const fixes: Record<string, Fix> = {}
  const wants: Record<string, AttachmentKey> = {}
  const ids = new Set<string>()
  const rowsWithMust = new Set<string>()
  let left = 0
  const add = (given: NewProblem): void => {
    const { sheet = null, row = null, column = null } = given
    if (given.severity === 'must') rowsWithMust.add(`${sheet} ${row}`)
    const id = [given.code, sheet ?? '', row ?? '', column ?? '', shortHash(given.text ?? given.place ?? '')].join(':')
    if (ids.has(id)) return
    ids.add(id)
    // What must be put right is always listed; of what is worth knowing a screen can only show so much.
    if (list.length >= maxProblems && given.severity === 'know') {
      left += 1
      return
    }
    if (given.fix !== undefined) fixes[id] = given.fix
    if (given.wants !== undefined) wants[id] = given.wants
    list.push({
      id,
      severity: given.severity,
      sentence: given.sentence,
      sheet,
      row,
      column,
      place: given.place ?? placeOf(row, column),
      fix: given.fix?.said ?? null,
      wantsFile: given.wants !== undefined,
    })
  }
  return {
    add,
    all: () => (left === 0 ? list : [...list, moreLeft(left)]),
    fixes: () => fixes,
    wants: () => wants,
    mustAt: (sheet, row) => rowsWithMust.has(`${sheet} ${row}`),
  }
}

const placeOf = (row: number | null, column: number | null): string =>
  `${column === null ? '' : columnLetter(column)}${row ?? ''}`

const moreLeft = (left: number): ImportProblem => ({
  id: 'more',
  severity: 'know',
  sentence: { en: `${left} more things worth knowing are not listed.`, zh: `另有 ${left} 項值得留意，未有列出。` },
  sheet: null,
  row: null,
  column: null,
  place: '',
  fix: null,
  wantsFile: false,
})

/** FNV-1a: enough to tell the texts of one cell apart. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
