import { CommitteeId, DeviceId, DocumentHash, EnvelopeId } from './ids.ts'
import { z } from './schema.ts'

// What desk and server say to each other over HTTP. The server is blind: everything named `sealed` or `answer` is
// opaque to it, and no name, title or score has a place in these bodies.

/** Limits that both sides keep to; a desk that stays within them never meets `too-large`. */
export const wireLimits = {
  /** The largest that the desk's sealing makes: a full record, padded and sealed twice. */
  envelopeBytes: 4 * 1024 * 1024 + 64 * 1024,
  pushEnvelopes: 500,
  /** Sum of the sealed bytes of one push, before base64. */
  pushBytes: 8 * 1024 * 1024,
  /** A pull ends early once its sealed bytes pass this; it always holds at least one envelope if there is one. */
  pullBytes: 6 * 1024 * 1024,
  pullEnvelopes: 1000,
  inclusionNumbers: 500,
  inviteBytes: 4096,
  inviteLifeMs: 60 * 24 * 60 * 60 * 1000,
  pieceBytes: 8 * 1024 * 1024,
  documentBytes: 512 * 1024 * 1024,
  tokenLifeS: 600,
} as const

const hexBytes = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4
/**
 * Standard base64 with padding. Of an envelope only the length is checked here: its bytes are checked by their hash, so
 * a pattern over megabytes of text would buy nothing.
 */
const SealedBytes = z.string().min(1).max(base64Length(wireLimits.envelopeBytes)).meta({ contentEncoding: 'base64' })
const InviteBytes = z.base64().min(1).max(base64Length(wireLimits.inviteBytes))
/** Ed25519 public key, 32 bytes in hex. */
export const PublicKey = hexBytes(32)
const TreeHash = hexBytes(32)
/** Milliseconds since 1970 by the server's clock. Order never follows from it; numbers give the order. */
const TimeMs = z.int().min(0)
/** Count of envelopes, or an envelope's number. The first envelope is number 1; its leaf index in the tree is 0. */
const Count = z.int().min(0)
const CountText = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})$/)
  .transform(Number)

// Errors: every reply that is not a success has this body (but for HEAD, which has none).

export const WireErrorKind = z.enum([
  /** The body, path or query is not what this file says. */
  'bad-request',
  'unsupported-type',
  'too-large',
  'not-found',
  /** No bearer token, or one that is not a token of this committee signed by the device it names. */
  'unauthenticated',
  /** The token's times do not fit the server's clock. The reply's `Date` header says what the server's clock says. */
  'token-expired',
  /** The token may be good, but this device is not (or not yet) enrolled in the committee. */
  'unknown-device',
  'device-revoked',
  /** The device is enrolled, but its role may not do this. */
  'not-allowed',
  /** An id does not follow from the key it is said to belong to, or the proof of possession is wrong. */
  'key-mismatch',
  /** The bytes do not hash to the name they came under. A document's upload is discarded and starts at 0 again. */
  'wrong-hash',
  'invite-expired',
  /** This invite exists already with another content. */
  'invite-taken',
  /** Another answer came first. Somebody else may hold the code: withdraw the invite and make a new one. */
  'already-answered',
  /** Revoking or demoting the only active secretariat device would lock everybody out. */
  'last-secretariat',
  /** The upload goes on at the offset in the reply's `Upload-Offset`. */
  'offset-conflict',
  'range-not-satisfiable',
  /** A proof was asked for a size or number that the log has not reached. */
  'beyond-log',
  'quota-exceeded',
  'disk-full',
  'too-many-requests',
  'overloaded',
  'internal',
])
export type WireErrorKind = z.infer<typeof WireErrorKind>
export const WireError = z.strictObject({ kind: WireErrorKind, message: z.string().max(500) })
export type WireError = z.infer<typeof WireError>

// Committees

/** committeeId = first 32 hex digits of SHA-256(UTF-8 of this ‖ founding public key, 32 bytes). */
export const committeeIdContext = 'review-desk-committee@v1'
/** What the founding device signs (Ed25519 over the UTF-8 bytes) to prove that it holds the key. */
export const foundingMessage = (committeeId: CommitteeId, deviceId: DeviceId): string =>
  `review-desk-founding@v1\n${committeeId}\n${deviceId}\n`

