import { useEffect } from 'react'
import { useCall } from '../api.ts'
import { everywhere } from '../keys/shortcuts.ts'
import { allowSingleCharacters, isField, listenToKeys, useShortcuts } from '../keys/use-shortcuts.ts'
import { closeTab, goTo, showTab, usePlace } from '../state/place.ts'
import { openSearch } from '../views/search/search-state.ts'
import { openKeyHelp } from './key-help-state.ts'
import { lockDesk } from './lock-desk.ts'
import { focusNextPane } from './panes.ts'

/** The keys that work everywhere in the unlocked desk. */
export function useFrameKeys(): void {
  const front = usePlace((place) => place.front)
  const settings = useCall('settings', undefined)
  const lettersOn = settings.state !== 'ready' || settings.value.singleLetterKeys
  useEffect(() => listenToKeys(), [])
  useEffect(() => allowSingleCharacters(lettersOn), [lettersOn])
  useShortcuts([
    { shortcut: everywhere.search, run: openSearch },
    { shortcut: everywhere.help, run: openKeyHelp },
    { shortcut: everywhere.tab, run: (combo) => showTab(Number(combo.at(-1))) },
    { shortcut: everywhere.close, run: () => front !== null && closeTab(front) },
    { shortcut: everywhere.lock, run: () => void lockDesk() },
    { shortcut: everywhere.pane, run: focusNextPane },
    { shortcut: everywhere.back, run: goBack },
  ])
}

/** Out of a field first, then from an application to the rooms, then from a room to where this person's work begins. */
function goBack(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLElement && isField(focused)) return focused.blur()
  if (usePlace.getState().front !== null) return usePlace.setState({ front: null })
  goTo('home')
}
