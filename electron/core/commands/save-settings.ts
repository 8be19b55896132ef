import type { Argument } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { setSetting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'

/** Errors: of `transact`. */
export function saveSettings(desk: Desk, settings: Argument<'saveSettings'>): Result<null, AppError> {
  const saved = transact(desk.store, () => {
    setSetting(desk.store, 'always-show-reasons', String(settings.alwaysShowReasons))
    setSetting(desk.store, 'single-letter-keys', String(settings.singleLetterKeys))
    setSetting(desk.store, 'lock-after-minutes', String(settings.lockAfterMinutes))
    return null
  })
  if (saved.ok) desk.deps.changed(['settings'])
  return saved
}
