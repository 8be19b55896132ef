import type { AppError } from '../errors.ts'
import type { Bilingual } from '../ids.ts'
import { z } from '../schema.ts'
import type { SyncProgress } from './sync.ts'

// Carrying by folder, in place of the network: a desk writes what it sends and wants, another desk of the committee takes
// it to the server and writes the answer, the first desk takes that over. The page never sees where the folder is.

export type CarryJob = 'write' | 'read' | 'carry'
export interface CarryingView {
  /** Off by default. */
  readonly allowed: boolean
  /** The newest request of this desk that has not been answered. */
  readonly request: { readonly madeAt: string; readonly expiresAt: string; readonly records: number } | null
  readonly progress: (SyncProgress & { readonly job: CarryJob }) | null
}

export const carryingArgs = {
  carrying: z.undefined(),
  allowCarrying: z.strictObject({ allow: z.boolean() }),
  /** Asks for a folder; null when the person cancelled or stopped. Errors: `carry-…`, `disk-full`. */
  writeCarry: z.undefined(),
  /** Errors: `carry-…`, `different-history`, those of the disk. */
  readCarry: z.undefined(),
  /** For every request in the folder. Errors: `carry-…`, those of the network. */
  carryForOthers: z.undefined(),
  /** Ends what goes on with the folder; what was taken stays. */
  stopCarrying: z.undefined(),
} as const

/** Calls that need Electron. */
export const carryingShellCalls = ['writeCarry', 'readCarry', 'carryForOthers'] as const

export interface WrittenCarry {
  /** Own records that lie in the folder now, and documents of own papers. */
  readonly records: number
  readonly documents: number
  /** Documents that were asked for. */
  readonly wanted: number
  readonly expiresAt: string
}
export interface ReadCarry {
  /** Own records that the server has numbered meanwhile. */
  readonly sent: number
  /** Records of everybody that were taken over, own ones among them. */
  readonly received: number
  readonly documents: number
  /** When the server's log was recorded. */
  readonly madeAt: string
  readonly carrier: Bilingual
}
export interface CarriedRequest {
  /** Whose request; null when it is not to be believed. */
  readonly member: Bilingual | null
  readonly outcome:
    | {
        readonly state: 'carried'
        readonly sent: number
        readonly received: number
        readonly documents: number
        /** Wanted, but not on the server. */
        readonly missing: number
        readonly expiresAt: string
      }
    | { readonly state: 'refused'; readonly error: AppError }
}

export interface CarryingReplies {
  carrying: CarryingView
  allowCarrying: null
  writeCarry: WrittenCarry | null
  readCarry: ReadCarry | null
  carryForOthers: readonly CarriedRequest[] | null
  stopCarrying: null
}
