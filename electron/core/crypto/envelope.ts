import type { EnvelopeId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { openBytes, sealBytes } from './age-bytes.ts'
import type { SealTo } from './age-header.ts'
import { sha256Hex } from './digest.ts'
import type { DamagedEnvelope, EnvelopeContent } from './envelope-layout.ts'
import { damagedEnvelope, encodeContent, isSealable, maxEnvelopeBytes, parseContent } from './envelope-layout.ts'
import type { Mark } from './mark.ts'
import type { Random } from './random.ts'
import type { SealIdentity, SealRecipient } from './seal-keys.ts'

// A signed record, sealed to exactly the people who may read it. The server sees the envelope's id and size, nothing
// else. The same record sealed again, for a device that came later, is another envelope with the same record id.

export interface SignedRecord {
  /** Canonical JSON, exactly as signed. */
  readonly record: Uint8Array
  /** SSHSIG blob. */
  readonly signature: Uint8Array
}
export interface SealedEnvelope {
  readonly envelopeId: EnvelopeId
  readonly sealed: Uint8Array
}
export type OpenedEnvelope =
  | (SignedRecord & { readonly kind: 'record'; readonly recordId: RecordId; readonly wasNested: boolean })
  /** Ours outside, but the inner seal is for somebody else. `nested` is an age file that `openEnvelope` takes. */
  | { readonly kind: 'nested'; readonly nested: Uint8Array }

export const recordIdOf = (record: Uint8Array): RecordId => sha256Hex(record) as RecordId
export const envelopeIdOf = (sealed: Uint8Array): EnvelopeId => sha256Hex(sealed) as EnvelopeId

export async function sealRecord(
  input: SignedRecord & {
    readonly recipients: readonly SealRecipient[]
    readonly random: Random
    /** Of the application among the recipients, so that whoever holds its key finds the envelope. */
    readonly mark?: Mark
  },
): Promise<SealedEnvelope> {
  const { recipients, random, mark } = input
  return sealContent(recordContent(input), { recipients, random, ...(mark !== undefined && { mark }) })
}

/**
 * For scores: nobody reads them alone. Whoever opens it needs one identity of the outer and one of the inner recipients:
 * chairman inside and secretary outside, with the author in both.
 */
export async function sealNested(
  input: SignedRecord & {
    readonly innerRecipients: readonly SealRecipient[]
    readonly outerRecipients: readonly SealRecipient[]
    readonly random: Random
  },
): Promise<SealedEnvelope> {
  const { innerRecipients, outerRecipients, random } = input
  const inner = await sealContent(recordContent(input), { recipients: innerRecipients, random })
  return sealContent({ kind: 'nested', inner: inner.sealed }, { recipients: outerRecipients, random })
}

/**
 * Null: not for these identities. Error: `damaged-envelope`, ours but broken. The signature is not checked here: the
 * caller knows the roster, and must.
 */
export async function openEnvelope(
  sealed: Uint8Array,
  identities: readonly SealIdentity[],
): Promise<Result<OpenedEnvelope, DamagedEnvelope> | null> {
  const content = await openContent(sealed, identities)
  if (content === null || !content.ok) return content
  if (content.value.kind === 'record') return ok(toOpened(content.value, false))
  const { inner } = content.value
  const innerContent = await openContent(inner, identities)
  if (innerContent === null) return ok({ kind: 'nested', nested: inner })
  if (!innerContent.ok) return innerContent
  // Two seals are the format's limit: a third could only be an attempt to keep a desk busy.
  return innerContent.value.kind === 'record' ? ok(toOpened(innerContent.value, true)) : damagedEnvelope
}

function recordContent({ record, signature }: SignedRecord): EnvelopeContent {
  if (!isSealable(record, signature)) throw new RangeError('a record is 1 byte to 1 MiB, with a signature')
  return { kind: 'record', record, signature }
}

async function sealContent(content: EnvelopeContent, to: Omit<SealTo, 'hideCount'>): Promise<SealedEnvelope> {
  const sealed = await sealBytes(encodeContent(content), { ...to, hideCount: true })
  return { envelopeId: envelopeIdOf(sealed), sealed }
}

async function openContent(
  sealed: Uint8Array,
  identities: readonly SealIdentity[],
): Promise<Result<EnvelopeContent, DamagedEnvelope> | null> {
  if (sealed.length > maxEnvelopeBytes) return damagedEnvelope
  const clear = await openBytes(sealed, identities)
  if (clear === null) return null
  return clear.ok ? parseContent(clear.value) : damagedEnvelope
}

const toOpened = (
  { record, signature }: SignedRecord,
  wasNested: boolean,
): Extract<OpenedEnvelope, { kind: 'record' }> => ({
  kind: 'record',
  record,
  signature,
  recordId: recordIdOf(record),
  wasNested,
})
