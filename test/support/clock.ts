/** Time that tests set. Every reading is a millisecond later than the one before, as it would be. */
export interface TestClock {
  readonly now: () => number
  readonly set: (ms: number) => void
  readonly advance: (ms: number) => void
  /** The same time with an error of its own: a laptop whose clock is wrong. */
  readonly skewed: () => SkewedClock
}
export interface SkewedClock {
  readonly now: () => number
  readonly skew: (ms: number) => void
}

export const testStart = Date.UTC(2026, 10, 24, 1, 0, 0)

export function createClock(startMs = testStart): TestClock {
  let nowMs = startMs
  const now = () => (nowMs += 1)
  return {
    now,
    set: (ms) => {
      nowMs = ms
    },
    advance: (ms) => {
      nowMs += ms
    },
    skewed: () => {
      let skewMs = 0
      return {
        now: () => now() + skewMs,
        skew: (ms) => {
          skewMs = ms
        },
      }
    },
  }
}
