import type { AppError } from '../errors.ts'
import { z } from '../schema.ts'

export type SyncView = {
  readonly waiting: number
  readonly offlineSince: string | null
  readonly lastSyncAt: string | null
  readonly nextTryAt: string | null
  readonly leaseEnds: string | null
  /** Set when the clock disagrees with the records; papers stay sealed until it is set right. */
  readonly clock: Extract<AppError, { kind: 'clock-wrong' }> | null
  /** How far the clock is behind what this laptop has lived through, where it was set back; leases go on all the same. */
  readonly clockSetBackMs: number | null
  /** Records that arrived and were refused, newest first; everything else goes on. */
  readonly refused: readonly AppError[]
} & (
  | { readonly state: 'idle' }
  | { readonly state: 'syncing'; readonly progress: SyncProgress }
  | { readonly state: 'offline' }
  | { readonly state: 'blocked'; readonly error: AppError }
)
export interface SyncProgress {
  readonly step: 'sending' | 'receiving' | 'documents' | 'checking'
  readonly done: number
  readonly total: number
  readonly doneBytes: number
  readonly totalBytes: number
  readonly secondsLeft: number | null
}

export const syncArgs = {
  sync: z.undefined(),
  syncNow: z.undefined(),
} as const

export interface SyncReplies {
  sync: SyncView
  syncNow: SyncView
}
