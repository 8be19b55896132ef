import type { importingArgs, importingShellCalls } from '../../../shared/api/importing.ts'
import { ok } from '../../../shared/result.ts'
import type { Imports } from '../importing/imports.ts'
import { rowsOf, toShown } from '../importing/shown-view.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createImportingHandlers = (
  { onDesk }: HandlerTools,
  imports: Imports,
): HandlersOf<typeof importingArgs, typeof importingShellCalls> => ({
  importing: onDesk('importing', (desk) => ok(toShown(imports.view(desk)))),
  importRows: onDesk('importRows', (desk, { sheet, from, count }) =>
    ok(rowsOf(imports.view(desk), sheet, from, count)),
  ),
  reloadImport: onDesk('reloadImport', imports.reload),
  closeImport: onDesk('closeImport', imports.close),
  chooseEncoding: onDesk('chooseEncoding', (desk, { encoding }) => imports.chooseEncoding(desk, encoding)),
  editImportCell: onDesk('editImportCell', imports.edit),
  leaveOutImportRow: onDesk('leaveOutImportRow', imports.leaveOut),
  fixImport: onDesk('fixImport', (desk, { problem }) => imports.fix(desk, problem)),
  undoImportEdit: onDesk('undoImportEdit', imports.undo),
  commitImport: onDesk('commitImport', imports.commit),
})
