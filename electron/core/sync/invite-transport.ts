import type { Result } from '../../../shared/result.ts'
import {
  AnswerReply,
  CommitteeReply,
  InviteReply,
  wirePaths,
  type FoundCommittee,
  type InviteId,
} from '../../../shared/wire.ts'
import type { CallError } from './call-error.ts'
import type { Http } from './http.ts'
import { askJson, jsonRequest, maxReplyBytes } from './transport.ts'

// The calls of those who are no device of a committee yet: the holder of a one-time code, and the founder with the
// operator's set-up token.

export const readInvite = (http: Http, invite: InviteId): Promise<Result<InviteReply, CallError>> =>
  askJson(http, InviteReply, { method: 'GET', path: wirePaths.invite(invite), maxReplyBytes })

/** The same answer again is no error. */
export const answerInvite = (http: Http, invite: InviteId, answer: string): Promise<Result<AnswerReply, CallError>> =>
  askJson(http, AnswerReply, jsonRequest('POST', wirePaths.inviteAnswer(invite), { answer }))

export function foundCommittee(
  http: Http,
  setupToken: string,
  body: FoundCommittee,
): Promise<Result<CommitteeReply, CallError>> {
  const request = jsonRequest('POST', wirePaths.committees, body)
  const headers = { ...request.headers, authorization: `Bearer ${setupToken}` }
  return askJson(http, CommitteeReply, { ...request, headers })
}
