import type { PackProgress } from '../../../shared/api/pack.ts'

/** The one pack that may be in the making, and how far it is. */
export interface Packing {
  readonly progress: () => PackProgress | null
  /** Null: another is being made. */
  readonly begin: () => PackingRun | null
  /** Gives up what is being made, if anything is. */
  readonly cancel: () => void
}
export interface PackingRun {
  readonly isCancelled: () => boolean
  readonly tell: (progress: PackProgress) => void
  /** Called at most once, when the run is given up. */
  readonly onCancel: (stop: () => void) => void
  readonly end: () => void
}

const tellEveryMs = 250

/** `changed` says that there is something new to see, at most four times a second. */
export function createPacking(changed: () => void, monotonicMs: () => number): Packing {
  let current: { progress: PackProgress | null; isCancelled: boolean; stop: () => void } | null = null
  return {
    progress: () => current?.progress ?? null,
    begin: () => {
      if (current !== null) return null
      const run = { progress: null as PackProgress | null, isCancelled: false, stop: () => undefined as void }
      let toldAt = -Infinity
      current = run
      return {
        isCancelled: () => run.isCancelled,
        tell: (progress) => {
          const isNewStep = run.progress?.step !== progress.step
          run.progress = progress
          if (!isNewStep && monotonicMs() - toldAt < tellEveryMs) return
          toldAt = monotonicMs()
          changed()
        },
        onCancel: (stop) => {
          run.stop = stop
        },
        end: () => {
          if (current === run) current = null
          changed()
        },
      }
    },
    cancel: () => {
      if (current === null || current.isCancelled) return
      current.isCancelled = true
      current.stop()
    },
  }
}
