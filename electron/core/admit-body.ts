import type { KnownRecord, RecordOf } from '../../shared/records.ts'
import { forged, type Admission } from './admission.ts'
import type { ActiveAuthor } from './author.ts'
import { deviceIdOf } from './crypto/device-keys.ts'
import { parseIdentity, parseRecipient } from './crypto/seal-keys.ts'
import type { Desk } from './desk.ts'
import { wasForRuler } from './right-to-rule.ts'
import { entriesOfDevice, entryAt } from './store/roster.ts'
import { withdrawnAt } from './store/withdrawals.ts'

/**
 * Checks that need more than the record itself: keys that are keys, and that a record is about the application it was
 * sealed for. Null: nothing against it.
 */
export function admitBody(
  desk: Desk,
  record: KnownRecord,
  author: ActiveAuthor,
  openedBy: 'device' | 'application',
): Admission | null {
  switch (record.kind) {
    case 'roster-entry':
      return admitRosterEntry(desk, record)
    case 'item':
      return admitItem(desk, record)
    case 'papers':
      // A member reads papers by the application's key alone; what came otherwise was never bound to the application.
      return openedBy === 'application' || isSecretary(desk) ? null : forged
    case 'grant':
      return admitGrant(desk, record)
    case 'ruling':
      return admitRuling(desk, record, author)
    case 'register-entry':
      return admitRegister(desk, record)
    default:
      return null
  }
}

function admitRosterEntry(desk: Desk, { body }: RecordOf<'roster-entry'>): Admission | null {
  if (deviceIdOf(Buffer.from(body.signKey, 'hex')) !== body.device || !parseRecipient(body.sealKey).ok) return forged
  const known = entriesOfDevice(desk.store, body.device)
  // A laptop is one member's and has its keys for good: others are another laptop (`rules/roster.ts`).
  const isOther = known.some(({ member, sealKey, counts }) => {
    return member !== body.member || (counts && sealKey !== body.sealKey)
  })
  return isOther ? forged : null
}

/** Two applications under one key would open each other's papers. */
function admitItem(desk: Desk, { application, body }: RecordOf<'item'>): Admission | null {
  if (!parseRecipient(body.recipient).ok) return forged
  const shared = desk.store.get(
    'SELECT 1 FROM items WHERE recipient = ? AND application <> ?',
    body.recipient,
    application ?? '',
  )
  return shared === undefined ? null : forged
}

function admitGrant(desk: Desk, { application, body }: RecordOf<'grant'>): Admission | null {
  const identity = parseIdentity(body.identity)
  if (!identity.ok || application === undefined) return forged
  if (body.member !== desk.own.member) return isSecretary(desk) ? null : forged
  // The store lets it go at once; kept sealed, it would wait here for whoever has this laptop's key.
  if (withdrawnAt(desk.store, application, body.member) !== null) return null
  const recipients = desk.store.all<{ recipient: string }>(
    'SELECT recipient FROM items WHERE application = ?',
    application,
  )
  if (recipients.length === 0) return { outcome: 'waits', reason: 'no-item' }
  return recipients.some(({ recipient }) => recipient === identity.value.recipient) ? null : forged
}

/** Nobody rules on the own interest. The secretariat's desk, which gives the keys, also asks whose it was to rule. */
function admitRuling(
  desk: Desk,
  { application, body, at }: RecordOf<'ruling'>,
  author: ActiveAuthor,
): Admission | null {
  const { member: ruler, role } = author
  if (body.member === ruler || application === undefined) return forged
  if (!isSecretary(desk)) return null
  const ruling = { application, about: body.member, ruler, role, at }
  return wasForRuler(desk.store, ruling) ? null : { outcome: 'waits', reason: 'not-ruler' }
}

/** Nobody else's business, on whatever desk it should land. A new laptop learns only later that it is the secretariat's. */
function admitRegister(desk: Desk, { body }: RecordOf<'register-entry'>): Admission | null {
  if (body.member === desk.own.member || isSecretary(desk)) return null
  return ownEntry(desk) === null ? { outcome: 'waits', reason: 'pending-device' } : forged
}

const ownEntry = (desk: Desk) => entryAt(desk.store, desk.own.device, new Date(desk.deps.now()).toISOString())
const isSecretary = (desk: Desk): boolean => ownEntry(desk)?.role === 'secretary'
