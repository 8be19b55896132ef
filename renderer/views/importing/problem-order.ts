import type { ImportProblem, ImportSheet, ImportSheetHead } from '../../../shared/api/importing.ts'
import { indexOfRow } from './cell-moves.ts'

/** Where somebody is among the problems: at one of them, or at a cell that has none (or has none any more). */
export type ProblemPlace = Pick<ImportProblem, 'severity' | 'sheet' | 'row' | 'column'> & { readonly id: string | null }

export type ProblemFilter = 'all' | 'must'

export interface CellPlace {
  /** Row of the file. */
  readonly row: number
  /** Index of the column. */
  readonly column: number
}

const sheetOrder: readonly ImportSheet[] = ['applications', 'projects', 'people', 'attachments']

/** What must be put right first; then as one reads: the source, then each sheet by row and column. */
export function compareProblems(a: ProblemPlace, b: ProblemPlace): number {
  return (
    (a.severity === 'must' ? 0 : 1) - (b.severity === 'must' ? 0 : 1) ||
    orderOfSheet(a.sheet) - orderOfSheet(b.sheet) ||
    (a.row ?? 0) - (b.row ?? 0) ||
    (a.column ?? -1) - (b.column ?? -1)
  )
}

const orderOfSheet = (sheet: ImportSheet | null): number => (sheet === null ? -1 : sheetOrder.indexOf(sheet))

export const orderProblems = (problems: readonly ImportProblem[], filter: ProblemFilter): readonly ImportProblem[] =>
  problems.filter(({ severity }) => filter === 'all' || severity === 'must').toSorted(compareProblems)

/**
 * The next one or the one before, round the end. From a problem that has been put right: its neighbours, so that
 * "put right, next" never skips one. Null: there is none.
 */
export function stepProblem(
  ordered: readonly ImportProblem[],
  from: ProblemPlace | null,
  step: 1 | -1,
): ImportProblem | null {
  const { length } = ordered
  if (from === null) return ordered.at(step === 1 ? 0 : -1) ?? null
  const known = ordered.findIndex(({ id }) => id === from.id)
  if (known !== -1) return ordered.at((known + step) % length) ?? null
  const after = ordered.findIndex((problem) => compareProblems(problem, from) > 0)
  const next = after === -1 ? length : after
  return ordered[step === 1 ? next % length : (next - 1 + length) % length] ?? null
}

/** The strongest problem of this very cell. */
export const problemAt = (
  problems: readonly ImportProblem[],
  sheet: ImportSheet,
  cell: CellPlace,
): ImportProblem | null =>
  problems
    .filter((problem) => problem.sheet === sheet && problem.row === cell.row && problem.column === cell.column)
    .toSorted(compareProblems)[0] ?? null

/** How many of a sheet's places must be put right. */
export const countMust = (problems: readonly ImportProblem[], sheet: ImportSheet): number =>
  problems.filter((problem) => problem.sheet === sheet && problem.severity === 'must').length

/** Whether it is about a cell that the sheet shows: not a file, a whole row, or the head of a column. */
export function hasCell({ sheets }: { readonly sheets: readonly ImportSheetHead[] }, problem: ImportProblem): boolean {
  const numbers = sheets.find(({ sheet }) => sheet === problem.sheet)?.rowNumbers ?? []
  return problem.row !== null && problem.column !== null && numbers[indexOfRow(numbers, problem.row)] === problem.row
}

/** Whether it is about the head of a column, which can be renamed in its place. */
export function isOfHead({ sheets }: { readonly sheets: readonly ImportSheetHead[] }, problem: ImportProblem): boolean {
  const numbers = sheets.find(({ sheet }) => sheet === problem.sheet)?.rowNumbers
  return (
    numbers !== undefined && problem.row !== null && problem.column !== null && problem.row < (numbers[0] ?? Infinity)
  )
}

/** The heads that something is wrong with: problems of a row above the first one, by column. */
export const headSeverities = (
  problems: readonly ImportProblem[],
  { sheet, rowNumbers }: ImportSheetHead,
): ReadonlyMap<number, ImportProblem['severity']> =>
  new Map(
    problems
      .filter((problem) => problem.sheet === sheet && problem.row !== null && problem.row < (rowNumbers[0] ?? Infinity))
      .toSorted((a, b) => -compareProblems(a, b))
      .flatMap(({ column, severity }) => (column === null ? [] : [[column, severity]])),
  )

/** The rows that something is wrong with as a whole, such as one that is there twice. */
export const rowSeverities = (
  problems: readonly ImportProblem[],
  { sheet }: ImportSheetHead,
): ReadonlyMap<number, ImportProblem['severity']> =>
  new Map(
    problems
      .filter((problem) => problem.sheet === sheet && problem.column === null)
      .toSorted((a, b) => -compareProblems(a, b))
      .flatMap(({ row, severity }) => (row === null ? [] : [[row, severity]])),
  )
