import type { EnvelopeId } from '../../../shared/ids.ts'
import { DocumentHash, type MemberId } from '../../../shared/ids.ts'
import type { Store } from './store.ts'

// What a desk sends and wants, listed without taking it into memory.

/** Envelopes that have not been numbered, oldest first. */
export const outgoingLines = (
  store: Store,
): readonly { readonly envelopeId: EnvelopeId; readonly recordId: string; readonly bytes: number }[] =>
  store.all(
    `SELECT envelope_id AS envelopeId, record_id AS recordId, length(sealed) AS bytes FROM envelopes
     WHERE sealed IS NOT NULL AND state = 'outgoing' ORDER BY rowid`,
  )

/** Null: it has been numbered meanwhile. */
export const outgoingBytes = (store: Store, envelopeId: EnvelopeId): Uint8Array | null =>
  store.get<{ sealed: Uint8Array }>(
    `SELECT sealed FROM envelopes WHERE envelope_id = ? AND sealed IS NOT NULL AND state = 'outgoing'`,
    envelopeId,
  )?.sealed ?? null

/** The newest own number that the server has acknowledged; 0 for none. */
export const acknowledgedTo = (store: Store): number =>
  store.get<{ number: number | null }>(
    `SELECT max(number) AS number FROM envelopes WHERE sealed IS NOT NULL AND state = 'numbered'`,
  )?.number ?? 0

/** The secretariat's: documents of current papers whose key a member holds, and of which no arrival was reported. */
export function documentsDue(store: Store, member: MemberId, at: string): readonly DocumentHash[] {
  const granted = store.all<{ hash: string; application: string }>(
    `SELECT DISTINCT d.hash, d.application FROM documents d
     JOIN current_papers p ON p.record_id = d.papers
     JOIN current_grants g ON g.application = d.application
     WHERE g.member = ? AND g.lease_ends > ? ORDER BY d.hash`,
    member,
    at,
  )
  const reports = store.all<{ bytes: Buffer }>(
    `SELECT l.bytes FROM deliveries v JOIN log l ON l.record_id = v.record_id
     WHERE v.member = ? AND v.what = 'received' AND l.bytes IS NOT NULL`,
    member,
  )
  const arrived = new Set(reports.flatMap(({ bytes }) => reportedIn(bytes)))
  return granted.map(({ hash }) => DocumentHash.parse(hash)).filter((hash) => !arrived.has(hash))
}

const reportedIn = (bytes: Buffer): readonly string[] =>
  (JSON.parse(bytes.toString('utf8')) as { readonly body: { readonly documents: readonly string[] } }).body.documents
