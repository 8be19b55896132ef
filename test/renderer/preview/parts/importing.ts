import type { ImportProblem, ImportSheet, importingArgs, ImportView } from '../../../../shared/api/importing.ts'
import { rowsOf, toShown } from '../../../../electron/core/importing/shown-view.ts'
import { err, ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import { useImportState } from '../../../../renderer/views/importing/import-state.ts'
import {
  fixedTexts,
  headProblems,
  refusedImport,
  sampleEncoding,
  sampleImport,
  type SampleImport,
} from '../sample-import.ts'
import type { PartAnswers, PartContext } from './part.ts'

/** Screens of this part, by the name in the address. `&rows=5000` makes the sheet longer. */
export const importingScreens = [
  'importing',
  'importing-empty',
  'importing-working',
  'importing-encoding',
  'importing-imported',
  'importing-refused',
] as const

/** On these screens the room of applications knows of the import alone. */
type Answers = PartAnswers<keyof typeof importingArgs> &
  Partial<PartAnswers<'preparing' | 'undoPreparing' | 'redoPreparing'>>

/** A source in memory that can be edited, put right, undone and imported, as far as a screen can tell. */
export function importingAnswers({ screen, announce }: PartContext): Answers {
  let view = firstView(screen)
  let before: readonly ImportView[] = []
  let isImported = screen === 'importing-imported'
  let isUndone = false
  const become = (next: ImportView): void => {
    view = next
    announce('importing')
  }
  const change = (next: SampleImport): void => {
    before = [...before, view]
    become({ ...next, canUndo: true })
  }
  const done = ok(null)
  return {
    importing: () => ok(toShown(view)),
    importRows: ({ sheet, from, count }) => ok(rowsOf(view, sheet, from, count)),
    chooseImport: () => {
      become(sampleImport())
      return ok(true)
    },
    reloadImport: () => done,
    closeImport: () => {
      become({ state: 'none' })
      return done
    },
    chooseEncoding: ({ encoding }) => {
      if (view.state === 'open' && view.encoding !== null)
        become({ ...view, encoding: { ...view.encoding, chosen: encoding, isCertain: true } })
      return done
    },
    editImportCell: ({ sheet, row, column, text }) => {
      if (view.state === 'open') change(withText(view, sheet, row, column, text))
      return done
    },
    leaveOutImportRow: ({ sheet, row }) => {
      if (view.state === 'open')
        change({
          ...view,
          problems: view.problems.filter((one) => one.sheet !== sheet || one.row !== row),
          sheets: view.sheets.map((one) =>
            one.sheet === sheet ? { ...one, rows: one.rows.filter((each) => each.row !== row) } : one,
          ),
        })
      return done
    },
    fixImport: ({ problem }) => {
      const found = view.state === 'open' ? view.problems.find(({ id }) => id === problem) : undefined
      if (view.state !== 'open' || found === undefined || !hasCell(found)) return done
      change(withText(view, found.sheet, found.row, found.column, fixedTexts[found.place] ?? '64'))
      return done
    },
    chooseImportFile: ({ problem }) => {
      const found = view.state === 'open' ? view.problems.find(({ id }) => id === problem) : undefined
      if (view.state !== 'open' || found === undefined || !hasCell(found)) return ok(false)
      change(withText(view, found.sheet, found.row, found.column, 'A B C D'))
      return ok(true)
    },
    undoImportEdit: () => {
      const last = before.at(-1)
      before = before.slice(0, -1)
      if (last !== undefined) become(last)
      return done
    },
    commitImport: () => {
      if (view.state !== 'open' || view.counts.must > 0) return err({ kind: 'incomplete' })
      const { counts, documents } = view
      isImported = true
      announce('prepared')
      become({ state: 'none' })
      return ok({ imported: counts.new, updated: counts.updated, documents: documents.count })
    },
    saveTemplate: () => ok(true),
    ...(screen.startsWith('importing') && {
      preparing: () =>
        ok({ rows: [], undo: isImported ? ('import' as const) : null, redo: isUndone ? ('import' as const) : null }),
      undoPreparing: () => {
        const undone = isImported ? ('import' as const) : null
        isUndone = isImported
        isImported = false
        announce('prepared')
        return ok({ undone })
      },
      redoPreparing: () => {
        const redone = isUndone ? ('import' as const) : null
        isImported = isUndone
        isUndone = false
        announce('prepared')
        return ok({ redone })
      },
    }),
  }
}

function firstView(screen: string): ImportView {
  if (screen === 'importing-working') return { state: 'working', step: 'checking-documents', done: 31, total: 74 }
  const rows = Number(new URLSearchParams(location.search).get('rows') ?? '12')
  const hasHeads = new URLSearchParams(location.search).has('heads')
  if (screen === 'importing') return sampleImport(rows, hasHeads ? headProblems : [])
  if (screen === 'importing-encoding')
    return { ...sampleImport(), source: 'applications.csv', table: 'applications.csv', encoding: sampleEncoding }
  return screen === 'importing-refused' ? refusedImport : { state: 'none' }
}

const hasCell = (
  problem: ImportProblem,
): problem is ImportProblem & { row: number; column: number; sheet: ImportSheet } =>
  problem.row !== null && problem.column !== null && problem.sheet !== null

/** The cell is right now, whatever was typed. */
function withText(view: SampleImport, sheet: ImportSheet, row: number, column: number, text: string): SampleImport {
  const problems = view.problems.filter(
    (problem) => problem.sheet !== sheet || problem.row !== row || problem.column !== column,
  )
  const count = (severity: 'must' | 'know'): number => problems.filter((each) => each.severity === severity).length
  return {
    ...view,
    problems,
    counts: { ...view.counts, must: count('must'), know: count('know') },
    sheets: view.sheets.map((each) =>
      each.sheet !== sheet
        ? each
        : {
            ...each,
            rows: each.rows.map((line) =>
              line.row !== row
                ? line
                : {
                    ...line,
                    cells: line.cells.map((cell, at) =>
                      at === column ? { text, severity: null, isEdited: true } : cell,
                    ),
                  },
            ),
          },
    ),
  }
}

/** Goes to where the screen is, as a person would. */
export async function openImportingScreen(screen: string): Promise<void> {
  goTo('importing')
  if (screen === 'importing-imported') useImportState.setState({ report: { imported: 10, updated: 2, documents: 74 } })
  while (document.querySelector('.app-main h1') === null) await new Promise((resolve) => setTimeout(resolve, 20))
}
