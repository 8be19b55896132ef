import { useState } from 'react'
import type { Argument } from '../../../shared/api.ts'
import type { SettingsView } from '../../../shared/api/session.ts'
import { useCommand } from '../../api.ts'
import type { SaveState } from '../../drafts/draft-queue.ts'

export interface SavingSettings {
  readonly settings: SettingsView
  readonly state: SaveState
  readonly change: (change: Partial<Argument<'saveSettings'>>) => void
}

/** Every change is kept at once; there is no button to forget. */
export function useSaveSettings(settings: SettingsView): SavingSettings {
  const save = useCommand('saveSettings')
  const [state, setState] = useState<SaveState>({ kind: 'clean' })
  const [pending, setPending] = useState<Partial<Argument<'saveSettings'>>>({})
  const current = { ...settings, ...pending }

  const keep = async (change: Partial<Argument<'saveSettings'>>): Promise<void> => {
    setPending(change)
    setState({ kind: 'pending' })
    const { alwaysShowReasons, singleLetterKeys, lockAfterMinutes } = { ...current, ...change }
    const result = await save.run({ alwaysShowReasons, singleLetterKeys, lockAfterMinutes })
    setState(
      result.ok ? { kind: 'saved', at: new Date(Date.now()).toISOString() } : { kind: 'failed', error: result.error },
    )
    if (!result.ok) setPending({})
  }
  return { settings: current, state, change: (change) => void keep(change) }
}