/** Sent with the operator's set-up token as bearer. Sending it again is harmless. */
export const FoundCommittee = z.strictObject({
  committeeId: CommitteeId,
  deviceId: DeviceId,
  publicKey: PublicKey,
  /** Ed25519 over `foundingMessage`. */
  proof: hexBytes(64),
})
export type FoundCommittee = z.infer<typeof FoundCommittee>
/** `logKey` goes into the roster, so that desks check checkpoints without asking the server for the key. */
export const CommitteeReply = z.strictObject({
  committeeId: CommitteeId,
  /** First line of every checkpoint of this committee's log. */
  origin: z.string().min(1).max(200),
  /** The log's Ed25519 public key. */
  logKey: PublicKey,
  size: Count,
})
export type CommitteeReply = z.infer<typeof CommitteeReply>

// Devices

export const DeviceRole = z.enum(['secretariat', 'member'])
export type DeviceRole = z.infer<typeof DeviceRole>
export const PutDevice = z.strictObject({
  publicKey: PublicKey,
  role: DeviceRole,
  status: z.enum(['active', 'revoked']),
})
export type PutDevice = z.infer<typeof PutDevice>
export const DeviceReply = PutDevice.extend({ deviceId: DeviceId })
export type DeviceReply = z.infer<typeof DeviceReply>

/**
 * A request's bearer token is a JWT signed by the device: base64url of `deviceTokenHeader`, base64url of `DeviceClaims`,
 * base64url of the Ed25519 signature over the first two joined by a dot. `exp - iat` may be 600 s at most; the server
 * allows its clock to differ by 60 s. A desk whose clock is wrong takes the time from the last reply's `Date` header.
 */
export const deviceTokenHeader = { alg: 'EdDSA', typ: 'device+jwt' } as const
export const DeviceClaims = z.strictObject({
  /** The device. */
  sub: DeviceId,
  /** The committee. */
  aud: CommitteeId,
  /** Seconds since 1970. */
  iat: z.int(),
  exp: z.int(),
})
export type DeviceClaims = z.infer<typeof DeviceClaims>
/** `encode`: text to base64url of its UTF-8, no padding. `sign`: base64url of the Ed25519 signature over the text's UTF-8. */
export function createDeviceToken(
  claims: DeviceClaims,
  device: { readonly encode: (text: string) => string; readonly sign: (text: string) => string },
): string {
  const signed = `${device.encode(JSON.stringify(deviceTokenHeader))}.${device.encode(JSON.stringify(claims))}`
  return `${signed}.${device.sign(signed)}`
}

// Enrolment by a one-time code: the id is derived from the code, so only who has the code finds the invite.

export const InviteId = hexBytes(16).brand('InviteId')
export type InviteId = z.infer<typeof InviteId>
export const PutInvite = z.strictObject({ sealed: InviteBytes, expiresAt: TimeMs })
export type PutInvite = z.infer<typeof PutInvite>
export const InviteReply = z.strictObject({
  committeeId: CommitteeId,
  sealed: InviteBytes,
  expiresAt: TimeMs,
})
export type InviteReply = z.infer<typeof InviteReply>
export const WithdrawnReply = z.strictObject({ withdrawn: z.literal(true) })
export type WithdrawnReply = z.infer<typeof WithdrawnReply>
/** The new device's public keys and an HMAC under the code, in bytes that only the secretariat can judge. */
export const AnswerInvite = z.strictObject({ answer: InviteBytes })
export type AnswerInvite = z.infer<typeof AnswerInvite>
export const AnswerReply = z.strictObject({ answeredAt: TimeMs })
export type AnswerReply = z.infer<typeof AnswerReply>
export const InviteAnswer = z.strictObject({ answer: InviteBytes, answeredAt: TimeMs })
export type InviteAnswer = z.infer<typeof InviteAnswer>

// Envelopes and the log

