import type { SyncView } from '../../../shared/api/sync.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { sessionView } from '../session.ts'
import type { CreateSync, SyncContext, SyncPort } from '../sync-port.ts'
import { setUp } from './enrolment.ts'
import { connect } from './connect.ts'
import { createTreeKeeper } from './log-tree.ts'
import { createRunner, type Runner } from './runner.ts'
import { createSchedule } from './schedule.ts'
import { viewSync, type EngineState } from './sync-view.ts'
import { systemTimer, type Timer } from './timer.ts'

/** Waits for the rest of what is being signed, so that ten declarations are one request. */
const debounceMs = 1_500
/** How soon others' records are seen when nothing is done here: one small request. */
const pollMs = 60_000
/** Nothing that trying again helps with; the person must do something first, and can then ask for a run. */
const hopeless: readonly AppError['kind'][] = ['different-history', 'device-revoked']

/** Runs by itself while the desk is unlocked, one at a time; with longer and longer waits after failures. */
export const createSync: CreateSync = (context) => createSyncWith(context, systemTimer)

export function createSyncWith(context: SyncContext, timer: Timer): SyncPort {
  const { deps, identity } = context
  const treeOf = createTreeKeeper()
  const schedule = createSchedule(deps, timer, () => void run())
  let state: EngineState = { state: 'idle' }
  let runner: Runner | null = null
  let running: Promise<void> | null = null
  let aloneRun: AbortController | null = null
  let failures = 0
  let isWoken = false

  const setState = (next: EngineState) => {
    state = next
    deps.changed(['sync'])
  }
  const run = (): Promise<void> => {
    const desk = identity.desk()
    if (desk === null) return Promise.resolve()
    running ??= runOn(desk).finally(() => {
      running = null
    })
    return running
  }
  const runOn = async (desk: Desk): Promise<void> => {
    schedule.clear()
    isWoken = false
    runner = createRunner(context, desk, { timer, treeOf, changed: () => deps.changed(['sync']) })
    setState({ state: 'syncing', progress: runner.progress })
    const ended = await runner.run(failures + 1)
    runner = null
    if (ended === 'stopped') return setState({ state: 'idle' })
    failures = ended.ok ? 0 : failures + 1
    if (ended.ok) schedule.after(isWoken ? debounceMs : schedule.around(pollMs))
    else if (!hopeless.includes(ended.error.kind)) schedule.afterFailure(failures)
    setState(ended.ok ? { state: 'idle' } : toState(ended.error))
  }
  const hopelessState = () => state.state === 'blocked' && hopeless.includes(state.error.kind)
  const withDesk = (work: (desk: Desk) => SyncView): Result<SyncView, AppError> => {
    const desk = identity.desk()
    if (desk !== null) return ok(work(desk))
    return err({ kind: identity.isSetUp() ? 'locked' : 'not-set-up' })
  }
  const view = () => withDesk((desk) => viewSync(desk, identity, state, schedule.nextAt()))
  /** A run that began before the person asked may have passed by what was signed meanwhile. */
  const runFresh = async () => {
    await running
    await run()
  }
  const wake = () => {
    isWoken = true
    if (running === null && failures === 0 && identity.desk() !== null) schedule.after(debounceMs)
  }
  return {
    setUp: async (argument) => {
      const result = await setUp(context, timer, argument)
      if (result.ok) wake()
      return result
    },
    checkApproval: async () => {
      await runFresh()
      if (state.state === 'offline') return err({ kind: 'offline' })
      const isRefused = state.state === 'blocked' && state.error.kind !== 'device-unknown'
      return isRefused && state.state === 'blocked' ? err(state.error) : ok(sessionView(identity))
    },
    sync: async () => view(),
    syncNow: async () => {
      await runFresh()
      return view()
    },
    wake,
    alone: async (work) => {
      // Another run may have begun while the last one was waited for.
      for (let current = running; current !== null; current = running) await current
      const desk = identity.desk()
      if (desk === null) return err({ kind: 'locked' })
      const controller = new AbortController()
      const { signal } = controller
      const working = work({
        desk,
        treeOf,
        signal,
        connect: () => connect(desk, { timer, signal }),
      })
      aloneRun = controller
      const end = () => {
        running = null
        aloneRun = null
        // A run that was due meanwhile did not begin.
        if (identity.desk() === desk && !hopelessState()) schedule.after(debounceMs)
        deps.changed(['sync'])
      }
      running = working.then(end, end)
      return working
    },
    stop: async () => {
      schedule.clear()
      runner?.abort()
      aloneRun?.abort()
      await running
      schedule.clear()
      failures = 0
      state = { state: 'idle' }
    },
  }
}

const toState = (error: AppError): EngineState =>
  error.kind === 'offline' ? { state: 'offline' } : { state: 'blocked', error }
