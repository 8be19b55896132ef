import { useCallback, useEffect, useReducer, useState, useSyncExternalStore } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { SaveState } from '../../drafts/draft-queue.ts'
import { openDraft } from '../../drafts/open-drafts.ts'

const delayMs = 500

export interface Typed<T> {
  readonly value: T
  readonly set: (value: T) => void
  readonly state: SaveState
}
interface Source<T> {
  /** As the desk has it, and since when. */
  readonly kept: T
  readonly savedAt: string
  readonly save: (value: T) => Promise<Result<{ readonly savedAt: string }, AppError>>
}

/**
 * What is typed, until the desk shows it: then the desk's word counts, so that an undo or an import made meanwhile is
 * seen. Saved half a second after the last keystroke, and when the screen is left.
 */
export function useTyped<T extends object>(key: string, { kept, savedAt, save }: Source<T>): Typed<T> {
  const [queue] = useState(() => openDraft<T>(key, { save, savedAt, delayMs }))
  const state = useSyncExternalStore(queue.subscribe, queue.state)
  // A queue that has failed tells nobody of a further keystroke.
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const flush = (): void => void queue.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [queue])
  const set = useCallback(
    (next: T) => {
      queue.put(next)
      redraw()
    },
    [queue],
  )
  const isAhead = state.kind === 'saved' && state.at > savedAt
  return { value: queue.unsaved() ?? (isAhead ? queue.latest() : null) ?? kept, set, state }
}
