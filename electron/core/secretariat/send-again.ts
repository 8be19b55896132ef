import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { sealAgain } from '../compose.ts'
import { sealRecord } from '../crypto/envelope.ts'
import { markOf } from '../crypto/mark.ts'
import type { Desk } from '../desk.ts'
import { type Draft, toRecipient } from '../readers.ts'
import { toNow } from '../standing.ts'
import { writeEnvelopes } from '../store/envelopes.ts'
import { heldIdentity, toIdentity } from '../store/identities.ts'
import { readSigned } from '../store/read-record.ts'
import { activeDevices } from '../store/roster.ts'
import { transact } from '../store/transact.ts'

// A member who lost an application, by a ruling, a lease or because the key was taken back, has erased its records, and
// the envelopes they came in are used up. With a new key they must come again, as further envelopes of the same records.

export type GrantDraft = Extract<Draft, { kind: 'grant' }>

/** For those of the grants that are not the member's first chance to read. Errors: of the store. */
export async function sendAgain(desk: Desk, grants: readonly GrantDraft[]): Promise<Result<null, AppError>> {
  const again = grants.filter(({ application, body }) => hadToErase(desk, application ?? '', body.member))
  const devices = activeDevices(desk.store, toNow(desk))
  for (const { application, body } of again) {
    // A chairman who reads again rules again, on what others have declared.
    const keys = devices.filter(({ member }) => member === body.member).map(({ sealKey }) => sealKey)
    const isChairman = devices.some(({ member, role }) => member === body.member && role === 'chairman')
    const interests = isChairman ? recordsOf(desk, 'declarations', application) : []
    const items = await sealAgain(desk, [...recordsOf(desk, 'items', application), ...interests], keys)
    if (!items.ok) return items
  }
  for (const application of new Set(again.map((draft) => draft.application))) {
    const papers = application === undefined ? ok(null) : await sendPapersAgain(desk, application)
    if (!papers.ok) return papers
  }
  return ok(null)
}

/** A grant came and went before, or a ruling took the line of the list away. */
const hadToErase = ({ store }: Desk, application: string, member: string): boolean =>
  store.get(
    `SELECT 1 FROM grants WHERE application = ? AND member = ?
       AND (lease_ends IS NULL OR lease_ends <= (SELECT max(at) FROM log))
     UNION SELECT 1 FROM rulings WHERE application = ? AND member = ? AND ruling = 'withdraw'`,
    application,
    member,
    application,
    member,
  ) !== undefined

const recordsOf = (
  { store }: Desk,
  table: 'items' | 'papers' | 'declarations',
  application: string | undefined,
): readonly RecordId[] =>
  store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM ${table} WHERE application = ? ORDER BY at, record_id`,
      application ?? '',
    )
    .map(({ recordId }) => recordId)

/** Papers are taken over from the application's own key alone, which finds them by its mark. */
function sendPapersAgain(desk: Desk, application: ApplicationId): Promise<Result<null, AppError>> {
  const held = heldIdentity(desk.store, application)
  if (held === null) return Promise.resolve(ok(null))
  const recipients = [toRecipient(held.recipient)]
  const mark = markOf(toIdentity(held.identity))
  return desk.inTurn(async () => {
    for (const recordId of recordsOf(desk, 'papers', application)) {
      const signed = readSigned(desk.store, recordId)
      if (signed === null) continue
      const { bytes: record, signature } = signed
      const envelope = await sealRecord({ record, signature, recipients, random: desk.deps.random, mark })
      const written = transact(desk.store, () => {
        writeEnvelopes(desk.store, recordId, [{ state: 'outgoing', ...envelope }])
        return null
      })
      if (!written.ok) return written
    }
    desk.deps.changed(['outbox', 'sync'])
    return ok(null)
  })
}
