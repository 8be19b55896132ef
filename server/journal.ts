import { destination, pino } from 'pino'
import type { CommitteeId, DeviceId } from '../shared/ids.ts'
import type { WireErrorKind } from '../shared/wire.ts'

/**
 * All that the server ever writes about itself: ids, counts and kinds. No free text and no Error, since a message can
 * carry what was in a request. `route` is the pattern, not the address, so that no invite's id lands in a file.
 */
export type ServerEvent =
  | { readonly event: 'started'; readonly port: number; readonly tls: boolean }
  | { readonly event: 'stopped' }
  | {
      readonly event: 'answered'
      readonly method: string
      readonly route: string
      readonly status: number
      readonly tookMs: number
      readonly committee?: CommitteeId
      readonly device?: DeviceId
      readonly refused?: WireErrorKind
    }
  | {
      readonly event: 'envelopes-numbered'
      readonly committee: CommitteeId
      readonly count: number
      readonly size: number
    }
  | { readonly event: 'document-stored'; readonly committee: CommitteeId; readonly bytes: number }
  /** `code` is the error's own code (SQLITE_…, E…) or class, never its message. */
  | { readonly event: 'failed'; readonly route: string; readonly code: string }

export type Journal = (event: ServerEvent) => void

/** JSON lines on standard output. */
export function createJournal(): Journal {
  const logger = pino({ base: null }, destination({ dest: 1, sync: true }))
  return (event) => logger[event.event === 'failed' ? 'error' : 'info'](event)
}
