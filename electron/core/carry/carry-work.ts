import type { Desk } from '../desk.ts'
import { checkRunning } from '../sync/run-context.ts'
import type { ProgressMeter } from '../sync/progress.ts'

/** What one go at the folder works with. */
export interface CarryWork {
  readonly desk: Desk
  readonly progress: ProgressMeter
  /** Aborted when the desk is being locked, or the person stops it. */
  readonly signal: AbortSignal
  /** After every wait, before the store is used again: unwinds (`Stopped`). */
  readonly check: () => void
}

export const toWork = (work: Omit<CarryWork, 'check'>): CarryWork => ({ ...work, check: () => checkRunning(work) })
