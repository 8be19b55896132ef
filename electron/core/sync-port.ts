import type { CoreHandlers } from '../../shared/api.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import type { Identity } from './identity.ts'
import type { TreeOf } from './sync/log-tree.ts'
import type { Transport } from './sync/transport.ts'

/** What the core gives to whoever talks to the server. */
export interface SyncContext {
  readonly deps: Deps
  readonly identity: Identity
  /** Signs what the desk owes (deliveries), so that it goes with the run. Called at the start of every run. */
  readonly beforeSend: (desk: Desk) => Promise<Result<null, AppError>>
  /** Ends leases that are over. Called after every run. */
  readonly afterRun: (desk: Desk) => Result<number, AppError>
}

/** What work that keeps the runs away has to work with. */
export interface AloneRun {
  readonly desk: Desk
  readonly treeOf: TreeOf
  /** Aborted when the desk is being locked: nothing may touch the store after the next wait. */
  readonly signal: AbortSignal
  /** Nothing is sent before its first call. */
  readonly connect: () => Transport
}

/** What the core asks of it. */
export interface SyncPort extends Pick<CoreHandlers, 'setUp' | 'checkApproval' | 'sync' | 'syncNow'> {
  /** The desk was unlocked or has something new to send: a run may start by itself. */
  readonly wake: () => void
  /**
   * Work on the store and the log during which no run begins; waits for the one that is going on. A run follows. Gives
   * what `work` gives, and throws what it throws. Error besides: `locked`.
   */
  readonly alone: <T>(work: (run: AloneRun) => Promise<Result<T, AppError>>) => Promise<Result<T, AppError>>
  /** The store is about to be closed. Resolves once no run uses it any more. */
  readonly stop: () => Promise<void>
}

export type CreateSync = (context: SyncContext) => SyncPort
