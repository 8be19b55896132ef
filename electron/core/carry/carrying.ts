import type { CarriedRequest, CarryJob, CarryingView, ReadCarry, WrittenCarry } from '../../../shared/api/carrying.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { nextLeaseEnd } from '../store/identities.ts'
import { setSetting, setting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import type { AloneRun, SyncContext, SyncPort } from '../sync-port.ts'
import { createProgress, type ProgressMeter } from '../sync/progress.ts'
import { Stopped } from '../sync/run-context.ts'
import { answerRequests } from './answer-requests.ts'
import { sendRequests, type Courier } from './send-requests.ts'
import { type CarryWork, toWork } from './carry-work.ts'
import { onFolder } from './folder.ts'
import { takeAnswer } from './take-answer.ts'
import { writeRequest } from './write-request.ts'

/** Carrying by folder: what the page asks for, and what the shell asks for with a path. */
export interface Carrying {
  readonly view: (desk: Desk) => CarryingView
  readonly allow: (desk: Desk, allow: boolean) => Result<null, AppError>
  /** Null, here and below: the person stopped it, or the desk was locked. Errors: as in `shared/api/carrying.ts`. */
  readonly write: (folder: string) => Promise<Result<WrittenCarry | null, AppError>>
  readonly read: (folder: string) => Promise<Result<ReadCarry | null, AppError>>
  readonly carry: (folder: string) => Promise<Result<readonly CarriedRequest[] | null, AppError>>
  readonly stop: () => void
}

export const isCarryingAllowed = ({ store }: Desk): boolean => setting(store, 'carrying') === 'true'

export function createCarrying(context: SyncContext, sync: SyncPort): Carrying {
  const { deps, identity } = context
  let going: { readonly job: CarryJob; readonly progress: ProgressMeter; readonly stop: AbortController } | null = null
  const changed = () => deps.changed(['carrying'])

  /** One go at the folder, in one or more turns without runs. */
  const go = async <T>(
    job: CarryJob,
    work: (turn: Turn, stop: AbortSignal) => Promise<Result<T, AppError>>,
  ): Promise<Result<T | null, AppError>> => {
    const desk = identity.desk()
    if (desk === null) return err({ kind: 'locked' })
    if (!isCarryingAllowed(desk)) return err({ kind: 'carry-off' })
    // The buttons are off meanwhile; a second go would only wait for the first.
    if (going !== null) return ok(null)
    const progress = createProgress(deps.monotonicMs, changed)
    const stop = new AbortController()
    going = { job, progress, stop }
    try {
      return await onFolder(() => work(createTurn(sync, progress, stop), stop.signal))
    } catch (error) {
      if (error instanceof Stopped || stop.signal.aborted) return ok(null)
      throw error
    } finally {
      going = null
      changed()
    }
  }
  return {
    view: ({ store }) => {
      const progress = going?.progress.view() ?? null
      return {
        allowed: setting(store, 'carrying') === 'true',
        request: requestOf(setting(store, 'carry-request')),
        progress: going === null ? null : { ...(progress ?? beginning), job: going.job },
      }
    },
    allow: (desk, allow) => {
      const saved = transact(desk.store, () => {
        setSetting(desk.store, 'carrying', allow ? 'true' : null)
        if (!allow) setSetting(desk.store, 'carry-request', null)
        return null
      })
      if (saved.ok) deps.changed(['carrying', 'settings'])
      return saved
    },
    write: (folder) =>
      go('write', (turn) =>
        turn(async (work) => {
          const owed = await context.beforeSend(work.desk)
          work.check()
          return owed.ok ? writeRequest(work, folder) : owed
        }),
      ),
    read: (folder) =>
      go('read', (turn) =>
        turn(async (work, { treeOf }) => {
          const beforeSend = () => context.beforeSend(work.desk)
          const taken = await takeAnswer({ ...work, treeOf, beforeSend }, folder)
          work.check()
          const leases = context.afterRun(work.desk)
          identity.facts.update({ leaseEnds: nextLeaseEnd(work.desk.store) })
          return taken.ok && !leases.ok ? leases : taken
        }),
      ),
    carry: (folder) =>
      go('carry', async (turn, stop) => {
        const before = await ownRun(sync, stop)
        if (!before.ok) return before
        const sendings = await turn((work, run) => sendAll(work, run, folder))
        if (!sendings.ok) return sendings
        // This desk hears what it has just sent, and what it owes in return (a key, on the secretariat's) goes out.
        const between = await ownRun(sync, stop)
        if (!between.ok) return between
        return turn(async (work, run) => ok(await answerRequests(toCourier(work, run), folder, sendings.value)))
      }),
    stop: () => going?.stop.abort(),
  }
}

type Turn = <T>(work: (work: CarryWork, run: AloneRun) => Promise<Result<T, AppError>>) => Promise<Result<T, AppError>>

const createTurn =
  (sync: SyncPort, progress: ProgressMeter, stop: AbortController): Turn =>
  (work) =>
    sync.alone(async (run) => {
      // Locking ends it as the person's stopping does.
      const lock = () => stop.abort()
      run.signal.addEventListener('abort', lock, { once: true })
      try {
        return await work(toWork({ desk: run.desk, progress, signal: stop.signal }), run)
      } finally {
        run.signal.removeEventListener('abort', lock)
        progress.end()
      }
    })

function toCourier(work: CarryWork, { connect, treeOf }: AloneRun): Courier {
  const { desk, progress, signal } = work
  const transport = connect()
  return { ...work, transport, context: { desk, progress, signal, treeOf, transport, sender: transport } }
}

const sendAll = async (work: CarryWork, run: AloneRun, folder: string) =>
  ok(await sendRequests(toCourier(work, run), folder))

/** The roster as it is now, and the server's history compared with this desk's own. */
async function ownRun(sync: SyncPort, stop: AbortSignal): Promise<Result<null, AppError>> {
  const view = await sync.syncNow(undefined)
  if (stop.aborted) throw new Stopped('the person stopped it')
  if (!view.ok) return view
  if (view.value.state === 'blocked') return err(view.value.error)
  return view.value.state === 'offline' ? err({ kind: 'offline' }) : ok(null)
}

function requestOf(text: string | null): CarryingView['request'] {
  if (text === null) return null
  const { madeAt, expiresAt, records } = JSON.parse(text) as NonNullable<CarryingView['request']>
  return { madeAt, expiresAt, records }
}

const beginning = { step: 'checking', done: 0, total: 0, doneBytes: 0, totalBytes: 0, secondsLeft: null } as const
