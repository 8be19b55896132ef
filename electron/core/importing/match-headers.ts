import type { ImportSheet } from '../../../shared/api/importing.ts'
import { type Field, fields, fieldsFor, sheetNames, sheetOrder } from './columns.ts'
import type { RawRow, RawTable } from './raw.ts'

// Which sheet and which column is which. Columns are known by their names in either language, however they are ordered.

/** Letters and digits only, of whatever width, case and spacing. */
export const foldHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const namesOf = (field: Field): readonly string[] =>
  [field.header.en, field.header.zh, ...field.aliases].map(foldHeader)

type Names = ReadonlyMap<string, string>
const known = new Map<ImportSheet, Names>()
/** Folded name → key. An applicant's columns come before a project's where a name could be either. */
function namesFor(sheet: ImportSheet): Names {
  const made = known.get(sheet)
  if (made !== undefined) return made
  const names = new Map<string, string>()
  for (const field of fieldsFor(sheet))
    for (const name of namesOf(field)) if (!names.has(name)) names.set(name, field.key)
  known.set(sheet, names)
  return names
}

/** The field that a header names: as a whole, or by one of its lines. */
export function fieldNamed(sheet: ImportSheet, header: string): Field | null {
  const names = namesFor(sheet)
  const parts = [header, ...header.split(/[\n\r/|]/)].map(foldHeader).filter((part) => part !== '')
  const key = parts.map((part) => names.get(part)).find((found) => found !== undefined)
  return key === undefined ? null : (fieldsFor(sheet).find((field) => field.key === key) ?? null)
}

export interface Layout {
  readonly sheet: ImportSheet
  readonly table: RawTable
  readonly header: RawRow
}

const headerRows = 12
const enoughMatches = 2
const headerOf = (
  sheet: ImportSheet,
  { rows }: RawTable,
): { readonly row: RawRow; readonly matches: number } | null => {
  let best: { readonly row: RawRow; readonly matches: number } | null = null
  for (const row of rows.slice(0, headerRows)) {
    const keys = new Set(row.texts.flatMap((text) => (text.length > 300 ? [] : (fieldNamed(sheet, text)?.key ?? []))))
    if (keys.size >= enoughMatches && keys.size > (best?.matches ?? 0)) best = { row, matches: keys.size }
  }
  return best
}

const sheetCalled = (name: string): ImportSheet | null => {
  const folded = foldHeader(name)
  return (
    sheetOrder.find((sheet) => {
      const { en, zh } = sheetNames[sheet]
      return [en, zh, en + zh, zh + en].map(foldHeader).includes(folded)
    }) ?? null
  )
}

/** Every kind of sheet once; what is not recognised is named in `ignored`. */
export function layOut(tables: readonly RawTable[]): {
  readonly layouts: readonly Layout[]
  readonly ignored: readonly RawTable[]
} {
  const layouts = new Map<ImportSheet, Layout>()
  const left: RawTable[] = []
  const take = (sheet: ImportSheet, table: RawTable): boolean => {
    const header = headerOf(sheet, table)
    if (layouts.has(sheet) || header === null) return false
    layouts.set(sheet, { sheet, table, header: header.row })
    return true
  }
  const usable = tables.filter(({ rows }) => rows.length > 0)
  for (const table of usable) {
    const sheet = sheetCalled(table.name)
    if (sheet === null || !take(sheet, table)) left.push(table)
  }
  const ignored = left.filter((table) => {
    const ranked = sheetOrder
      .map((sheet) => ({ sheet, own: ownMatches(sheet, table) }))
      .filter(({ own }) => own >= enoughMatches)
      .sort((a, b) => b.own - a.own)
    return table.isHidden || !ranked.some(({ sheet }) => take(sheet, table))
  })
  return { layouts: sheetOrder.flatMap((sheet) => layouts.get(sheet) ?? []), ignored }
}

/** Only an application has these, so a table of everything is one of applications, however much it says of projects. */
const decisive = ['category', 'companyNumber', 'employees', 'noOtherSubsidy', 'consent', 'signedOn']

function ownMatches(sheet: ImportSheet, table: RawTable): number {
  const header = headerOf(sheet, table)
  if (header === null) return 0
  const own = new Set(fields[sheet].map(({ key }) => key))
  const keys = new Set(
    header.row.texts.flatMap((text) => (text.length > 300 ? [] : (fieldNamed(sheet, text)?.key ?? []))),
  )
  if (!keys.has('reference')) return 0
  const isDecided = sheet === 'applications' && decisive.some((key) => keys.has(key))
  return [...keys].filter((key) => own.has(key)).length + (isDecided ? 1_000 : 0)
}

export interface Column {
  readonly index: number
  readonly field: Field | null
  readonly header: string
}

/** One field a column; of two columns with the same name only the first counts, and the check says so. */
export function columnsOf(
  sheet: ImportSheet,
  headers: readonly string[],
): { readonly columns: readonly Column[]; readonly repeated: readonly Column[] } {
  const seen = new Set<string>()
  const repeated: Column[] = []
  const columns = headers.map((header, index): Column => {
    const field = header.trim() === '' ? null : fieldNamed(sheet, header)
    if (field !== null && seen.has(field.key)) {
      repeated.push({ index, field, header })
      return { index, field: null, header }
    }
    if (field !== null) seen.add(field.key)
    return { index, field, header }
  })
  return { columns, repeated }
}

/** The unknown column whose name is nearest to that of a field which is missing; null when none is near. */
export function nearest(field: Field, unknown: readonly Column[]): Column | null {
  const near = unknown
    .map((column) => ({
      column,
      distance: Math.min(...namesOf(field).map((name) => relativeDistance(name, foldHeader(column.header)))),
    }))
    .sort((a, b) => a.distance - b.distance)[0]
  return near !== undefined && near.distance <= 0.4 ? near.column : null
}

function relativeDistance(a: string, b: string): number {
  if (a === '' || b === '') return 1
  if (b.includes(a) || (a.includes(b) && b.length >= 3)) return 0.3
  return editDistance(a.slice(0, 60), b.slice(0, 60)) / Math.max(a.length, b.length)
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++)
      current.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (current[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    previous = current
  }
  return previous[b.length] ?? 0
}
