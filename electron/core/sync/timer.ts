/** Runs `work` once after a delay; returns the way to call it off. Passed in, so that tests decide when time passes. */
export type Timer = (delayMs: number, work: () => void) => () => void

/** Never keeps the process alive: nothing that waits here would be lost. */
export const systemTimer: Timer = (delayMs, work) => {
  const handle = setTimeout(work, delayMs)
  handle.unref()
  return () => clearTimeout(handle)
}
