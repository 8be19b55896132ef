import type { DeclaredInterest, MadeRuling, RulingsView } from '../../../shared/api/rulings.ts'
import type { ApplicationId, Bilingual, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Role, Ruling } from '../../../shared/records.ts'
import { namesInText } from '../../../shared/rules/names-in-text.ts'
import type { Desk } from '../desk.ts'
import { ownRole } from '../secretariat/acting.ts'
import { declarationsReceived, type Received } from '../secretariat/received.ts'
import { createRulers } from '../ruler.ts'
import { itemsOf } from '../standing.ts'
import { numberOf } from '../store/checkpoints.ts'
import { readRecord } from '../store/read-record.ts'
import { rosterRows } from '../store/roster.ts'

/** Interests that this desk rules on (`rulerOn`). */
export function rulingsView(desk: Desk): RulingsView {
  const role = ownRole(desk)
  const ruler = role === 'chairman' || role === 'vice-chairman' ? role : null
  const waiting: DeclaredInterest[] = []
  const made: MadeRuling[] = []
  const withdrew: DeclaredInterest[] = []
  const received = ruler === null ? [] : declarationsReceived(desk)
  const applications = [...new Set(received.map(({ application }) => application))]
  const rulerOf = createRulers(desk.store, applications)
  const toInterest = createReader(desk, applications)
  for (const declared of received) {
    const { application, member } = declared
    const isForDesk = member !== desk.own.member && ruler === rulerOf(application, member)
    const interest = isForDesk ? toInterest(declared) : null
    if (interest === null) continue
    const ruled = rulingOn(desk, declared)
    if (declared.body.withdrawn !== null) withdrew.push(interest)
    else if (ruled === null) waiting.push(interest)
    else made.push({ ...interest, ...ruled })
  }
  return {
    ruler,
    waiting,
    made: made.sort((a, b) => (a.ruledAt < b.ruledAt ? 1 : -1)),
    withdrew: withdrew.reverse(),
  }
}

function createReader(
  desk: Desk,
  applications: readonly ApplicationId[],
): (declared: Received<'declaration'>) => DeclaredInterest | null {
  const numbers = numbersOf(desk)
  const items = itemsOf(desk, applications)
  return ({ recordId, application, member, at, body }) => {
    const item = items.get(application)?.body
    // Before its line has come there is nothing to rule on yet.
    if (body.interest === null || item === undefined) return null
    const place = numbers.get(application)
    const person = personOf(desk, member)
    const { kind, text } = body.interest
    return {
      declaration: recordId,
      application,
      number: place?.number ?? item.number,
      batchName: place?.batchName ?? '',
      names: {
        category: item.category,
        applicant: item.applicant,
        projects: item.projects,
        people: item.people,
        partners: item.partners,
      },
      member,
      memberName: person?.name ?? { en: '', zh: '' },
      memberRole: person?.role ?? 'member',
      kind,
      text,
      declaredAt: at,
      named: namesInText(text, [item.applicant, ...item.partners, ...item.people]),
      mayHold: mayHold(desk, application, member, recordId),
    }
  }
}

interface Place {
  readonly number: number
  readonly batchName: string
}
/** From the batches, which name an application by its number also where its line was erased. */
function numbersOf(desk: Desk): ReadonlyMap<ApplicationId, Place> {
  const found = new Map<ApplicationId, Place>()
  for (const { recordId } of desk.store.all<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM current_batches ORDER BY at, record_id',
  )) {
    const batch = readRecord(desk.store, recordId, 'batch')?.body
    for (const { application, number } of batch?.applications ?? [])
      found.set(application, { number, batchName: batch?.name ?? '' })
  }
  return found
}

const personOf = (desk: Desk, member: MemberId): { readonly name: Bilingual; readonly role: Role } | null =>
  rosterRows(desk.store)
    .filter((row) => row.member === member && row.counts)
    .at(-1) ?? null

function rulingOn(
  desk: Desk,
  { application, member, recordId: declaration }: Received<'declaration'>,
): Pick<MadeRuling, 'ruling' | 'recordId' | 'ruledAt' | 'ruledBy' | 'recordNumber'> | null {
  const row = desk.store.get<{ recordId: RecordId; at: string; ruling: Ruling; by: MemberId }>(
    `SELECT r.record_id AS recordId, r.at, r.ruling, l.member AS "by" FROM current_rulings r
     JOIN log l ON l.record_id = r.record_id WHERE r.application = ? AND r.member = ? AND r.declaration = ?`,
    application,
    member,
    declaration,
  )
  if (row === undefined) return null
  return {
    ruling: row.ruling,
    recordId: row.recordId,
    ruledAt: row.at,
    ruledBy: personOf(desk, row.by)?.name ?? { en: '', zh: '' },
    recordNumber: numberOf(desk.store, row.recordId)?.number ?? null,
  }
}

/** As far as this desk knows: "no interest" before, or a ruling that let the member read. */
function mayHold({ store }: Desk, application: ApplicationId, member: MemberId, declaration: RecordId): boolean {
  const earlier = store.get(
    `SELECT 1 FROM declarations WHERE application = ? AND member = ? AND record_id <> ? AND answer = 'none'`,
    application,
    member,
    declaration,
  )
  const ruled = store.get(
    `SELECT 1 FROM rulings WHERE application = ? AND member = ? AND ruling <> 'withdraw'`,
    application,
    member,
  )
  return earlier !== undefined || ruled !== undefined
}
