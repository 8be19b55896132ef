import type { LikelyMember } from '../../../shared/api/preparing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Desk } from '../desk.ts'
import { membersOf } from '../secretariat/acting.ts'
import { createLikely } from './likely.ts'

/** Who will probably declare an interest, by the register and by the names in the form. A hint for the secretariat only. */
export function likelyMembers(desk: Desk, application: ApplicationId): readonly LikelyMember[] {
  const likelyFor = createLikely(desk, [application])
  return membersOf(desk).flatMap(({ member, name }) =>
    likelyFor(member, application).map(({ reason, matched }) => ({ member, name, reason, matched })),
  )
}
