import { writeFile } from 'node:fs/promises'
import { dialog, type FileFilter, type OpenDialogOptions } from 'electron'
import type { Handlers } from '../../shared/api.ts'
import type { importingShellCalls } from '../../shared/api/importing.ts'
import { err, ok } from '../../shared/result.ts'
import type { PageCallDeps } from './page-call-deps.ts'

const tables: FileFilter[] = [
  { name: 'XLSX, CSV, JSON, ZIP', extensions: ['xlsx', 'xlsm', 'csv', 'tsv', 'json', 'zip'] },
]
const template = { defaultPath: 'applications 申請.xlsx', filters: [{ name: 'XLSX', extensions: ['xlsx'] }] }

export function createImportingCalls(deps: PageCallDeps): Pick<Handlers, (typeof importingShellCalls)[number]> {
  /** Null: cancelled. */
  const choose = async (options: OpenDialogOptions): Promise<string | null> => {
    const window = deps.window()
    const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  }
  return {
    chooseImport: async ({ what }) => {
      const path = await choose(
        what === 'folder' ? { properties: ['openDirectory'] } : { properties: ['openFile'], filters: tables },
      )
      if (path === null) return ok(false)
      const opened = await deps.imports.open(path)
      return opened.ok ? ok(true) : opened
    },
    chooseImportFile: async ({ problem }) => {
      const path = await choose({ properties: ['openFile'], filters: [{ name: 'PDF', extensions: ['pdf'] }] })
      if (path === null) return ok(false)
      const given = await deps.imports.giveFile(problem, path)
      return given.ok ? ok(true) : given
    },
    saveTemplate: async () => {
      const made = await deps.imports.template()
      if (!made.ok) return made
      const window = deps.window()
      const chosen = await (window === null ? dialog.showSaveDialog(template) : dialog.showSaveDialog(window, template))
      if (chosen.canceled || chosen.filePath === '') return ok(false)
      try {
        await writeFile(chosen.filePath, made.value)
        return ok(true)
      } catch (cause) {
        return err({ kind: (cause as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'disk-error' })
      }
    },
  }
}
