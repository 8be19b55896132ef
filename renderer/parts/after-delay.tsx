import { type ReactNode, useEffect, useState } from 'react'

/** Nothing for 150 ms: an answer that comes at once must not flash. */
export function AfterDelay({ ms = 150, children }: { readonly ms?: number; readonly children: ReactNode }) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isLate ? children : null
}
