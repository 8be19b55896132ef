import type { Bilingual, DocumentHash } from '../../../shared/ids.ts'
import type { Measured, PackPart } from './packer/protocol.ts'
import type { PackPlan, PlannedDocument, PlannedItem } from './plan.ts'
import { firstOf } from './print-values.ts'
import { printWords, type InsertReason } from './print-words.ts'
import type { Language } from '../../../shared/ids.ts'

// From the plan and what became of each paper: the agenda's rows, the printed sheets and the order of the pages.

/** What became of one paper. */
export type Outcome =
  | { readonly kind: 'joined'; readonly paper: number; readonly pages: number }
  | { readonly kind: 'insert'; readonly why: InsertReason }
export type Outcomes = ReadonlyMap<DocumentHash, Outcome>

export interface LaidDocument {
  readonly document: PlannedDocument
  readonly outcome: Outcome
  /** Where its link leads. */
  readonly key: string
}
export interface LaidItem {
  readonly item: PlannedItem
  /** From 1. */
  readonly place: number
  readonly row: string
  /** Key of the item's own sheet; null where it has none. */
  readonly sheet: string | null
  readonly documents: readonly LaidDocument[]
}

export function layOut({ items }: PackPlan, outcomes: Outcomes): readonly LaidItem[] {
  return items.map((item, index) => {
    const place = index + 1
    const isOpen = item.kind === 'application' && item.closed === null
    const documents = item.kind === 'application' ? item.documents : []
    return {
      item,
      place,
      row: `row-${place}`,
      sheet: isOpen ? `sheet-${place}` : null,
      documents: documents.map((document, at): LaidDocument => {
        const outcome = outcomes.get(document.hash) ?? { kind: 'insert', why: 'missing' }
        const key = outcome.kind === 'joined' ? `paper-${outcome.paper}` : `sheet-${place}-${at + 1}`
        return { document, outcome, key }
      }),
    }
  })
}

const named = (text: string, title: Bilingual, language: Language): string => `${text}　${firstOf(title, language)}`

/** The order of the pages. A withdrawn application has no part, and no text of it stands in any. */
export function partsOf(laid: readonly LaidItem[], language: Language): readonly PackPart[] {
  const words = printWords[language]
  const front: PackPart = { kind: 'front', stamp: '', row: null, bookmark: { title: words.front, level: 1 } }
  const ofItems = laid.flatMap(({ item, place, row, sheet, documents }): readonly PackPart[] => {
    if (item.kind !== 'application' || sheet === null) return []
    const stamp = `${words.item(place)}　${words.application(item.number)}`
    const title = named(`${place}　${words.application(item.number)}`, item.applicant, language)
    const own: PackPart = { kind: 'sheet', key: sheet, stamp, row, bookmark: { title, level: 1 } }
    const papers = documents.map(({ document, outcome, key }): PackPart => {
      const common = {
        key,
        row,
        stamp: `${stamp}　${document.letter}`,
        bookmark: { title: named(document.letter, document.title, language), level: 2 },
      } as const
      return outcome.kind === 'joined'
        ? { kind: 'paper', paper: outcome.paper, ...common }
        : { kind: 'sheet', ...common }
    })
    return [own, ...papers]
  })
  return [front, ...ofItems]
}

/** Bookmarks of the agenda's rows, for those without pages of their own. */
export const rowsOf = (laid: readonly LaidItem[], language: Language) =>
  laid.map(({ item, place, row }) => ({ key: row, title: `${place}　${rowTitle(item, language)}` }))

export function rowTitle(item: PlannedItem, language: Language): string {
  const words = printWords[language]
  if (item.kind === 'other') return item.title
  if (item.kind === 'withdrawn') return words.withdrawn(item.number)
  return named(words.application(item.number), item.applicant, language)
}

export interface PageNumbers {
  /** First page of each part, from 1, by its key. */
  readonly starts: ReadonlyMap<string, number>
  readonly total: number
}
export function numberPages(
  parts: readonly PackPart[],
  laid: readonly LaidItem[],
  { front, sheets }: Measured,
): PageNumbers {
  const pagesByPaper = new Map(
    laid.flatMap(({ documents }) =>
      documents.flatMap(({ outcome }) => (outcome.kind === 'joined' ? [[outcome.paper, outcome.pages] as const] : [])),
    ),
  )
  const starts = new Map<string, number>()
  let at = 0
  for (const part of parts) {
    if (part.kind !== 'front') starts.set(part.key, at + 1)
    if (part.kind === 'front') at += front
    else at += part.kind === 'sheet' ? (sheets[part.key]?.pages ?? 1) : (pagesByPaper.get(part.paper) ?? 0)
  }
  return { starts, total: at }
}
