import { toCanonical } from '../../shared/canonical.ts'
import type { ApplicationId, EnvelopeId, RecordId } from '../../shared/ids.ts'
import { envelopeIdOf, recordIdOf, sealRecord, type SignedRecord } from '../../electron/core/crypto/envelope.ts'
import type { DeviceKeys } from '../../electron/core/crypto/device-keys.ts'
import type { Mark } from '../../electron/core/crypto/mark.ts'
import { parseRecipient, type SealRecipient } from '../../electron/core/crypto/seal-keys.ts'
import { signRecord } from '../../electron/core/crypto/sshsig.ts'
import { chainEnd } from '../../electron/core/store/read-record.ts'
import { connect } from '../../electron/core/sync/connect.ts'
import type { TestDesk } from './test-desk.ts'

// Records as no desk of ours would write them, put into the log by a device that the server knows.

export interface ForgedRecord extends SignedRecord {
  readonly recordId: RecordId
}
export interface Frame {
  readonly kind: string
  readonly body: object
  readonly application?: ApplicationId
  /** Instant; without it the next that an honest desk would give. */
  readonly at?: string
}

/** A record in the place of the author's next one, signed by the author unless another key is given. */
export function writeRecord(author: TestDesk, frame: Frame, keys: DeviceKeys = author.desk().keys): ForgedRecord {
  const { store, own, deps } = author.desk()
  const device = keys.deviceId
  const last = chainEnd(store, device)
  const record = Buffer.from(
    toCanonical({
      v: 1,
      committee: own.committee,
      device,
      seq: (last?.seq ?? 0) + 1,
      prev: last?.recordId ?? '0'.repeat(64),
      at: new Date(Math.max(deps.now(), Date.parse(last?.at ?? '1970-01-01T00:00:00.000Z') + 1)).toISOString(),
      salt: Buffer.from(deps.random(16)).toString('hex'),
      ...frame,
    }),
  )
  return { record, signature: signRecord(record, keys.signing), recordId: recordIdOf(record) }
}

export async function sealFor(
  record: SignedRecord,
  readers: readonly (TestDesk | SealRecipient)[],
  random: (bytes: number) => Uint8Array,
  /** Of an application among the readers, so that its desks find the envelope. */
  mark?: Mark,
): Promise<Uint8Array> {
  const recipients = readers.map((reader) => (typeof reader === 'string' ? reader : reader.desk().keys.seal.recipient))
  return (await sealRecord({ ...record, recipients, random, ...(mark !== undefined && { mark }) })).sealed
}

/** Gives the envelope's number. */
export async function pushSealed(by: TestDesk, sealed: Uint8Array): Promise<number> {
  const id: EnvelopeId = envelopeIdOf(sealed)
  const reply = await connect(by.desk()).push({ envelopes: [{ id, sealed: Buffer.from(sealed).toString('base64') }] })
  const number = reply.ok ? reply.value.accepted[0]?.number : undefined
  if (number === undefined) throw new Error(`the server did not take it: ${JSON.stringify(reply)}`)
  return number
}

export function recipientOf(text: string): SealRecipient {
  const parsed = parseRecipient(text)
  if (!parsed.ok) throw new Error('not a recipient')
  return parsed.value
}
