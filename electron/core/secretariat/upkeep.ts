import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { ownRole } from './acting.ts'
import { grantDue } from './grants.ts'
import { checkInvites, openInvites } from './invites.ts'

// What the secretariat's desk does by itself at every sync: keys and records go to whom they are due, in the same run
// that brought the declaration, the ruling or the countersignature.

export interface Upkeep {
  /** Nothing on a desk that is not the secretariat's. Errors: of the store. */
  readonly giveWhatIsDue: (desk: Desk) => Promise<Result<null, AppError>>
  /** Errors: of the network and of the store. */
  readonly askForAnswers: (desk: Desk) => Promise<Result<null, AppError>>
}

export function createUpkeep(): Upkeep {
  // What is due follows from the log and from the day: where neither has moved, nothing new can be due.
  const done = new WeakMap<Desk, string>()
  return {
    giveWhatIsDue: async (desk) => {
      if (ownRole(desk) !== 'secretary') return ok(null)
      const before = placeOf(desk)
      if (done.get(desk) === before) return ok(null)
      const given = await grantDue(desk)
      if (!given.ok) return given
      done.set(desk, before)
      return ok(null)
    },
    askForAnswers: async (desk) => {
      if (ownRole(desk) !== 'secretary' || openInvites(desk.store).length === 0) return ok(null)
      return checkInvites(desk)
    },
  }
}

const placeOf = (desk: Desk): string => {
  const end = desk.store.get<{ end: number | null }>('SELECT max(position) AS end FROM log')?.end ?? 0
  return `${end} ${hongKongDay(toNow(desk))}`
}
