import type { EnvelopeId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { ParsedRecord } from '../../../shared/records.ts'

/** An envelope that goes with a record: one that waits to be sent, or the one it came in. */
export type EnvelopeOfRecord =
  | { readonly state: 'outgoing'; readonly envelopeId: EnvelopeId; readonly sealed: Uint8Array }
  | {
      readonly state: 'opened'
      readonly envelopeId: EnvelopeId
      readonly number: number
      /** Instant, by the server's clock. */
      readonly numberedAt: string
    }

/**
 * A record fit for the log: this desk has just signed it (`compose.ts`), or its signature, author and right to write
 * have been checked (`admit.ts`). Nothing else makes one, but tests.
 */
export interface Admitted {
  readonly recordId: RecordId
  /** Canonical JSON, exactly as signed. */
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  readonly parsed: Exclude<ParsedRecord, { state: 'invalid' }>
  /** Whose device wrote it. */
  readonly member: MemberId
  readonly envelopes: readonly EnvelopeOfRecord[]
}
