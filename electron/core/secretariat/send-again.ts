import type { AppError } from '../../../shared/errors.ts'
import { ApplicationId, MemberId, type RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
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
import { setSetting, setting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { withdrawnAt } from '../store/withdrawals.ts'

// A member who lost an application, by a ruling, a lease or because the key was taken back, has erased its records, and
// the envelopes they came in are used up. With a new key they must come again, as further envelopes of the same records.
// What is owed is noted in the transaction that signs the key, and paid afterwards, whatever comes between.

export type GrantDraft = Extract<Draft, { kind: 'grant' }>

const Owed = z.strictObject({
  application: ApplicationId,
  /** Who gets the line of the list again as well; null: some laptop may have lapsed, and only the papers are due. */
  member: MemberId.nullable(),
})
export type Owed = z.infer<typeof Owed>
const owed = ({ store }: Desk): readonly Owed[] => z.array(Owed).parse(JSON.parse(setting(store, 'send-again') ?? '[]'))

/** Inside the transaction that signs the grants. */
export function oweAgain(desk: Desk, debts: readonly Owed[]): void {
  if (debts.length > 0) setSetting(desk.store, 'send-again', JSON.stringify([...owed(desk), ...debts]))
}

/** For those of the grants that are not the member's first chance to read. Asked before they are signed. */
export const debtsOf = (desk: Desk, grants: readonly GrantDraft[]): readonly Owed[] =>
  grants.flatMap(({ application, body: { member } }) =>
    application !== undefined && hadToErase(desk, application, member) ? [{ application, member }] : [],
  )

/** Pays what is owed, and again what a crash left half paid: desks drop what they hold. Errors: of the store. */
export async function sendAgain(desk: Desk): Promise<Result<null, AppError>> {
  const due = owed(desk)
  for (const application of new Set(due.map((debt) => debt.application))) {
    const members = due.flatMap((debt) =>
      debt.application === application && debt.member !== null ? [debt.member] : [],
    )
    for (const member of new Set(members)) {
      const lines = await sendLinesAgain(desk, application, member)
      if (!lines.ok) return lines
    }
    const papers = await sendPapersAgain(desk, application)
    if (!papers.ok) return papers
  }
  return ok(null)
}

async function sendLinesAgain(
  desk: Desk,
  application: ApplicationId,
  member: MemberId,
): Promise<Result<number, AppError>> {
  if (!mayStillRead(desk, application, member)) return ok(0)
  const devices = activeDevices(desk.store, toNow(desk)).filter((row) => row.member === member)
  if (devices.length === 0) return ok(0)
  // A chairman who reads again rules again, on what others have declared.
  const isChairman = devices.some(({ role }) => role === 'chairman')
  const interests = isChairman ? recordsOf(desk, 'declarations', application) : []
  const keys = devices.map(({ sealKey }) => sealKey)
  return sealAgain(desk, [...recordsOf(desk, 'items', application), ...interests], keys)
}

const mayStillRead = (desk: Desk, application: ApplicationId, member: MemberId): boolean =>
  withdrawnAt(desk.store, application, member) === null &&
  desk.store.get(
    'SELECT 1 FROM current_grants WHERE application = ? AND member = ? AND lease_ends > ?',
    application,
    member,
    toNow(desk),
  ) !== undefined

/** A grant came and went before, or a ruling took the line of the list away. */
const hadToErase = (desk: Desk, application: string, member: string): boolean =>
  desk.store.get(
    `SELECT 1 FROM grants WHERE application = ? AND member = ? AND (lease_ends IS NULL OR lease_ends <= ?)
     UNION SELECT 1 FROM rulings WHERE application = ? AND member = ? AND ruling = 'withdraw'`,
    application,
    member,
    toNow(desk),
    application,
    member,
  ) !== undefined

const recordsOf = (
  { store }: Desk,
  table: 'items' | 'papers' | 'declarations',
  application: string,
): readonly RecordId[] =>
  store
    .all<{ recordId: RecordId }>(
      `SELECT record_id AS recordId FROM ${table} WHERE application = ? ORDER BY at, record_id`,
      application,
    )
    .map(({ recordId }) => recordId)

/** Papers are taken over from the application's own key alone, which finds them by its mark. With them all is paid. */
function sendPapersAgain(desk: Desk, application: ApplicationId): Promise<Result<null, AppError>> {
  const held = heldIdentity(desk.store, application)
  return desk.inTurn(async () => {
    for (const recordId of held === null ? [] : recordsOf(desk, 'papers', application)) {
      const signed = readSigned(desk.store, recordId)
      if (signed === null || held === null) continue
      const recipients = [toRecipient(held.recipient)]
      const mark = markOf(toIdentity(held.identity))
      const { bytes: record, signature } = signed
      const envelope = await sealRecord({ record, signature, recipients, random: desk.deps.random, mark })
      const written = transact(desk.store, () => {
        writeEnvelopes(desk.store, recordId, [{ state: 'outgoing', ...envelope }])
        return null
      })
      if (!written.ok) return written
    }
    const paid = transact(desk.store, () => settle(desk.store, owed(desk), application))
    desk.deps.changed(['outbox', 'sync'])
    return paid
  })
}

function settle(store: Store, debts: readonly Owed[], application: ApplicationId): null {
  const left = debts.filter((debt) => debt.application !== application)
  setSetting(store, 'send-again', left.length === 0 ? null : JSON.stringify(left))
  return null
}
