import { writeFile } from 'node:fs/promises'
import { dialog } from 'electron'
import type { Handlers, ShellCall } from '../../shared/api.ts'
import type { RecordId } from '../../shared/ids.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { copyForAMinute } from './clipboard.ts'
import { createCommitteeCalls } from './committee-calls.ts'
import { createPreparingCalls } from './preparing-calls.ts'
import { createImportingCalls } from './importing-calls.ts'
import { createPublishingCalls } from './publishing-calls.ts'
import { createPackCalls } from './pack-calls.ts'
import { createCarryingCalls } from './carrying-calls.ts'
import type { PageCallDeps } from './page-call-deps.ts'
import { readPreferences, writePreferences } from './preferences.ts'

/** The calls that need a dialog, the clipboard or the window. */
export function createPageCalls(deps: PageCallDeps): Pick<Handlers, ShellCall> {
  return {
    preferences: () => Promise.resolve(ok(readPreferences(deps.folder, deps.systemLanguages))),
    savePreferences: async (preferences) => {
      await writePreferences(deps.folder, preferences)
      deps.applyPreferences(preferences)
      return ok(null)
    },
    copyCheckCode: async ({ recordId, challenge }) => {
      const receipt = await deps.core.receipt({ recordId, challenge })
      if (!receipt.ok) return receipt
      copyForAMinute(receipt.value.checkCode)
      return ok(null)
    },
    saveReceipt: ({ recordId }) => saveReceipt(deps, recordId),
    ...createCommitteeCalls(deps),
    ...createPreparingCalls(deps),
    ...createImportingCalls(deps),
    ...createPublishingCalls(deps),
    ...createPackCalls(deps),
    ...createCarryingCalls(deps),
  }
}

async function saveReceipt(deps: PageCallDeps, recordId: RecordId): Promise<Result<boolean, AppError>> {
  const receipt = deps.exportReceipt(recordId)
  if (!receipt.ok) return receipt
  const options = {
    defaultPath: `receipt-${recordId.slice(0, 12)}.json`,
    filters: [{ name: 'JSON', extensions: ['json'] }],
  }
  const window = deps.window()
  const chosen = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
  if (chosen.canceled || chosen.filePath === '') return ok(false)
  try {
    await writeFile(chosen.filePath, receipt.value)
    return ok(true)
  } catch (cause) {
    return err({ kind: (cause as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'disk-error' })
  }
}
