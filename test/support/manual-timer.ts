import type { Timer } from '../../electron/core/sync/timer.ts'

/** Nothing happens by itself: a test says when a delay is over. */
export interface ManualTimer {
  readonly timer: Timer
  /** Delays that wait, in milliseconds, shortest first. */
  readonly waiting: () => readonly number[]
  /** Ends every delay of at most so long, shortest first. */
  readonly elapse: (ms: number) => void
}

export function createManualTimer(): ManualTimer {
  const waits = new Set<{ readonly delayMs: number; readonly work: () => void }>()
  const sorted = () => [...waits].sort((a, b) => a.delayMs - b.delayMs)
  return {
    timer: (delayMs, work) => {
      const wait = { delayMs, work }
      waits.add(wait)
      return () => waits.delete(wait)
    },
    waiting: () => sorted().map(({ delayMs }) => delayMs),
    elapse: (ms) => {
      for (const wait of sorted()) {
        if (wait.delayMs > ms || !waits.delete(wait)) continue
        wait.work()
      }
    },
  }
}
