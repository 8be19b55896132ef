import type { ImportEncoding, ImportProblem, ImportRow, ImportSheet } from '../../../shared/api/importing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { useCommand } from '../../api.ts'
import { focusGrid } from './grid-focus.ts'
import { beginAnew, useImportState } from './import-state.ts'
import type { CellPlace } from './problem-order.ts'

export interface ImportActs {
  readonly pending: boolean
  readonly choose: (what: 'folder' | 'file') => Promise<void>
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
  readonly chooseEncoding: (encoding: ImportEncoding['chosen']) => Promise<void>
  /** `was`: the row as it is on screen; null: it is a head. */
  readonly edit: (sheet: ImportSheet, cell: CellPlace, text: string, was: ImportRow | null) => Promise<void>
  readonly leaveOut: (sheet: ImportSheet, row: number) => Promise<void>
  readonly fix: (problem: ImportProblem) => Promise<void>
  readonly chooseDocument: (problem: ImportProblem) => Promise<void>
  readonly undo: () => Promise<void>
  readonly commit: () => Promise<void>
}

/** Everything that changes the open source. What went wrong stays on screen until the next try. */
export function useImportActs(): ImportActs {
  const choose = useCommand('chooseImport')
  const reload = useCommand('reloadImport')
  const close = useCommand('closeImport')
  const encoding = useCommand('chooseEncoding')
  const edit = useCommand('editImportCell')
  const leaveOut = useCommand('leaveOutImportRow')
  const fix = useCommand('fixImport')
  const file = useCommand('chooseImportFile')
  const undo = useCommand('undoImportEdit')
  const commit = useCommand('commitImport')
  return {
    pending: [choose, reload, close, encoding, file, commit].some(({ pending }) => pending),
    choose: async (what) => {
      beginAnew()
      await tried(choose.run({ what }))
    },
    reload: async () => void (await tried(reload.run(undefined))),
    close: async () => {
      beginAnew()
      await tried(close.run(undefined))
    },
    chooseEncoding: async (chosen) => {
      beginAnew()
      await tried(encoding.run({ encoding: chosen }))
    },
    edit: async (sheet, { row, column }, text, was) => {
      useImportState.setState({ onItsWay: was === null ? null : { row: was, column, text } })
      const done = await tried(edit.run({ sheet, row, column, text }))
      if (done === undefined) useImportState.setState({ onItsWay: null })
    },
    leaveOut: async (sheet, row) => {
      await tried(leaveOut.run({ sheet, row }))
      focusGrid()
    },
    fix: async ({ id }) => {
      await tried(fix.run({ problem: id }))
      focusGrid()
    },
    chooseDocument: async ({ id }) => {
      await tried(file.run({ problem: id }))
      focusGrid()
    },
    undo: async () => void (await tried(undo.run(undefined))),
    commit: async () => {
      const report = await tried(commit.run(undefined))
      if (report === undefined) return
      beginAnew()
      useImportState.setState({ report })
    },
  }
}

/** The reply; undefined when it failed, and why is then on screen, unless the source has been left meanwhile. */
async function tried<T>(running: Promise<Result<T, AppError>>): Promise<T | undefined> {
  const { generation } = useImportState.getState()
  useImportState.setState({ error: null })
  const result = await running
  if (result.ok) return result.value
  if (useImportState.getState().generation === generation) useImportState.setState({ error: result.error })
  return undefined
}
