import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'

// What lies inside the seal of an envelope (FORMAT.md 4): a version byte, one or two parts with their lengths, zeros up
// to a round size. There is one spelling only; anything else is damage.

export const maxRecordBytes = 1024 * 1024
/** Room for any record with its signature, sealed twice to many. Larger envelopes are refused unread, by the server too. */
export const maxEnvelopeBytes = 4 * 1024 * 1024 + 64 * 1024
const minPaddedBytes = 2048
const maxSignatureBytes = 4096

const recordVersion = 1
const nestedVersion = 2

/** Damaged, or not written by this format: nothing in it may be used. */
export interface DamagedEnvelope {
  readonly kind: 'damaged-envelope'
}
export const damagedEnvelope = err<DamagedEnvelope>({ kind: 'damaged-envelope' })

export type EnvelopeContent =
  | { readonly kind: 'record'; readonly record: Uint8Array; readonly signature: Uint8Array }
  | { readonly kind: 'nested'; readonly inner: Uint8Array }

/** version 1 ‖ u32 record length ‖ record ‖ u16 signature length ‖ signature ‖ zeros, or version 2 ‖ u32 length ‖ inner age file ‖ zeros. */
export function encodeContent(content: EnvelopeContent): Uint8Array {
  const parts =
    content.kind === 'record'
      ? [
          u8(recordVersion),
          u32(content.record.length),
          content.record,
          u16(content.signature.length),
          content.signature,
        ]
      : [u8(nestedVersion), u32(content.inner.length), content.inner]
  const used = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat(parts, paddedSize(used))
}

/** Error: `damaged-envelope`. The parts are views into `clear`. */
export function parseContent(clear: Uint8Array): Result<EnvelopeContent, DamagedEnvelope> {
  const bytes = Buffer.from(clear.buffer, clear.byteOffset, clear.length)
  if (bytes.length < minPaddedBytes) return damagedEnvelope
  const firstEnd = 5 + bytes.readUInt32BE(1)
  if (bytes[0] === nestedVersion) {
    return isPadding(bytes, firstEnd) ? ok({ kind: 'nested', inner: bytes.subarray(5, firstEnd) }) : damagedEnvelope
  }
  if (bytes[0] !== recordVersion || firstEnd - 5 > maxRecordBytes || firstEnd + 2 > bytes.length) return damagedEnvelope
  const end = firstEnd + 2 + bytes.readUInt16BE(firstEnd)
  if (!isPadding(bytes, end)) return damagedEnvelope
  return ok({ kind: 'record', record: bytes.subarray(5, firstEnd), signature: bytes.subarray(firstEnd + 2, end) })
}

export function isSealable(record: Uint8Array, signature: Uint8Array): boolean {
  return (
    record.length > 0 &&
    record.length <= maxRecordBytes &&
    signature.length > 0 &&
    signature.length <= maxSignatureBytes
  )
}

/** The next power of two from 2 KiB on: most acts of a meeting then look alike, whichever way somebody voted. */
export function paddedSize(usedBytes: number): number {
  let size = minPaddedBytes
  while (size < usedBytes) size *= 2
  return size
}

const isPadding = (bytes: Buffer, from: number): boolean =>
  from <= bytes.length && bytes.length === paddedSize(from) && bytes.subarray(from).every((byte) => byte === 0)

const u8 = (value: number) => Buffer.of(value)
const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
