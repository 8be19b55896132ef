import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { expecting } from '../expected.ts'
import { noteServerTime } from '../lease.ts'
import { nextLeaseEnd } from '../store/identities.ts'
import type { SyncContext } from '../sync-port.ts'
import { connect } from './connect.ts'
import { deliverAnswer } from './enrolment.ts'
import { createHttp } from './http.ts'
import type { TreeOf } from './log-tree.ts'
import { createProgress, type ProgressMeter } from './progress.ts'
import { checkRunning, Stopped, type RunContext } from './run-context.ts'
import { runOnce, type RunTotals } from './run.ts'
import type { Timer } from './timer.ts'

/** One run on one open desk, from its beginning to what is left to say about it. */
export interface Runner {
  readonly progress: ProgressMeter
  /** `stopped`: the desk is being locked, and the run no longer uses it. */
  readonly run: (attempt: number) => Promise<Result<RunTotals, AppError> | 'stopped'>
  readonly abort: () => void
}

export interface RunnerParts {
  readonly timer: Timer
  readonly treeOf: TreeOf
  readonly changed: () => void
}

export function createRunner(context: SyncContext, desk: Desk, { timer, treeOf, changed }: RunnerParts): Runner {
  const { deps } = context
  const controller = new AbortController()
  const { signal } = controller
  const progress = createProgress(deps.monotonicMs, changed)
  let serverMs: number | null = null
  const heardTime = (heardMs: number) => {
    serverMs = heardMs
  }
  const transport = connect(desk, { timer, signal, heardTime })
  const runContext: RunContext = { desk, transport, sender: transport, progress, treeOf, signal }

  const work = async (): Promise<Result<RunTotals, AppError>> => {
    const http = createHttp({ fetch: deps.fetch, timer, signal, serverUrl: desk.own.serverUrl })
    const answered = await deliverAnswer(desk, http)
    checkRunning(runContext)
    if (!answered.ok) return answered
    return runOnce(runContext, {
      beforeSend: () => context.beforeSend(desk),
      recognised: () => (serverMs === null ? ok(null) : noteServerTime(desk.store, serverMs)),
    })
  }
  const run: Runner['run'] = async (attempt) => {
    const beganMs = deps.monotonicMs()
    try {
      const result = await expecting(work)
      checkRunning(runContext)
      const leases = isClockFar(serverMs, deps.now()) ? ok(0) : context.afterRun(desk)
      conclude(context, desk, result)
      const ms = Math.round(deps.monotonicMs() - beganMs)
      if (result.ok) deps.log({ event: 'sync-finished', ...result.value, ms })
      else deps.log({ event: 'sync-failed', kind: result.error.kind, attempt })
      return result.ok && !leases.ok ? leases : result
    } catch (error) {
      if (signal.aborted || error instanceof Stopped) return 'stopped'
      // The one place where a broken invariant of a run ends: the desk goes on without the server.
      deps.log({ event: 'unexpected', where: 'sync' })
      return err({ kind: 'unexpected' })
    } finally {
      progress.end()
    }
  }
  return { progress, run, abort: () => controller.abort() }
}

const dayMs = 24 * 60 * 60 * 1000
/** The server has just said otherwise: keys are not destroyed by such a clock. */
const isClockFar = (serverMs: number | null, nowMs: number): boolean =>
  serverMs !== null && Math.abs(serverMs - nowMs) > dayMs

/** What the unlock screen says of it, before any key is known. */
function conclude({ deps, identity }: SyncContext, desk: Desk, result: Result<RunTotals, AppError>): void {
  const now = new Date(deps.now()).toISOString()
  const offlineSince = identity.facts.read()?.offlineSince ?? null
  if (result.ok) identity.facts.update({ lastSyncAt: now, offlineSince: null, leaseEnds: nextLeaseEnd(desk.store) })
  else if (result.error.kind === 'offline') identity.facts.update({ offlineSince: offlineSince ?? now })
}
