import type { LikelyView } from '../../../shared/api/register.ts'
import type { ApplicationId, Bilingual, MemberId } from '../../../shared/ids.ts'
import { type ApplicationNames, likelyInterests } from '../../../shared/rules/likely-interests.ts'
import type { Desk } from '../desk.ts'
import { itemOf } from '../standing.ts'
import { readPrepared } from '../store/prepared.ts'
import { latestRegister } from '../store/register.ts'
import { rosterRows } from '../store/roster.ts'

/**
 * What the member's newest register says that touches the application, by the names this desk holds. A desk without that
 * register (any but the secretariat's and the member's own) or without the names finds nothing.
 */
export const likelyFor = (desk: Desk, member: MemberId, application: ApplicationId): readonly LikelyView[] =>
  createLikely(desk)(member, application)

/** `likelyFor` for many: what is read once is kept as long as the function is. */
export function createLikely(desk: Desk): (member: MemberId, application: ApplicationId) => readonly LikelyView[] {
  const namesOf = remember((application: ApplicationId) => namesOfApplication(desk, application))
  const registerOf = remember((member: MemberId) => latestRegister(desk.store, member))
  const nameOf = remember((member: MemberId) => memberName(desk, member))
  return (member, application) => {
    const names = namesOf(application)
    if (names === null) return []
    const register = registerOf(member)
    const likely = likelyInterests(register?.entries ?? [], names, nameOf(member))
    return likely.map((one) => ({ ...one, year: one.entry === null ? null : (register?.year ?? null) }))
  }
}

/** From what is prepared, else from the line of the declaration list. Null: neither is here. */
export function namesOfApplication(desk: Desk, application: ApplicationId): ApplicationNames | null {
  const prepared = readPrepared(desk.store, application)?.prepared
  if (prepared !== undefined) {
    const { form, companyNumber, people, partners } = prepared
    return {
      applicant: form.applicant.name,
      companyNumber,
      people: [...people, ...form.applicant.contacts.map(({ name }) => name)],
      partners: [...partners, ...form.projects.flatMap((project) => project.partners)],
    }
  }
  const item = itemOf(desk, application)
  if (item === null) return null
  const { applicant, people, partners } = item.body
  return { applicant, companyNumber: '', people, partners }
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
