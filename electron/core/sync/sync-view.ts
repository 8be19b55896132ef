import type { SyncView } from '../../../shared/api/sync.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Desk } from '../desk.ts'
import type { Identity } from '../identity.ts'
import { clockSetBackMs, clockState } from '../lease.ts'
import { toNow } from '../standing.ts'
import { refusals } from '../store/envelopes.ts'
import { nextLeaseEnd } from '../store/identities.ts'
import { entryAt } from '../store/roster.ts'
import type { Store } from '../store/store.ts'
import type { ProgressMeter } from './progress.ts'

export type EngineState =
  | { readonly state: 'idle' }
  | { readonly state: 'syncing'; readonly progress: ProgressMeter }
  | { readonly state: 'offline' }
  | { readonly state: 'blocked'; readonly error: AppError }

export function viewSync(desk: Desk, identity: Identity, state: EngineState, nextTryAt: string | null): SyncView {
  const { store, own, deps } = desk
  const facts = identity.facts.read()
  const common = {
    waiting: waitingRecords(store),
    offlineSince: facts?.offlineSince ?? null,
    lastSyncAt: facts?.lastSyncAt ?? null,
    nextTryAt,
    leaseEnds: nextLeaseEnd(store),
    clock: clockState(store, deps.now()),
    clockSetBackMs: clockSetBackMs(store, deps.now()),
    refused: refusals(store, entryAt(store, own.device, toNow(desk)) !== null),
  }
  if (state.state !== 'syncing') return { ...common, ...state }
  const progress = state.progress.view()
  return { ...common, state: 'syncing', progress: progress ?? beginning }
}

const beginning = { step: 'checking', done: 0, total: 0, doneBytes: 0, totalBytes: 0, secondsLeft: null } as const

/** A record may go out in several envelopes; it is one thing to the person who signed it. */
const waitingRecords = (store: Store): number =>
  store.get<{ count: number }>(
    `SELECT count(DISTINCT record_id) AS count FROM envelopes WHERE sealed IS NOT NULL AND state = 'outgoing'`,
  )?.count ?? 0
