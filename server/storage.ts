import type { Readable } from 'node:stream'
import type { CommitteeId, DeviceId, DocumentHash, EnvelopeId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import type { DeviceReply, InviteId, NumberedEnvelope, UploadReply } from '../shared/wire.ts'

// Two small interfaces hide where things are kept: SQLite and a folder here; PostgreSQL and S3 fit behind the same.
// All are asynchronous for that reason, although SQLite would not need it.

export interface StoredCommittee {
  readonly committeeId: CommitteeId
  /** Envelopes numbered so far, which is also the newest number. */
  readonly size: number
}

export interface StoredInvite {
  readonly committeeId: CommitteeId
  readonly sealed: Buffer
  readonly expiresAt: number
  readonly answer: Buffer | null
  readonly answeredAt: number | null
}

export interface IncomingEnvelope {
  readonly id: EnvelopeId
  readonly sealed: Buffer
}
export interface StoredEnvelope extends NumberedEnvelope {
  readonly sealed: Buffer
}
/** What the tree needs of an envelope. */
export interface StoredLeaf {
  readonly number: number
  readonly id: Buffer
  readonly receivedAt: number
}

export interface Records {
  /** Does nothing when the committee exists. */
  foundCommittee(committeeId: CommitteeId, founder: DeviceReply, now: number): Promise<void>
  findCommittee(committeeId: CommitteeId): Promise<StoredCommittee | undefined>
  findDevice(committeeId: CommitteeId, deviceId: DeviceId): Promise<DeviceReply | undefined>
  putDevice(
    committeeId: CommitteeId,
    device: DeviceReply,
    maxDevices: number,
  ): Promise<Result<DeviceReply, 'last-secretariat' | 'quota-exceeded'>>
  /** The same invite again is no error. Invites long expired are cleared away to make room. */
  putInvite(
    inviteId: InviteId,
    invite: Pick<StoredInvite, 'committeeId' | 'sealed' | 'expiresAt'>,
    options: { readonly maxInvites: number; readonly expiredBefore: number },
  ): Promise<Result<true, 'invite-taken' | 'quota-exceeded'>>
  /** Does nothing when the committee has no such invite. */
  removeInvite(committeeId: CommitteeId, inviteId: InviteId): Promise<void>
  findInvite(inviteId: InviteId): Promise<StoredInvite | undefined>
  /** The first answer stays. Gives the time at which it came, if this one is the same. `not-found`: withdrawn meanwhile. */
  answerInvite(
    inviteId: InviteId,
    answer: Buffer,
    now: number,
  ): Promise<Result<number, 'already-answered' | 'not-found'>>
  /**
   * Numbers what is new, in order and without gaps, under a lock per committee, so that nobody who reads "everything
   * after n" can miss an envelope that commits late. An id that is there already keeps its number. All or none.
   */
  appendEnvelopes(
    committeeId: CommitteeId,
    envelopes: readonly IncomingEnvelope[],
    options: { readonly receivedAt: number; readonly maxBytes: number },
  ): Promise<Result<readonly NumberedEnvelope[], 'quota-exceeded'>>
  /** At most `limit`, ending early once `maxBytes` are passed; never none when there is one. */
  listEnvelopes(
    committeeId: CommitteeId,
    after: number,
    page: { readonly limit: number; readonly maxBytes: number },
  ): Promise<readonly StoredEnvelope[]>
  listLeaves(committeeId: CommitteeId, after: number, limit: number): Promise<readonly StoredLeaf[]>
  close(): Promise<void>
}

export interface Piece {
  readonly offset: number
  readonly last: boolean
  readonly bytes: Readable
  readonly maxPieceBytes: number
  readonly maxDocumentBytes: number
  readonly maxCommitteeBytes: number
}
export type PieceRefusal = 'offset-conflict' | 'too-large' | 'quota-exceeded' | 'wrong-hash'

/** Sealed bytes by the SHA-256 of themselves. */
export interface Documents {
  /** Undefined when not a byte of it is here. */
  findDocument(committeeId: CommitteeId, hash: DocumentHash): Promise<UploadReply | undefined>
  /**
   * Adds one piece; what is answered is on the disk. A piece that is cut off is kept as far as it came, and throws.
   * The last piece closes the document once its whole hash is right; `wrong-hash` discards it.
   */
  writePiece(committeeId: CommitteeId, hash: DocumentHash, piece: Piece): Promise<Result<UploadReply, PieceRefusal>>
  /** Bytes from `start` to `end` inclusive of a complete document. */
  readDocument(committeeId: CommitteeId, hash: DocumentHash, start: number, end: number): Promise<Readable>
}
