import type { AppError } from '../../../shared/errors.ts'
import type { EnvelopeId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import type { EnvelopeOfRecord } from './admitted.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

// Sealed bytes that wait: to be sent, or to be opened once a key or a roster entry has come. The outbox is a question
// over these rows, never a list of its own.

export interface SealedRow {
  readonly envelopeId: EnvelopeId
  readonly sealed: Uint8Array
}
export interface NumberedRow {
  readonly envelopeId: EnvelopeId
  readonly number: number
  /** Instant, by the server's clock. */
  readonly receivedAt: string
}
/**
 * Why an envelope waits unopened. `not-mine`: no key here opens it yet, or ever. `unknown-device` and `pending-device`:
 * its writer is not, or not yet, in the roster. `no-item`: a grant whose application has not been announced. `not-ruler`:
 * a ruling that was another's to make, as far as is known.
 */
export type WaitReason = 'not-mine' | 'unknown-device' | 'pending-device' | 'no-item' | 'not-ruler'
export type RefusalKind = 'forged' | 'damaged-envelope'

/** What has not been numbered, oldest first, up to both limits; the first one always, however large. */
export function outgoing(store: Store, maxCount: number, maxBytes: number): readonly SealedRow[] {
  const rows = store.all<SealedRow>(
    `SELECT envelope_id AS envelopeId, sealed FROM envelopes
     WHERE sealed IS NOT NULL AND state = 'outgoing' ORDER BY rowid LIMIT ?`,
    maxCount,
  )
  let bytes = 0
  const fits = rows.findIndex(({ sealed }, index) => {
    bytes += sealed.length
    return index > 0 && bytes > maxBytes
  })
  return fits < 0 ? rows : rows.slice(0, fits)
}

export const outgoingCount = (store: Store): number =>
  store.get<{ count: number }>(
    `SELECT count(*) AS count FROM envelopes WHERE sealed IS NOT NULL AND state = 'outgoing'`,
  )?.count ?? 0

export const isKnownEnvelope = (store: Store, envelopeId: EnvelopeId): boolean =>
  store.get('SELECT 1 FROM envelopes WHERE envelope_id = ?', envelopeId) !== undefined

/**
 * The server has numbered these. Harmless when repeated, and for envelopes of others. The sealed bytes stay until the
 * inclusion is proved (`saveProof`). Errors: of `transact`, and `server-nonsense` when a number is another envelope's.
 */
export function acknowledge(store: Store, rows: readonly NumberedRow[]): Result<null, AppError> {
  return transact(store, () => {
    for (const { envelopeId, number, receivedAt } of rows) {
      store.run(
        `UPDATE envelopes SET state = 'numbered', number = ?, numbered_at = ? WHERE envelope_id = ? AND state = 'outgoing'`,
        number,
        receivedAt,
        envelopeId,
      )
    }
    return null
  })
}

/** Keeps what cannot be opened or judged yet. An envelope that is already known stays as it is, but for the reason. */
export function keepUnopened(
  store: Store,
  rows: readonly (NumberedRow & { readonly sealed: Uint8Array; readonly reason: WaitReason })[],
): Result<null, AppError> {
  return transact(store, () => {
    for (const { envelopeId, number, receivedAt, sealed, reason } of rows) {
      store.run(
        `INSERT INTO envelopes (envelope_id, sealed, number, numbered_at, state, reason)
         VALUES (?, ?, ?, ?, 'unopened', ?)
         ON CONFLICT (envelope_id) DO UPDATE SET reason = excluded.reason WHERE state = 'unopened'`,
        envelopeId,
        sealed,
        number,
        receivedAt,
        reason,
      )
    }
    return null
  })
}

export const waitsForRuler = (store: Store): boolean =>
  store.get(`SELECT 1 FROM envelopes WHERE reason = 'not-ruler' AND state = 'unopened'`) !== undefined

export interface UnopenedRow extends SealedRow, NumberedRow {
  readonly reason: WaitReason
}
/**
 * What waits with no key that fits (`not-mine`), or for another reason; in the order of the numbers, a page at a time
 * from after a number on. To be tried again after a grant or a change of the roster.
 */
export const unopened = (
  store: Store,
  waitsFor: 'key' | 'record',
  after: number,
  maxCount: number,
): readonly UnopenedRow[] =>
  store.all<UnopenedRow>(
    `SELECT envelope_id AS envelopeId, sealed, number, numbered_at AS receivedAt, reason FROM envelopes
     WHERE reason IS NOT NULL AND state = 'unopened' AND number > ? AND (reason = 'not-mine') = ?
     ORDER BY number LIMIT ?`,
    after,
    waitsFor === 'key' ? 1 : 0,
    maxCount,
  )

/** Refused for good: the bytes go, number and kind stay to be shown. A record that was taken over settles by `append`. */
export function settleEnvelope(store: Store, row: NumberedRow, refusal: RefusalKind): Result<null, AppError> {
  return transact(store, () => {
    store.run(
      `INSERT INTO envelopes (envelope_id, number, numbered_at, state, reason) VALUES (?, ?, ?, 'refused', ?)
       ON CONFLICT (envelope_id) DO UPDATE SET state = 'refused', reason = excluded.reason, sealed = NULL
         WHERE state = 'unopened'`,
      row.envelopeId,
      row.number,
      row.receivedAt,
      refusal,
    )
    return null
  })
}

/** Newest first. An envelope by nobody in the roster counts as forged once this device itself is in it. */
export function refusals(store: Store, isApproved: boolean, limit = 50): readonly AppError[] {
  const states = isApproved
    ? `(state = 'refused' OR (state = 'unopened' AND reason = 'unknown-device'))`
    : `state = 'refused'`
  return store
    .all<{ number: number | null; reason: RefusalKind | 'unknown-device' }>(
      `SELECT number, reason FROM envelopes WHERE reason IS NOT NULL AND ${states}
       ORDER BY number DESC LIMIT ?`,
      limit,
    )
    .map(({ number, reason }) => ({ kind: reason === 'damaged-envelope' ? reason : 'forged', number }))
}

/** The envelopes of one record, within `append`'s transaction. */
export function writeEnvelopes(store: Store, recordId: RecordId, envelopes: readonly EnvelopeOfRecord[]): void {
  for (const envelope of envelopes) {
    if (envelope.state === 'outgoing') {
      store.run(
        `INSERT INTO envelopes (envelope_id, record_id, sealed, state) VALUES (?, ?, ?, 'outgoing')
         ON CONFLICT (envelope_id) DO NOTHING`,
        envelope.envelopeId,
        recordId,
        envelope.sealed,
      )
    } else {
      store.run(
        `INSERT INTO envelopes (envelope_id, record_id, number, numbered_at, state) VALUES (?, ?, ?, ?, 'opened')
         ON CONFLICT (envelope_id) DO UPDATE
           SET record_id = excluded.record_id, sealed = NULL, state = 'opened', reason = NULL
           WHERE state = 'unopened'`,
        envelope.envelopeId,
        recordId,
        envelope.number,
        envelope.numberedAt,
      )
    }
  }
}
