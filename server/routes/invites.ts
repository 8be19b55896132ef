import { z } from '../../shared/schema.ts'
import { CommitteeId } from '../../shared/ids.ts'
import {
  AnswerInvite,
  AnswerReply,
  InviteAnswer,
  InviteId,
  InviteReply,
  PutInvite,
  WithdrawnReply,
  wireLimits,
} from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { refuse } from '../refusal.ts'

const CommitteeInvite = z.strictObject({ committeeId: CommitteeId, inviteId: InviteId })
const CodeInvite = z.strictObject({ inviteId: InviteId })

/** Time for the secretariat to fetch an answer that came on the last day. */
const keepExpiredMs = 30 * 24 * 60 * 60 * 1000

export function addInviteRoutes(app: App, deps: RouteDeps): void {
  addSecretariatSide(app, deps)
  addCodeSide(app, deps)
}

function addSecretariatSide(app: App, deps: RouteDeps): void {
  app.route({
    method: 'PUT',
    url: '/v1/committees/:committeeId/invites/:inviteId',
    config: { access: 'secretariat' },
    schema: {
      summary: 'Leave a sealed invite. Refused: invite-taken, quota-exceeded.',
      params: CommitteeInvite,
      body: PutInvite,
      response: { 200: InviteReply },
    },
    handler: async (request, reply) => {
      const { committeeId, inviteId } = request.params
      const { expiresAt } = request.body
      const sealed = Buffer.from(request.body.sealed, 'base64')
      if (sealed.length > wireLimits.inviteBytes) return refuse(reply, { kind: 'too-large' })
      const now = deps.now()
      if (expiresAt <= now || expiresAt > now + wireLimits.inviteLifeMs) {
        return refuse(reply, { kind: 'bad-request', message: 'body/expiresAt is past or too far off' })
      }
      const options = { maxInvites: deps.limits.invitesPerCommittee, expiredBefore: now - keepExpiredMs }
      const stored = await deps.records.putInvite(inviteId, { committeeId, sealed, expiresAt }, options)
      if (!stored.ok) return refuse(reply, { kind: stored.error })
      return { committeeId, sealed: sealed.toString('base64'), expiresAt }
    },
  })
  app.route({
    method: 'DELETE',
    url: '/v1/committees/:committeeId/invites/:inviteId',
    config: { access: 'secretariat' },
    schema: {
      summary: 'Withdraw an invite: its code leads nowhere from now on. One that is not there is no error.',
      params: CommitteeInvite,
      response: { 200: WithdrawnReply },
    },
    handler: async (request) => {
      const { committeeId, inviteId } = request.params
      await deps.records.removeInvite(committeeId, inviteId)
      return { withdrawn: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/v1/committees/:committeeId/invites/:inviteId/answer',
    config: { access: 'secretariat' },
    schema: {
      summary: 'The answer to an invite; not-found while there is none.',
      params: CommitteeInvite,
      response: { 200: InviteAnswer },
    },
    handler: async (request, reply) => {
      const invite = await deps.records.findInvite(request.params.inviteId)
      const isTheirs = invite?.committeeId === request.params.committeeId
      if (!isTheirs || !invite.answer || invite.answeredAt === null) return refuse(reply, { kind: 'not-found' })
      return { answer: invite.answer.toString('base64'), answeredAt: invite.answeredAt }
    },
  })
}

function addCodeSide(app: App, deps: RouteDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/invites/:inviteId',
    config: { access: 'code' },
    schema: {
      summary: 'The sealed invite that a one-time code leads to. Refused: not-found, invite-expired.',
      params: CodeInvite,
      response: { 200: InviteReply },
    },
    handler: async (request, reply) => {
      const invite = await deps.records.findInvite(request.params.inviteId)
      if (!invite) return refuse(reply, { kind: 'not-found' })
      if (invite.expiresAt <= deps.now()) return refuse(reply, { kind: 'invite-expired' })
      const { committeeId, sealed, expiresAt } = invite
      return { committeeId, sealed: sealed.toString('base64'), expiresAt }
    },
  })
  app.route({
    method: 'POST',
    url: '/v1/invites/:inviteId/answer',
    config: { access: 'code' },
    schema: {
      summary:
        'Answer an invite, once; the same answer again is no error. Refused: not-found, invite-expired, already-answered.',
      params: CodeInvite,
      body: AnswerInvite,
      response: { 200: AnswerReply },
    },
    handler: async (request, reply) => {
      const { inviteId } = request.params
      const answer = Buffer.from(request.body.answer, 'base64')
      if (answer.length > wireLimits.inviteBytes) return refuse(reply, { kind: 'too-large' })
      const invite = await deps.records.findInvite(inviteId)
      if (!invite) return refuse(reply, { kind: 'not-found' })
      if (invite.expiresAt <= deps.now()) return refuse(reply, { kind: 'invite-expired' })
      const stored = await deps.records.answerInvite(inviteId, answer, deps.now())
      return stored.ok ? { answeredAt: stored.value } : refuse(reply, { kind: stored.error })
    },
  })
}
