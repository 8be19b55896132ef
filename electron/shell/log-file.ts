import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import type { LogEvent } from '../core/deps.ts'

/**
 * One function, one closed union of events: names, counts and kinds. No text and no error objects reach the log, because
 * pino's redaction does not see into messages and a message may quote an application.
 */
export function openLog(folder: string): (event: LogEvent) => void {
  mkdirSync(folder, { recursive: true })
  const logger = pino({ base: null }, pino.destination({ dest: path.join(folder, 'review-desk.log'), sync: true }))
  return (event) => logger.info(event)
}