const SealedEnvelope = z.strictObject({ id: EnvelopeId, sealed: SealedBytes })
export const PushEnvelopes = z.strictObject({
  envelopes: z.array(SealedEnvelope).min(1).max(wireLimits.pushEnvelopes),
})
export type PushEnvelopes = z.infer<typeof PushEnvelopes>
/** Leaf data of the tree: the id's 32 bytes ‖ receivedAt as unsigned 64-bit big-endian. */
export const NumberedEnvelope = z.strictObject({ id: EnvelopeId, number: Count.min(1), receivedAt: TimeMs })
export type NumberedEnvelope = z.infer<typeof NumberedEnvelope>
/** In the order of the request. An id that was there before keeps its first number and time. */
export const PushReply = z.strictObject({ accepted: z.array(NumberedEnvelope) })
export type PushReply = z.infer<typeof PushReply>

export const PullQuery = z.strictObject({ after: CountText, limit: CountText.optional() })
/** Numbers are contiguous from `after + 1`. `checkpoint` is for `size`, which may be more than this page reaches. */
export const PullReply = z.strictObject({
  envelopes: z.array(NumberedEnvelope.extend({ sealed: SealedBytes })),
  size: Count,
  checkpoint: z.string(),
})
export type PullReply = z.infer<typeof PullReply>

/** `from`: the size last seen (0 for none). `size`: the size wanted, the newest by default; an old one gives the same note as then. */
export const CheckpointQuery = z.strictObject({ from: CountText, size: CountText.optional() })
export const CheckpointReply = z.strictObject({
  size: Count,
  checkpoint: z.string(),
  /** RFC 6962 2.1.2 from `from` to `size`; empty when either is 0 or they are equal. */
  consistency: z.array(TreeHash),
})
export type CheckpointReply = z.infer<typeof CheckpointReply>

export const InclusionQuery = z.strictObject({ number: CountText, size: CountText })
export const InclusionProof = z.strictObject({ number: Count.min(1), hashes: z.array(TreeHash) })
export type InclusionProof = z.infer<typeof InclusionProof>
export const InclusionBatch = z.strictObject({
  size: Count.min(1),
  numbers: z.array(Count.min(1)).min(1).max(wireLimits.inclusionNumbers),
})
export type InclusionBatch = z.infer<typeof InclusionBatch>
export const InclusionBatchReply = z.strictObject({ proofs: z.array(InclusionProof) })
export type InclusionBatchReply = z.infer<typeof InclusionBatchReply>

// Documents: header names of draft-ietf-httpbis-resumable-upload. HEAD says `Upload-Offset` and `Upload-Complete`; 404
// means start at 0. PATCH sends one piece of at most `pieceBytes` with `Upload-Offset`, `Upload-Complete: ?0` (more to
// come) or `?1` (last piece) and `Content-Type: application/partial-upload`. GET answers Range with 206.

export const pieceContentType = 'application/partial-upload'
export const UploadReply = z.strictObject({ offset: Count, complete: z.boolean() })
export type UploadReply = z.infer<typeof UploadReply>

export const HealthReply = z.strictObject({ status: z.literal('ok'), version: z.string() })
export type HealthReply = z.infer<typeof HealthReply>

export const wirePaths = {
  health: '/health',
  openapi: '/v1/openapi.json',
  committees: '/v1/committees',
  committee: (c: CommitteeId) => `/v1/committees/${c}`,
  device: (c: CommitteeId, device: DeviceId) => `/v1/committees/${c}/devices/${device}`,
  /** PUT and DELETE by the secretariat. */
  committeeInvite: (c: CommitteeId, invite: InviteId) => `/v1/committees/${c}/invites/${invite}`,
  /** GET by the secretariat. */
  committeeInviteAnswer: (c: CommitteeId, invite: InviteId) => `/v1/committees/${c}/invites/${invite}/answer`,
  /** GET by who has the code. */
  invite: (invite: InviteId) => `/v1/invites/${invite}`,
  /** POST by who has the code. */
  inviteAnswer: (invite: InviteId) => `/v1/invites/${invite}/answer`,
  envelopes: (c: CommitteeId) => `/v1/committees/${c}/envelopes`,
  checkpoint: (c: CommitteeId) => `/v1/committees/${c}/checkpoint`,
  inclusion: (c: CommitteeId) => `/v1/committees/${c}/inclusion`,
  document: (c: CommitteeId, document: DocumentHash) => `/v1/committees/${c}/documents/${document}`,
} as const
