import type { LikelyMember } from '../../../shared/api/preparing.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import { likelyInterests } from '../../../shared/rules/likely-interests.ts'
import type { Desk } from '../desk.ts'
import { membersOf } from '../secretariat/acting.ts'

/** Who will probably declare an interest, by the register and by the names in the form. A hint for the secretariat only. */
export function likelyMembers(
  desk: Desk,
  { form, companyNumber, people, partners }: Prepared,
): readonly LikelyMember[] {
  const names = {
    applicant: form.applicant.name,
    companyNumber,
    people: [...people, ...form.applicant.contacts.map(({ name }) => name)],
    partners: [...partners, ...form.projects.flatMap((project) => project.partners)],
  }
  return membersOf(desk).flatMap(({ member, name }) =>
    likelyInterests([], names, name).map(({ reason, matched }) => ({ member, name, reason, matched })),
  )
}
