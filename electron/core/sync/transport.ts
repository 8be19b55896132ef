import type { CommitteeId, DeviceId, DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { z } from '../../../shared/schema.ts'
import {
  CheckpointReply,
  CommitteeReply,
  DeviceReply,
  InclusionBatchReply,
  InviteAnswer,
  InviteReply,
  PullReply,
  PushReply,
  UploadReply,
  WithdrawnReply,
  wireLimits,
  wirePaths,
  type InviteId,
  type PushEnvelopes,
  type PutDevice,
  type PutInvite,
} from '../../../shared/wire.ts'
import { isRefused, parseJson, type CallError } from './call-error.ts'
import type { Http, ReplyHead, Request, Sink } from './http.ts'
import { pieceRequest, readUploadHeaders, type Piece } from './piece-request.ts'
import type { Tokens } from './token.ts'

// The routes of `shared/wire.ts` as calls of one device. What comes back has been parsed: nothing of a reply is used
// that the wire does not know.

type Reply<T> = Promise<Result<T, CallError>>

export interface Transport {
  readonly committee: () => Reply<CommitteeReply>
  readonly checkpoint: (from: number, size?: number) => Reply<CheckpointReply>
  readonly pull: (after: number, limit: number) => Reply<PullReply>
  readonly push: (body: PushEnvelopes) => Reply<PushReply>
  readonly inclusion: (size: number, numbers: readonly number[]) => Reply<InclusionBatchReply>
  readonly putDevice: (device: DeviceId, body: PutDevice) => Reply<DeviceReply>
  readonly putInvite: (invite: InviteId, body: PutInvite) => Reply<InviteReply>
  /** Its code leads nowhere from then on. */
  readonly withdrawInvite: (invite: InviteId) => Reply<WithdrawnReply>
  /** Null: not answered yet. */
  readonly inviteAnswer: (invite: InviteId) => Reply<InviteAnswer | null>
  /** How far an upload has come; null: not begun. */
  readonly uploadState: (document: DocumentHash) => Reply<UploadReply | null>
  readonly uploadPiece: (document: DocumentHash, piece: Piece) => Reply<UploadReply>
  /** From `offset` to the end. `sink` is also told the status: 200 means that it begins at 0 all the same. */
  readonly download: (document: DocumentHash, offset: number, sink: Sink) => Reply<ReplyHead>
}

/** A page ends once it passes `pullBytes`, so one full envelope may come on top; base64 makes four of three. */
const maxPullBytes = 2 * (wireLimits.pullBytes + wireLimits.envelopeBytes)
export const maxReplyBytes = 4 * 1024 * 1024

export function createTransport(http: Http, tokens: Tokens, committee: CommitteeId): Transport {
  /** Once more with the server's time, when it is only the clocks that differ. */
  const authorised = async <T>(ask: (headers: { readonly authorization: string }) => Reply<T>): Reply<T> => {
    const bearer = () => ({ authorization: `Bearer ${tokens.current()}` })
    const first = await ask(bearer())
    if (first.ok || !isRefused(first.error, 'token-expired') || first.error.kind !== 'refused') return first
    const serverMs = Date.parse(first.error.headers.get('date') ?? '')
    if (!Number.isFinite(serverMs)) return first
    tokens.followClock(serverMs)
    return ask(bearer())
  }
  const json = <S extends z.ZodType>(schema: S, request: Request): Reply<z.output<S>> =>
    authorised((headers) => askJson(http, schema, { ...request, headers: { ...request.headers, ...headers } }))
  const get = <S extends z.ZodType>(schema: S, path: string, limit = maxReplyBytes) =>
    json(schema, { method: 'GET', path, maxReplyBytes: limit })
  const send = <S extends z.ZodType>(schema: S, method: 'POST' | 'PUT', path: string, body: unknown) =>
    json(schema, jsonRequest(method, path, body))

  return {
    committee: () => get(CommitteeReply, wirePaths.committee(committee)),
    checkpoint: (from, size) =>
      get(
        CheckpointReply,
        `${wirePaths.checkpoint(committee)}?from=${from}${size === undefined ? '' : `&size=${size}`}`,
      ),
    pull: (after, limit) =>
      get(PullReply, `${wirePaths.envelopes(committee)}?after=${after}&limit=${limit}`, maxPullBytes),
    push: (body) => send(PushReply, 'POST', wirePaths.envelopes(committee), body),
    inclusion: (size, numbers) => send(InclusionBatchReply, 'POST', wirePaths.inclusion(committee), { size, numbers }),
    putDevice: (device, body) => send(DeviceReply, 'PUT', wirePaths.device(committee, device), body),
    putInvite: (invite, body) => send(InviteReply, 'PUT', wirePaths.committeeInvite(committee, invite), body),
    withdrawInvite: (invite) =>
      json(WithdrawnReply, { method: 'DELETE', path: wirePaths.committeeInvite(committee, invite), maxReplyBytes }),
    inviteAnswer: async (invite) =>
      nullIfMissing(await get(InviteAnswer, wirePaths.committeeInviteAnswer(committee, invite))),
    uploadState: async (document) => {
      const request: Request = { method: 'HEAD', path: wirePaths.document(committee, document), maxReplyBytes: 0 }
      const head = await authorised((headers) => http.ask({ ...request, headers }))
      // A HEAD reply has no body, so a refusal has no kind either; only the status tells.
      if (!head.ok) return head.error.kind === 'refused' && head.error.status === 404 ? ok(null) : head
      return readUploadHeaders(head.value.headers)
    },
    uploadPiece: (document, piece) => json(UploadReply, pieceRequest(wirePaths.document(committee, document), piece)),
    download: (document, offset, sink) => {
      const path = wirePaths.document(committee, document)
      const range = offset > 0 ? { range: `bytes=${offset}-` } : {}
      return authorised((headers) =>
        http.stream(
          { method: 'GET', path, headers: { ...headers, ...range }, maxReplyBytes: wireLimits.documentBytes },
          sink,
        ),
      )
    },
  }
}

export const jsonRequest = (method: 'POST' | 'PUT', path: string, body: unknown): Request => ({
  method,
  path,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
  maxReplyBytes,
})

/** Errors: those of the network, and `server-nonsense` for an answer that the schema does not accept. */
export async function askJson<S extends z.ZodType>(http: Http, schema: S, request: Request): Reply<z.output<S>> {
  const reply = await http.ask(request)
  if (!reply.ok) return reply
  const parsed = schema.safeParse(parseJson(reply.value.body))
  return parsed.success ? ok(parsed.data) : err({ kind: 'server-nonsense' })
}

const nullIfMissing = <T>(reply: Result<T, CallError>): Result<T | null, CallError> =>
  !reply.ok && isRefused(reply.error, 'not-found') ? ok(null) : reply
