import type { Bilingual } from '../ids.ts'
import { z } from '../schema.ts'

// Import of applications. A source is opened in a worker, shown whole, put right, and only then taken over, all or
// nothing. What is open lives in memory and is gone when the desk is locked.

export type ImportSheet = 'applications' | 'projects' | 'people' | 'attachments'

/** `must`: nothing is imported before it is put right. `know`: worth knowing. */
export interface ImportProblem {
  /** Stable while the cell's text does not change. */
  readonly id: string
  readonly severity: 'must' | 'know'
  /** What is wrong and what to do, in words that name the cell or the file. Begins with neither. */
  readonly sentence: Bilingual
  readonly sheet: ImportSheet | null
  /** Row of the file, from 1, and index of the column; null for what concerns the file or a whole row. */
  readonly row: number | null
  readonly column: number | null
  /** As a spreadsheet calls it, e.g. `F9`; the file's name for a document; empty for the whole source. */
  readonly place: string
  /** The right value, where it is known: what the button says, and what it does is `fixImport`. */
  readonly fix: Bilingual | null
  /** A PDF can be chosen for this attachment. */
  readonly wantsFile: boolean
}

export interface ImportCell {
  readonly text: string
  /** The strongest problem of this cell. */
  readonly severity: 'must' | 'know' | null
  readonly isEdited: boolean
}
export interface ImportRow {
  /** Row of the file, from 1. */
  readonly row: number
  readonly state: 'new' | 'update' | 'same'
  readonly cells: readonly ImportCell[]
}
export interface ImportColumn {
  /** `A`, `B`, … */
  readonly letter: string
  readonly header: Bilingual
  /** Characters of a usual value: how wide to draw it. */
  readonly width: number
  readonly align: 'left' | 'right'
}
export interface ImportSheetView {
  readonly sheet: ImportSheet
  readonly columns: readonly ImportColumn[]
  readonly rows: readonly ImportRow[]
}

/**
 * A sheet without its rows: five thousand of them take seconds to cross into the page, and at every edit. The page asks
 * for those that are seen.
 */
export interface ImportSheetHead extends Omit<ImportSheetView, 'rows'> {
  /** Rows of the file that the sheet shows, in order. */
  readonly rowNumbers: readonly number[]
}

export interface ImportEncoding {
  /** As it was told apart; null for a workbook or JSON. */
  readonly chosen: 'utf-8' | 'big5-hkscs' | 'gb18030' | 'utf-16le' | 'utf-16be'
  readonly isCertain: boolean
  /** The first lines as each encoding reads them. */
  readonly choices: readonly { readonly encoding: ImportEncoding['chosen']; readonly preview: string }[]
}
export type ImportView =
  | { readonly state: 'none' }
  | {
      readonly state: 'working'
      readonly step: 'unpacking' | 'reading' | 'checking-documents' | 'sealing'
      readonly done: number
      readonly total: number
    }
  | {
      readonly state: 'open'
      readonly source: string
      readonly table: string
      readonly documents: { readonly count: number; readonly bytes: number }
      readonly encoding: ImportEncoding | null
      readonly sheets: readonly ImportSheetView[]
      readonly problems: readonly ImportProblem[]
      readonly counts: {
        readonly new: number
        readonly updated: number
        readonly same: number
        readonly must: number
        readonly know: number
      }
      readonly canUndo: boolean
    }

/** As the page gets it. */
export type ImportShown =
  | Exclude<ImportView, { state: 'open' }>
  | (Omit<Extract<ImportView, { state: 'open' }>, 'sheets'> & { readonly sheets: readonly ImportSheetHead[] })

const Cell = z.strictObject({
  sheet: z.enum(['applications', 'projects', 'people', 'attachments']),
  row: z.int().min(1).max(100_000),
  column: z.int().min(0).max(300),
})
export const importingArgs = {
  importing: z.undefined(),
  /** Rows by their place in the sheet, from 0; fewer where it ends, none where it is not open. */
  importRows: z.strictObject({
    sheet: Cell.shape.sheet,
    from: z.int().min(0).max(100_000),
    count: z.int().min(1).max(200),
  }),
  /** Asks for a folder, a zip, or a workbook, CSV or JSON file; false when the person cancelled. */
  chooseImport: z.strictObject({ what: z.enum(['folder', 'file']) }),
  /** Reads the same source again; what was put right by hand is kept where the row still says the same. */
  reloadImport: z.undefined(),
  closeImport: z.undefined(),
  chooseEncoding: z.strictObject({ encoding: z.enum(['utf-8', 'big5-hkscs', 'gb18030', 'utf-16le', 'utf-16be']) }),
  editImportCell: Cell.extend({ text: z.string().max(20_000) }),
  /** Empties the row, so that nothing of it is imported; one undo brings it back. */
  leaveOutImportRow: Cell.omit({ column: true }),
  fixImport: z.strictObject({ problem: z.string().max(200) }),
  /** Asks for the PDF of an attachment; false when the person cancelled. */
  chooseImportFile: z.strictObject({ problem: z.string().max(200) }),
  undoImportEdit: z.undefined(),
  /** All or nothing. Error: `incomplete` while something must be put right. */
  commitImport: z.undefined(),
  /** Asks where to save the template workbook; false when the person cancelled. */
  saveTemplate: z.undefined(),
} as const

export const importingShellCalls = ['chooseImport', 'chooseImportFile', 'saveTemplate'] as const

export interface ImportingReplies {
  importing: ImportShown
  importRows: readonly ImportRow[]
  chooseImport: boolean
  reloadImport: null
  closeImport: null
  chooseEncoding: null
  editImportCell: null
  leaveOutImportRow: null
  fixImport: null
  chooseImportFile: boolean
  undoImportEdit: null
  commitImport: { readonly imported: number; readonly updated: number; readonly documents: number }
  saveTemplate: boolean
}
