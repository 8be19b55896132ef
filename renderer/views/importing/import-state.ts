import type { ImportProblem, ImportRow, ImportSheet, ImportShown } from '../../../shared/api/importing.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createForgettable } from '../../state/forgettable.ts'
import { type CellPlace, problemAt, type ProblemFilter, type ProblemPlace } from './problem-order.ts'

export type OpenImport = Extract<ImportShown, { state: 'open' }>

export interface ImportReport {
  readonly imported: number
  readonly updated: number
  readonly documents: number
}

/** A cell whose new text is on its way to the desk: shown until its row has come back. */
export interface CellOnItsWay {
  readonly text: string
  readonly column: number
  /** As it was when the text was typed. */
  readonly row: ImportRow
}

interface ImportState {
  /** Null: where the first problem is. */
  readonly sheet: ImportSheet | null
  /** The chosen cell of each sheet that was looked at. */
  readonly cells: Readonly<Partial<Record<ImportSheet, CellPlace>>>
  /** Where N and P go on from. Null: nothing was chosen yet, so the first problem is. */
  readonly at: ProblemPlace | null
  readonly filter: ProblemFilter
  readonly isEditing: boolean
  /** The head of a column that is being renamed. */
  readonly editedHead: CellPlace | null
  readonly onItsWay: CellOnItsWay | null
  readonly showsEncoding: boolean
  readonly report: ImportReport | null
  /** The import that `report` tells of was taken back. */
  readonly isUndone: boolean
  readonly error: AppError | null
  /** Counts the sources: what went wrong with one that was closed is nobody's concern. */
  readonly generation: number
}

/** What the person is doing with the open source. */
export const useImportState = createForgettable<ImportState>(() => ({
  sheet: null,
  cells: {},
  at: null,
  filter: 'all',
  isEditing: false,
  editedHead: null,
  onItsWay: null,
  showsEncoding: false,
  report: null,
  isUndone: false,
  error: null,
  generation: 0,
}))

/** Before another source is opened or read otherwise, closed, or once it is imported. */
export const beginAnew = (): void =>
  useImportState.setState(({ generation }) => ({
    ...useImportState.getInitialState(),
    generation: generation + 1,
  }))

export const showSheet = (sheet: ImportSheet): void =>
  useImportState.setState({ sheet, isEditing: false, editedHead: null })

export function chooseCell(view: OpenImport, sheet: ImportSheet, cell: CellPlace): void {
  const { cells } = useImportState.getState()
  useImportState.setState({
    sheet,
    cells: { ...cells, [sheet]: cell },
    at: problemAt(view.problems, sheet, cell) ?? { id: null, severity: 'must', sheet, ...cell },
    isEditing: false,
    editedHead: null,
  })
}

/** The problem and, where it has one, its cell. */
export function chooseProblem(problem: ImportProblem): void {
  const { cells } = useImportState.getState()
  const { sheet, row, column } = problem
  useImportState.setState({
    at: problem,
    isEditing: false,
    editedHead: null,
    showsEncoding: false,
    ...(sheet === null ? {} : { sheet }),
    ...(sheet === null || row === null ? {} : { cells: { ...cells, [sheet]: { row, column: column ?? 0 } } }),
  })
}
