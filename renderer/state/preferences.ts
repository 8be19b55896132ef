import { create } from 'zustand'
import type { Preferences } from '../../shared/api/session.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { call } from '../api.ts'

const defaults: Preferences = { language: 'en-HK', scheme: 'system', zoom: 1 }

/** Language, scheme and size: known before anything is unlocked, and kept on lock. */
export const usePreferences = create<Preferences>(() => defaults)

export async function loadPreferences(): Promise<void> {
  const result = await call('preferences', undefined)
  if (result.ok) usePreferences.setState(result.value)
}

/** Shows the change at once, then keeps it. A change that could not be kept still holds until the app ends. */
export function changePreferences(change: Partial<Preferences>): Promise<Result<null, AppError>> {
  usePreferences.setState(change)
  return call('savePreferences', usePreferences.getState())
}
