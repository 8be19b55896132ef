import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import { identityToText, parseIdentity, type SealIdentity } from '../crypto/seal-keys.ts'
import { eraseApplication } from './erase.ts'
import { readRecord } from './read-record.ts'
import type { Store } from './store.ts'

// The keys of applications that this desk holds: granted ones on a member's, its own on the secretariat's.

export interface HeldIdentity {
  readonly application: ApplicationId
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
  readonly recipient: string
  /** Null: held without a lease. */
  readonly leaseEnds: string | null
  /** 0: not yet, 1: every envelope that waited has been tried with it. */
  readonly tried: number
}

const columns = 'SELECT application, identity, recipient, lease_ends AS leaseEnds, tried FROM identities'

export const heldIdentities = (store: Store): readonly HeldIdentity[] =>
  store.all<HeldIdentity>(`${columns} ORDER BY rowid`)

export const heldIdentity = (store: Store, application: ApplicationId): HeldIdentity | null =>
  store.get<HeldIdentity>(`${columns} WHERE application = ?`, application) ?? null

/** Inside the caller's `transact`. */
export function markTried(store: Store, keys: readonly { readonly application: ApplicationId }[]): void {
  for (const { application } of keys) store.run('UPDATE identities SET tried = 1 WHERE application = ?', application)
}

/** The earliest end of any lease held; null when none is. */
export const nextLeaseEnd = (store: Store): string | null =>
  store.get<{ ends: string | null }>('SELECT min(lease_ends) AS ends FROM identities')?.ends ?? null

/** The secretariat's own key for an application it prepares. Inside the caller's `transact`. */
export function saveIdentity(store: Store, application: ApplicationId, identity: SealIdentity): void {
  store.run(
    'INSERT OR IGNORE INTO identities (application, identity, recipient) VALUES (?, ?, ?)',
    application,
    identityToText(identity),
    identity.recipient,
  )
}

/**
 * Follows the newest grant or revocation for the own member. A laptop of the secretariat keeps what it was given, without
 * a lease, like what it made itself. Inside `append`'s transaction.
 */
export function settleIdentity(
  store: Store,
  application: ApplicationId,
  { member: own, isSecretary }: { readonly member: MemberId; readonly isSecretary: boolean },
): void {
  const newest = store.get<{ recordId: RecordId; leaseEnds: string | null }>(
    `SELECT record_id AS recordId, lease_ends AS leaseEnds FROM current_grants WHERE application = ? AND member = ?`,
    application,
    own,
  )
  if (newest === undefined) return
  if (newest.leaseEnds === null) {
    const held = store.get('SELECT 1 FROM identities WHERE application = ? AND grant_id IS NOT NULL', application)
    if (held !== undefined) eraseApplication(store, application, own, 'lapsed')
    return
  }
  const grant = readRecord(store, newest.recordId, 'grant')
  if (grant === null) return
  const { identity, leaseEnds } = grant.body
  if (isSecretary) return saveIdentity(store, application, toIdentity(identity))
  store.run(
    `INSERT INTO identities (application, identity, recipient, lease_ends, grant_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (application) DO UPDATE SET identity = excluded.identity, recipient = excluded.recipient,
       lease_ends = excluded.lease_ends, grant_id = excluded.grant_id, tried = 0 WHERE grant_id IS NOT NULL`,
    application,
    identity,
    toIdentity(identity).recipient,
    leaseEnds,
    newest.recordId,
  )
  store.run('DELETE FROM lapses WHERE application = ?', application)
}

/** Only for text that was checked when it was taken over; anything else is a bug and throws. */
export function toIdentity(text: string): SealIdentity {
  const parsed = parseIdentity(text)
  if (!parsed.ok) throw new Error('not an age identity')
  return parsed.value
}
