import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import { deliver } from './commands/deliver.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import { guarded, untilLocked } from './guarded.ts'
import type { Identity } from './identity.ts'
import { endLeases } from './lease.ts'
import { createLeaseWatch, type LeaseWatch } from './lease-watch.ts'
import type { DocumentReader } from './read-documents.ts'
import { retryUnopened } from './receive.ts'
import { createUpkeep } from './secretariat/upkeep.ts'
import { toNow } from './standing.ts'
import { sweep } from './store/erase.ts'
import { nextLeaseEnd } from './store/identities.ts'
import { meetKeys } from './store/known-keys.ts'
import type { SyncContext } from './sync-port.ts'
import type { Timer } from './sync/timer.ts'

export interface RunDutiesParts {
  readonly deps: Deps
  readonly identity: Identity
  readonly documents: DocumentReader
  readonly timer: Timer
}
export interface RunDuties extends Pick<SyncContext, 'beforeSend' | 'afterRun'> {
  readonly leaseWatch: LeaseWatch
}

/** What a desk owes whenever it talks to the server, and whenever a lease is over, talking or not. */
export function createRunDuties({ deps, identity, documents, timer }: RunDutiesParts): RunDuties {
  const upkeep = createUpkeep()
  /** Windows keeps an open file, hence another sweep once none is open. */
  const sweepUnreadable = async (desk: Desk): Promise<boolean> => {
    await documents.forgetUnreadable()
    const isOpen = identity.desk() === desk
    if (isOpen) sweep(desk.store, desk.documentsFolder)
    return isOpen
  }
  const leaseWatch = createLeaseWatch({
    timer,
    desk: identity.desk,
    lapse: (desk) => {
      endLeases(desk)
      identity.facts.update({ leaseEnds: nextLeaseEnd(desk.store) })
      void guarded(deps, 'lapse', async () => {
        await sweepUnreadable(desk)
        return ok(null)
      })
    },
  })
  const beforeSend = async (desk: Desk): Promise<Result<null, AppError>> => {
    const retried = await retryUnopened(desk)
    if (!retried.ok) return retried
    const delivered = await deliver(desk)
    return delivered.ok ? upkeep.giveWhatIsDue(desk) : delivered
  }
  const afterRun = (desk: Desk): Result<number, AppError> => {
    const ended = endLeases(desk)
    void guarded(deps, 'afterRun', async () =>
      (await sweepUnreadable(desk)) ? untilLocked(desk, () => upkeep.askForAnswers(desk)) : ok(null),
    )
    leaseWatch.look()
    const met = meetKeys(desk.store, desk.own.device, toNow(desk))
    return ended.ok && !met.ok ? met : ended
  }
  return { beforeSend, afterRun, leaseWatch }
}
