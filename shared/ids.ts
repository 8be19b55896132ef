import { z } from './schema.ts'

// Branded so that an application's id cannot be passed where a record's is wanted.
const hex = (digits: number) => new RegExp(`^[0-9a-f]{${digits}}$`)

/** First 32 hex digits of SHA-256 over a context and the founding secretariat's Ed25519 key (FORMAT.md): it certifies itself. */
export const CommitteeId = z.string().regex(hex(32)).brand('CommitteeId')
export type CommitteeId = z.infer<typeof CommitteeId>

/** First 32 hex digits of SHA-256 over the device's Ed25519 public key. */
export const DeviceId = z.string().regex(hex(32)).brand('DeviceId')
export type DeviceId = z.infer<typeof DeviceId>

/** SHA-256 of a record's bytes. The server never sees it. */
export const RecordId = z.string().regex(hex(64)).brand('RecordId')
export type RecordId = z.infer<typeof RecordId>

/** SHA-256 of the sealed bytes: the only name the server knows. */
export const EnvelopeId = z.string().regex(hex(64)).brand('EnvelopeId')
export type EnvelopeId = z.infer<typeof EnvelopeId>

/** SHA-256 of a document's sealed bytes; also its file name on disk and on the server. */
export const DocumentHash = z.string().regex(hex(64)).brand('DocumentHash')
export type DocumentHash = z.infer<typeof DocumentHash>

/** 32 random hex digits, chosen by the secretariat; says nothing about the applicant. */
export const ApplicationId = z.string().regex(hex(32)).brand('ApplicationId')
export type ApplicationId = z.infer<typeof ApplicationId>

export const BatchId = z.string().regex(hex(32)).brand('BatchId')
export type BatchId = z.infer<typeof BatchId>

export const MemberId = z.string().regex(hex(32)).brand('MemberId')
export type MemberId = z.infer<typeof MemberId>

/** Calendar day in Hong Kong, `YYYY-MM-DD`. */
export const PlainDate = z.iso.date()
/**
 * Instant, RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. One that is on no clock (a thirteenth
 * month) would be read differently by whoever asks; the last thousand years are left out, so that there is always a later.
 */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => text < '9000' && isInstant(text))

function isInstant(text: string): boolean {
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

/** Written text in both languages. Either may be empty where the form allows it; never both. */
export const Bilingual = z.strictObject({ en: z.string().max(20_000), zh: z.string().max(20_000) })
export type Bilingual = z.infer<typeof Bilingual>

export type Language = 'zh-HK' | 'en-HK'
