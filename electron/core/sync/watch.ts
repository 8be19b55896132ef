import type { Timer } from './timer.ts'

/** Bounds every wait of one request, also on network stacks whose reads never settle. */
export interface Watch {
  /** For the request itself, so that it ends when it is given up. */
  readonly signal: AbortSignal
  /** What the work gives. Null: it failed, nothing was heard for `withinMs` (or up to twice that), or the desk is locked. */
  readonly wait: <T>(work: Promise<T>, withinMs: number) => Promise<T | null>
  readonly end: () => void
}

/** A timer set and called off for each of ten thousand pieces would cost more than the pieces: one is left running. */
export function createWatch(timer: Timer, outer?: AbortSignal): Watch {
  const controller = new AbortController()
  let turn = 0
  let giveUp: (() => void) | null = null
  let armed: { readonly withinMs: number; readonly callOff: () => void } | null = null

  const abort = () => {
    controller.abort()
    giveUp?.()
  }
  const arm = (withinMs: number) => {
    const armedTurn = turn
    const callOff = timer(withinMs, () => {
      armed = null
      if (giveUp === null) return
      if (turn === armedTurn) abort()
      else arm(withinMs)
    })
    armed = { withinMs, callOff }
  }
  const disarm = () => {
    armed?.callOff()
    armed = null
  }
  const wait = <T>(work: Promise<T>, withinMs: number): Promise<T | null> =>
    new Promise((resolve) => {
      const settle = (value: T | null) => {
        giveUp = null
        resolve(value)
      }
      turn += 1
      giveUp = () => settle(null)
      if (armed !== null && armed.withinMs !== withinMs) disarm()
      if (armed === null) arm(withinMs)
      work.then(settle, () => settle(null))
      if (controller.signal.aborted) settle(null)
    })
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    wait,
    end: () => {
      disarm()
      outer?.removeEventListener('abort', abort)
    },
  }
}
