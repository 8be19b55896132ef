import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { LogEvent } from '../core/deps.ts'

/**
 * One function, one closed union of events: names, counts and kinds, one JSON line each. No text and no error objects reach
 * the log, because a message may quote an application. A disk that takes no line must not stop the desk.
 */
export function openLog(folder: string): (event: LogEvent) => void {
  const file = path.join(folder, 'review-desk.log')
  mkdirSync(folder, { recursive: true })
  return (event) => {
    try {
      appendFileSync(file, `${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
    } catch {
      // Full or gone: what the person works on says so itself.
    }
  }
}
