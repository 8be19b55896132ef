/** What one committee, one device or one address may use of this server. The operator's to change, not the protocol's. */
export interface ServerLimits {
  readonly envelopeBytesPerCommittee: number
  readonly documentBytesPerCommittee: number
  readonly invitesPerCommittee: number
  readonly devicesPerCommittee: number
  /** For an enrolled device: a batch of a thousand documents comes in one go. */
  readonly requestsPerMinute: number
  /** For an address that is not known yet. A whole committee may sit behind one address at its first meeting. */
  readonly unknownRequestsPerMinute: number
  /**
   * An answer of 503 is given while the event loop lags behind by more than this, and after it stood still for a whole
   * second, whatever the number. 0: never, for a server that shares its thread with desks that seal.
   */
  readonly eventLoopDelayMs: number
}

export const defaultLimits: ServerLimits = {
  envelopeBytesPerCommittee: 4 * 1024 ** 3,
  documentBytesPerCommittee: 50 * 1024 ** 3,
  invitesPerCommittee: 500,
  devicesPerCommittee: 500,
  requestsPerMinute: 12_000,
  unknownRequestsPerMinute: 240,
  eventLoopDelayMs: 3_000,
}
