import { powerMonitor } from 'electron'

const checkEveryMs = 20_000

/**
 * Locks when the laptop sleeps, its screen locks, or nobody has touched it for the set minutes. `lockAfterMinutes`
 * answers null while the desk is locked already.
 */
export function lockWhenLeft(lockAfterMinutes: () => Promise<number | null>, lock: () => Promise<void>): () => void {
  const lockNow = (): void => void lock()
  powerMonitor.on('suspend', lockNow)
  powerMonitor.on('lock-screen', lockNow)
  const timer = setInterval(() => {
    void lockAfterMinutes().then((minutes) => {
      if (minutes !== null && powerMonitor.getSystemIdleTime() >= minutes * 60) lockNow()
    })
  }, checkEveryMs)
  return () => {
    clearInterval(timer)
    powerMonitor.off('suspend', lockNow)
    powerMonitor.off('lock-screen', lockNow)
  }
}
