import type { SyncProgress } from '../../../shared/api/sync.ts'

/** How far a run has come. Every change is announced, but not more often than a person can see. */
export interface ProgressMeter {
  readonly begin: (step: SyncProgress['step'], total: number, totalBytes?: number) => void
  readonly advance: (done: number, bytes?: number) => void
  /** Null between runs. */
  readonly view: () => SyncProgress | null
  readonly end: () => void
}

const announceEveryMs = 250
/** Earlier than this, the rate says more about the first packet than about the line. */
const estimateAfterMs = 1_000

interface Step extends Omit<SyncProgress, 'secondsLeft'> {
  readonly beganMs: number
}

export function createProgress(monotonicMs: () => number, changed: () => void): ProgressMeter {
  let current: Step | null = null
  let announcedMs = -Infinity
  const set = (next: Step | null, always: boolean) => {
    current = next
    const now = monotonicMs()
    if (!always && now - announcedMs < announceEveryMs) return
    announcedMs = now
    changed()
  }
  return {
    begin: (step, total, totalBytes = 0) =>
      set({ step, done: 0, total, doneBytes: 0, totalBytes, beganMs: monotonicMs() }, true),
    advance: (done, bytes = 0) => {
      if (current === null) return
      const { total, totalBytes } = current
      set(
        {
          ...current,
          done: Math.min(total, current.done + done),
          doneBytes: Math.min(totalBytes, Math.max(0, current.doneBytes + bytes)),
        },
        false,
      )
    },
    view: () => {
      if (current === null) return null
      const { beganMs, ...step } = current
      return { ...step, secondsLeft: secondsLeft(step, monotonicMs() - beganMs) }
    },
    end: () => set(null, true),
  }
}

function secondsLeft(step: Omit<Step, 'beganMs'>, elapsedMs: number): number | null {
  const [done, total] = step.totalBytes > 0 ? [step.doneBytes, step.totalBytes] : [step.done, step.total]
  if (elapsedMs < estimateAfterMs || done === 0) return null
  return Math.ceil(((elapsedMs / done) * (total - done)) / 1000)
}
