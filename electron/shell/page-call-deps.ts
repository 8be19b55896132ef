import type { BrowserWindow } from 'electron'
import type { CoreHandlers } from '../../shared/api.ts'
import type { Preferences } from '../../shared/api/session.ts'
import type { AppError } from '../../shared/errors.ts'
import type { RecordId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { Core } from '../core/core.ts'

/** What the calls that need Electron work with. */
export interface PageCallDeps {
  readonly folder: string
  readonly systemLanguages: readonly string[]
  readonly window: () => BrowserWindow | null
  readonly core: Pick<CoreHandlers, 'receipt' | 'invitation' | 'reminder'>
  /** The receipt with its proof, as JSON that FORMAT.md describes. */
  readonly exportReceipt: (recordId: RecordId) => Result<string, AppError>
  readonly addPreparedDocument: Core['addPreparedDocument']
  readonly carrying: Core['carrying']
  readonly imports: {
    readonly open: Core['openImport']
    readonly giveFile: Core['giveImportFile']
    readonly template: Core['importTemplate']
  }
  readonly makePack: Core['makePack']
  /** Holds `regular.ttf` and `bold.ttf`, for what is printed. */
  readonly fontFolder: string
  readonly applyPreferences: (preferences: Preferences) => void
}
