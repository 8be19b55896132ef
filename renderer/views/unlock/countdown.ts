import { useEffect, useState } from 'react'

export interface Countdown {
  /** Whole seconds until another try is allowed; 0 means now. */
  readonly secondsLeft: number
  readonly start: (ms: number) => void
}

/** The delay after a wrong passphrase, counted down once a second. The desk enforces it; this only tells. */
export function useCountdown(initialMs: number): Countdown {
  const [endsAt, setEndsAt] = useState(() => Date.now() + initialMs)
  const [now, setNow] = useState(() => Date.now())
  const isRunning = endsAt > now
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return {
    secondsLeft: isRunning ? Math.ceil((endsAt - now) / 1000) : 0,
    start: (ms) => {
      setNow(Date.now())
      setEndsAt(Date.now() + ms)
    },
  }
}
