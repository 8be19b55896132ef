import type { FastifyReply } from 'fastify'
import type { WireError, WireErrorKind } from '../shared/wire.ts'

/** What a route answers when it does not do as asked. Everything a client can provoke is one of these. */
export interface Refusal {
  readonly kind: WireErrorKind
  /** In place of the kind's own sentence. Holds ids, counts and field paths, never contents. */
  readonly message?: string
}

const answers: { readonly [K in WireErrorKind]: readonly [status: number, message: string] } = {
  'bad-request': [400, 'The request is not understood.'],
  'unsupported-type': [415, 'This content type is not taken here.'],
  'too-large': [413, 'The request is larger than the limit.'],
  'not-found': [404, 'There is nothing under this address.'],
  unauthenticated: [401, 'A bearer token signed by an enrolled device is needed.'],
  'token-expired': [401, 'The token’s times do not fit the server’s clock; see the Date header.'],
  'unknown-device': [401, 'This device is not enrolled in the committee.'],
  'device-revoked': [403, 'This device has been revoked by the secretariat.'],
  'not-allowed': [403, 'This is not for the role of this device.'],
  'key-mismatch': [422, 'The id does not follow from the key, or the proof is wrong.'],
  'wrong-hash': [422, 'The bytes do not hash to their name.'],
  'invite-expired': [410, 'This invite has expired.'],
  'invite-taken': [409, 'This invite exists with another content.'],
  'already-answered': [409, 'Another answer to this invite came first.'],
  'last-secretariat': [409, 'This is the only active secretariat device.'],
  'offset-conflict': [409, 'The upload goes on at another offset; see Upload-Offset.'],
  'range-not-satisfiable': [416, 'The document is shorter than that.'],
  'beyond-log': [400, 'The log has not reached this size or number.'],
  'quota-exceeded': [507, 'The committee’s space on this server is used up.'],
  'disk-full': [507, 'The server’s disk is full; nothing was stored.'],
  'too-many-requests': [429, 'Too many requests; wait and try again.'],
  overloaded: [503, 'The server is busy; wait and try again.'],
  internal: [500, 'The server met an error of its own; nothing was lost.'],
}

export const refusalStatus = (refusal: Refusal): number => answers[refusal.kind][0]
export const refusalBody = (refusal: Refusal): WireError => ({
  kind: refusal.kind,
  message: refusal.message ?? answers[refusal.kind][1],
})

export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  reply.refusedAs = refusal.kind
  if (refusalStatus(refusal) === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(refusalStatus(refusal)).type('application/json').send(refusalBody(refusal))
}
