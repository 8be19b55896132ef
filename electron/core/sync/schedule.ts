import type { Deps } from '../deps.ts'
import { backOffMs } from './back-off.ts'
import type { Timer } from './timer.ts'

/** When the next run begins by itself. At most one is ever planned; an earlier plan is not put off. */
export interface Schedule {
  readonly after: (delayMs: number) => void
  readonly afterFailure: (failures: number) => void
  readonly clear: () => void
  /** Instant; null: none is planned. */
  readonly nextAt: () => string | null
  /** A delay of about so long, so that the laptops of a meeting do not fall into step. */
  readonly around: (delayMs: number) => number
}

export function createSchedule({ now, random }: Deps, timer: Timer, run: () => void): Schedule {
  let plan: { readonly atMs: number; readonly callOff: () => void } | null = null
  const clear = () => {
    plan?.callOff()
    plan = null
  }
  const after = (delayMs: number) => {
    const atMs = now() + delayMs
    if (plan !== null && plan.atMs <= atMs) return
    clear()
    const callOff = timer(delayMs, () => {
      plan = null
      run()
    })
    plan = { atMs, callOff }
  }
  return {
    after,
    afterFailure: (failures) => {
      clear()
      after(backOffMs(failures, random))
    },
    clear,
    nextAt: () => (plan === null ? null : new Date(plan.atMs).toISOString()),
    around: (delayMs) => Math.round(delayMs * (0.75 + (random(1)[0] ?? 0) / 512)),
  }
}
