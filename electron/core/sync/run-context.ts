import type { Desk } from '../desk.ts'
import type { TreeOf } from './log-tree.ts'
import type { ProgressMeter } from './progress.ts'
import type { Transport } from './transport.ts'

/** Where the log is read. */
export type LogReader = Pick<Transport, 'checkpoint' | 'pull' | 'inclusion' | 'download'>
/** Where own envelopes and documents go. */
export type LogSender = Pick<Transport, 'push' | 'uploadState' | 'uploadPiece'>

/** What the steps of one run work with. */
export interface RunContext {
  readonly desk: Desk
  readonly transport: LogReader
  /** Null: the log was recorded, and what was sent is in it already. */
  readonly sender: LogSender | null
  readonly progress: ProgressMeter
  readonly treeOf: TreeOf
  /** Aborted when the desk is being locked: no step may touch the store after its next wait. */
  readonly signal: AbortSignal
}

/** Unwinds a run whose desk is being locked. The engine catches it; nothing else may. */
export class Stopped extends Error {}

/** After every wait, before the store is used again. */
export function checkRunning({ signal }: Pick<RunContext, 'signal'>): void {
  if (signal.aborted) throw new Stopped('the desk is locked')
}
