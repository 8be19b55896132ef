import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { sealAgain } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { isChairmanOut } from '../ruler.ts'
import { toNow } from '../standing.ts'
import { activeDevices } from '../store/roster.ts'
import { setSetting, setting } from '../store/settings.ts'
import { withdrawnAt } from '../store/withdrawals.ts'

// Interests are sealed to the chairman. Where the chairman has withdrawn, the vice-chairman rules (`ruler.ts`) and needs
// them: the secretariat seals them again. Whoever declares cannot do it, because a member is not told who withdrew.

/** Each record once to each laptop of a vice-chairman who has not withdrawn as well. Errors: of the store. */
export async function deputise(desk: Desk): Promise<Result<null, AppError>> {
  const { store } = desk
  const deputies = activeDevices(store, toNow(desk)).filter(({ role }) => role === 'vice-chairman')
  const interests = interestsWithoutChairman(desk)
  for (const { device, member, sealKey } of deputies) {
    const done = new Set(given(desk))
    const due = interests.filter(
      ({ recordId, application }) =>
        !done.has(`${recordId} ${device}`) && withdrawnAt(store, application, member) === null,
    )
    if (due.length === 0) continue
    const ids = due.map(({ recordId }) => recordId)
    const sent = await sealAgain(desk, ids, [sealKey], () =>
      setSetting(store, 'deputised', JSON.stringify([...given(desk), ...ids.map((id) => `${id} ${device}`)])),
    )
    if (!sent.ok) return sent
  }
  return ok(null)
}

interface Interest {
  readonly recordId: RecordId
  readonly application: ApplicationId
}
function interestsWithoutChairman({ store }: Desk): readonly Interest[] {
  const out = new Map<ApplicationId, boolean>()
  const isOut = (application: ApplicationId): boolean => {
    const known = out.get(application) ?? isChairmanOut(store, application)
    out.set(application, known)
    return known
  }
  return store
    .all<Interest>(
      `SELECT record_id AS recordId, application FROM declarations WHERE answer = 'interest' ORDER BY at, record_id`,
    )
    .filter(({ application }) => isOut(application))
}

const given = ({ store }: Desk): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(setting(store, 'deputised') ?? '[]'))
