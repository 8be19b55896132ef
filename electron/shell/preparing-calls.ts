import { dialog } from 'electron'
import type { Handlers } from '../../shared/api.ts'
import type { preparingShellCalls } from '../../shared/api/preparing.ts'
import { ok } from '../../shared/result.ts'
import type { PageCallDeps } from './page-call-deps.ts'

export const createPreparingCalls = (deps: PageCallDeps): Pick<Handlers, (typeof preparingShellCalls)[number]> => ({
  addPreparedDocument: async (argument) => {
    const options = {
      properties: ['openFile' as const],
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    }
    const window = deps.window()
    const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
    const [path] = chosen.filePaths
    if (chosen.canceled || path === undefined) return ok(false)
    const added = await deps.addPreparedDocument(path, argument)
    return added.ok ? ok(true) : added
  },
})
