import { dialog } from 'electron'
import type { Handlers } from '../../shared/api.ts'
import type { carryingShellCalls } from '../../shared/api/carrying.ts'
import type { AppError } from '../../shared/errors.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { PageCallDeps } from './page-call-deps.ts'

/** Each asks for the folder; the page never hears where it is. */
export const createCarryingCalls = ({
  carrying,
  window,
}: PageCallDeps): Pick<Handlers, (typeof carryingShellCalls)[number]> => {
  const inFolder = async <T>(
    canMake: boolean,
    work: (folder: string) => Promise<Result<T | null, AppError>>,
  ): Promise<Result<T | null, AppError>> => {
    const options = { properties: ['openDirectory' as const, ...(canMake ? (['createDirectory'] as const) : [])] }
    const owner = window()
    const chosen = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options))
    const [folder] = chosen.filePaths
    return chosen.canceled || folder === undefined ? ok(null) : work(folder)
  }
  return {
    writeCarry: () => inFolder(true, carrying.write),
    readCarry: () => inFolder(false, carrying.read),
    carryForOthers: () => inFolder(false, carrying.carry),
  }
}
