import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { dialog } from 'electron'
import type { Handlers } from '../../shared/api.ts'
import type { packShellCalls } from '../../shared/api/pack.ts'
import type { PageCallDeps } from './page-call-deps.ts'
import { printHtml } from './print-window.ts'

export const createPackCalls = (deps: PageCallDeps): Pick<Handlers, (typeof packShellCalls)[number]> => ({
  makePack: (argument) =>
    deps.makePack(argument, {
      askWhere: (fileName) => askWhere(deps, fileName),
      print: (html, css) => printHtml(deps.fontFolder, html, css),
      font: async () => new Uint8Array(await readFile(path.join(deps.fontFolder, 'regular.ttf'))),
    }),
})

async function askWhere({ window }: PageCallDeps, fileName: string): Promise<string | null> {
  const options = { defaultPath: fileName, filters: [{ name: 'PDF', extensions: ['pdf'] }] }
  const owner = window()
  const chosen = await (owner === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(owner, options))
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}
