import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { SaveState } from '../../drafts/draft-queue.ts'
import { openDraft } from '../../drafts/open-drafts.ts'

const delayMs = 300

export interface Draft<T> {
  readonly value: T
  readonly set: (value: T) => void
  readonly state: SaveState
  /** Saves what waits. False: it could not be saved, and `state` says why. */
  readonly flush: () => Promise<boolean>
  /** Begins again from here and forgets what waits: after signing, or after giving a correction up. */
  readonly restart: (value: T) => void
}

interface DraftSource<T> {
  readonly initial: T
  readonly savedAt: string | null
  readonly save: (value: T) => Promise<Result<{ readonly savedAt: string }, AppError>>
}

/** What is typed, saved by itself. Leaving the screen saves what still waits. */
export function useDraft<T>(key: string, { initial, savedAt, save }: DraftSource<T>): Draft<T> {
  const [queue] = useState(() => openDraft<T>(key, { save, savedAt, delayMs }))
  const [value, setValue] = useState<T>(() => queue.latest() ?? initial)
  const state = useSyncExternalStore(queue.subscribe, queue.state)
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
      setValue(next)
      queue.put(next)
    },
    [queue],
  )
  const restart = useCallback(
    (next: T) => {
      queue.discard()
      setValue(next)
    },
    [queue],
  )
  const flush = useCallback(async () => {
    await queue.flush()
    return queue.unsaved() === null
  }, [queue])
  return { value, set, state, flush, restart }
}
