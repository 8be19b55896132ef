import type { LikelyView } from '../../../shared/api/register.ts'
import type { ApplicationId, Bilingual, MemberId } from '../../../shared/ids.ts'
import { type ApplicationNames, likelyInterests } from '../../../shared/rules/likely-interests.ts'
import type { Desk } from '../desk.ts'
import { itemsOf } from '../standing.ts'
import { preparedAmong } from '../store/prepared.ts'
import { latestRegister } from '../store/register.ts'
import { rosterRows } from '../store/roster.ts'

/**
 * What the member's newest register says that touches the application, by the names this desk holds. A desk without that
 * register (any but the secretariat's and the member's own) or without the names finds nothing.
 */
export const likelyFor = (desk: Desk, member: MemberId, application: ApplicationId): readonly LikelyView[] =>
  createLikely(desk, [application])(member, application)

/** `likelyFor` for many: all names are read at once, and what is read once is kept as long as the function is. */
export function createLikely(
  desk: Desk,
  applications: readonly ApplicationId[],
): (member: MemberId, application: ApplicationId) => readonly LikelyView[] {
  const namesOf = readNames(desk, applications)
  const registerOf = remember((member: MemberId) => latestRegister(desk.store, member))
  const nameOf = remember((member: MemberId) => memberName(desk, member))
  return (member, application) => {
    const names = namesOf.get(application)
    if (names === undefined) return []
    const register = registerOf(member)
    const likely = likelyInterests(register?.entries ?? [], names, nameOf(member))
    return likely.map((one) => ({ ...one, year: one.entry === null ? null : (register?.year ?? null) }))
  }
}

/** From what is prepared, else from the line of the declaration list. Not in the map: neither is here. */
function readNames(desk: Desk, applications: readonly ApplicationId[]): ReadonlyMap<ApplicationId, ApplicationNames> {
  const names = new Map<ApplicationId, ApplicationNames>()
  for (const [application, { body }] of itemsOf(desk, applications)) {
    const { applicant, people, partners } = body
    names.set(application, { applicant, companyNumber: '', people, partners })
  }
  for (const { application, prepared } of preparedAmong(desk.store, applications)) {
    const { form, companyNumber, people, partners } = prepared
    names.set(application, {
      applicant: form.applicant.name,
      companyNumber,
      people: [...people, ...form.applicant.contacts.map(({ name }) => name)],
      partners: [...partners, ...form.projects.flatMap((project) => project.partners)],
    })
  }
  return names
}

const memberName = ({ store }: Desk, member: MemberId): Bilingual | null =>
  rosterRows(store)
    .filter((row) => row.member === member)
    .at(-1)?.name ?? null

function remember<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as V
  }
}
