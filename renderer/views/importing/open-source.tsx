import { Tabs } from '@mantine/core'
import type { ImportProblem, ImportSheet } from '../../../shared/api/importing.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { CellBar } from './cell-bar.tsx'
import { moveCell } from './cell-moves.ts'
import { focusGrid, sentenceId } from './grid-focus.ts'
import { ImportFoot } from './import-foot.tsx'
import { chooseCell, chooseProblem, type OpenImport, showSheet, useImportState } from './import-state.ts'
import { type CellPlace, hasCell, isOfHead, stepProblem } from './problem-order.ts'
import { ProblemsPane } from './problems-pane.tsx'
import { SheetGrid } from './sheet-grid.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { importing } from './shortcuts.ts'
import type { ImportActs } from './use-import-acts.ts'
import { useImportPlace } from './use-import-place.ts'

interface OpenSourceProps {
  readonly view: OpenImport
  readonly acts: ImportActs
}

/** The sheet at the left, its problems at the right: choosing in one is choosing in the other. */
export function OpenSource({ view, acts }: OpenSourceProps) {
  const { language } = useText()
  const { isEditing, editedHead, onItsWay, at } = useImportState()
  const place = useImportPlace(view)
  const { sheet, chosen, problems, problem } = place
  const choose = (cell: CellPlace): void => {
    if (sheet !== null) chooseCell(view, sheet.sheet, cell)
  }
  const chooseAndGo = (next: ImportProblem): void => {
    chooseProblem(next)
    focusGrid()
  }
  const edit = (cell: CellPlace): void => {
    choose(cell)
    useImportState.setState({ isEditing: true })
  }
  const editOf = (one: ImportProblem): void => {
    chooseProblem(one)
    const { row, column } = one
    if (isOfHead(view, one) && row !== null && column !== null) useImportState.setState({ editedHead: { row, column } })
    else useImportState.setState({ isEditing: true })
  }
  const editChosen = (): void => {
    if (problem !== null && isOfHead(view, problem)) editOf(problem)
    else if (chosen !== null) edit({ row: chosen.row, column: chosen.columnIndex })
  }
  const edited = (cell: CellPlace, text: string | null): void => {
    useImportState.setState({ isEditing: false, editedHead: null })
    focusGrid()
    if (text === null || sheet === null) return
    const held = chosen?.row === cell.row ? (chosen.held?.row ?? null) : null
    void acts.edit(sheet.sheet, cell, text, held)
  }
  const canFix = problem !== null && (problem.fix !== null || problem.wantsFile)
  const act = (one: ImportProblem): void => void (one.fix === null ? acts.chooseDocument(one) : acts.fix(one))
  useShortcuts([
    {
      shortcut: importing.problem,
      hint: true,
      when: problems.length > 0,
      run: (combo) => {
        const next = stepProblem(problems, at ?? problem, combo === 'n' ? 1 : -1)
        if (next !== null) chooseAndGo(next)
      },
    },
    { shortcut: importing.fix, hint: true, when: canFix, run: () => problem !== null && act(problem) },
    { shortcut: importing.edit, hint: true, when: chosen !== null, run: editChosen },
    {
      shortcut: importing.undo,
      hint: true,
      when: view.canUndo && !isEditing && editedHead === null,
      run: () => void acts.undo(),
    },
    {
      shortcut: importing.cell,
      when: sheet !== null && chosen !== null,
      run: (combo) => {
        if (sheet === null || chosen === null) return
        const extent = { rows: sheet.rowNumbers.length, columns: sheet.columns.length, page: 1 }
        const to = moveCell({ rowIndex: chosen.rowIndex, column: chosen.columnIndex }, combo, extent)
        const row = to === null ? undefined : sheet.rowNumbers[to.rowIndex]
        if (to === null || row === undefined) return
        choose({ row, column: to.column })
        focusGrid()
      },
    },
  ])
  return (
    <div className="columns import-columns">
      {sheet !== null && (
        <Tabs
          className="import-sheet"
          value={sheet.sheet}
          onChange={(value) => value !== null && showSheet(value as ImportSheet)}
          keepMounted={false}
        >
          <CellBar
            chosen={chosen}
            canUndo={view.canUndo}
            onEdit={editChosen}
            onLeaveOut={
              sheet === null || chosen === null || chosen.held === null
                ? null
                : () => void acts.leaveOut(sheet.sheet, chosen.row)
            }
            onUndo={() => void acts.undo()}
          />
          <Tabs.Panel value={sheet.sheet} className="import-panel">
            <SheetGrid
              // Words and widths of the columns are taken once: nothing moves while a cell is put right.
              key={`${sheet.sheet} ${language} ${sheet.columns.length}`}
              sheet={sheet}
              problems={view.problems}
              chosen={chosen}
              isEditing={isEditing}
              editedHead={editedHead}
              onItsWay={onItsWay}
              describedBy={problem === null || !problems.includes(problem) ? undefined : sentenceId}
              onChoose={choose}
              onEdit={edit}
              onEdited={edited}
            />
          </Tabs.Panel>
          <SheetTabs view={view} />
        </Tabs>
      )}
      <ProblemsPane
        view={view}
        problems={problems}
        chosen={problem}
        canEdit={(one) => hasCell(view, one) || isOfHead(view, one)}
        isOfHead={(one) => isOfHead(view, one)}
        onChoose={chooseProblem}
        onFix={(one) => void acts.fix(one)}
        onDocument={(one) => void acts.chooseDocument(one)}
        onLeaveOut={({ sheet: of, row }) => {
          if (of !== null && row !== null) void acts.leaveOut(of, row)
        }}
        onEdit={editOf}
      >
        <ImportFoot view={view} acts={acts} />
      </ProblemsPane>
    </div>
  )
}
