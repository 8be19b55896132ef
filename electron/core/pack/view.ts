import type { PackItem, PackProgress, PackView } from '../../../shared/api/pack.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { membersOf, ownRole } from '../secretariat/acting.ts'
import { agendaView } from './agenda.ts'
import { copyNumber, lastCopy } from './copies.ts'
import { planPack, type PlannedItem } from './plan.ts'

/** What a copy will hold. Errors: of `planPack`. */
export function packView(
  desk: Desk,
  copyFor: MemberId | null,
  making: PackProgress | null,
): Result<PackView | null, AppError> {
  const plan = planPack(desk, copyFor)
  if (!plan.ok) return plan
  if (plan.value === null) return ok(null)
  const { batch, items } = plan.value
  const isSecretary = ownRole(desk) === 'secretary'
  const documents = items.flatMap((item) => (item.kind === 'application' ? item.documents : []))
  const last = lastCopy(desk.store, batch.batch, copyFor)
  return ok({
    batch: batch.name,
    meetingAt: batch.meetingAt,
    items: items.map(toItem),
    pages: documents.reduce((sum, { pages }) => sum + pages, 0),
    papers: documents.length,
    agenda: isSecretary ? agendaView(desk, batch) : null,
    members: isSecretary ? membersOf(desk).map(({ member, name }) => ({ member, name })) : [],
    lastMade: last === null ? null : { copy: copyNumber(desk, last), at: last.at },
    making,
  })
}

function toItem(item: PlannedItem): PackItem {
  if (item.kind !== 'application') return item
  const { kind, applicationId, number, applicant, projects, closed } = item
  const documents = item.documents.map(({ hash, letter, title, pages, state }) => ({
    hash,
    letter,
    title,
    pages,
    state,
  }))
  return { kind, applicationId, number, applicant, projects, closed, documents }
}
