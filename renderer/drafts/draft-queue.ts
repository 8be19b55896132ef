import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

/** What the line "Saved 14:32:07" says. `failed` stays until a save has worked. */
export type SaveState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: AppError }

export interface DraftQueue<T> {
  readonly put: (value: T) => void
  /** Saves what waits now; resolves when nothing waits, or when a save has failed. */
  readonly flush: () => Promise<void>
  readonly state: () => SaveState
  /** What was typed last, on disk or not; null when nothing was typed since the queue was made or discarded. */
  readonly latest: () => T | null
  /** What was typed last and is not yet on disk; null when all is saved. */
  readonly unsaved: () => T | null
  readonly subscribe: (listener: () => void) => () => void
  /** Drops what waits and saves nothing more: after a withdrawal, or once it is signed. */
  readonly discard: () => void
}

export interface DraftQueueOptions<T> {
  readonly save: (value: T) => Promise<Result<{ readonly savedAt: string }, AppError>>
  readonly savedAt: string | null
  /** From the last keystroke to the save. */
  readonly delayMs: number
}

/** Whoever types without a pause would otherwise have it all in memory when the power goes. */
const longestMs = 1_000
const retryMs = [1_000, 2_000, 5_000, 10_000]

/**
 * Keeps only the newest value, saves one at a time and never gives up: what the person typed leaves memory when it is
 * on disk, and not before.
 */
export function createDraftQueue<T>({ save, savedAt, delayMs }: DraftQueueOptions<T>): DraftQueue<T> {
  const listeners = new Set<() => void>()
  let waiting: { readonly value: T } | null = null
  let inFlight: { readonly value: T } | null = null
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let limit: ReturnType<typeof setTimeout> | null = null
  let latest: { readonly value: T } | null = null
  let failures = 0
  let state: SaveState = savedAt === null ? { kind: 'clean' } : { kind: 'saved', at: savedAt }

  const become = (next: SaveState): void => {
    state = next
    listeners.forEach((listener) => listener())
  }
  const schedule = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const stopTimers = (): void => {
    if (timer !== null) clearTimeout(timer)
    if (limit !== null) clearTimeout(limit)
    timer = null
    limit = null
  }
  const saveOnce = async (): Promise<void> => {
    inFlight = waiting
    waiting = null
    if (inFlight === null) return
    const outcome = await save(inFlight.value).catch(() => ({ ok: false, error: { kind: 'unexpected' } }) as const)
    const attempted = inFlight
    inFlight = null
    if (attempted === null) return
    if (outcome.ok) {
      failures = 0
      become(waiting === null ? { kind: 'saved', at: outcome.value.savedAt } : { kind: 'pending' })
      return
    }
    waiting ??= attempted
    become({ kind: 'failed', error: outcome.error })
    schedule(retryMs[Math.min(failures, retryMs.length - 1)] ?? 10_000)
    failures += 1
  }
  const drain = async (): Promise<void> => {
    await saveOnce()
    if (waiting !== null && state.kind !== 'failed') await drain()
  }
  const flush = (): Promise<void> => {
    stopTimers()
    running ??= drain().finally(() => (running = null))
    return running
  }

  return {
    put: (value) => {
      waiting = { value }
      latest = waiting
      // A red line stays red until a save has worked.
      if (state.kind !== 'failed') become({ kind: 'pending' })
      schedule(delayMs)
      limit ??= setTimeout(() => void flush(), Math.max(longestMs, delayMs))
    },
    flush,
    state: () => state,
    latest: () => latest?.value ?? null,
    unsaved: () => (waiting ?? inFlight)?.value ?? null,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    discard: () => {
      stopTimers()
      waiting = null
      inFlight = null
      latest = null
      failures = 0
      become({ kind: 'clean' })
    },
  }
}
