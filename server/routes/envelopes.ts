import { hash } from 'node:crypto'
import { PullQuery, PullReply, PushEnvelopes, PushReply, wireLimits } from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { IncomingEnvelope } from '../storage.ts'
import { CommitteeParams } from './committees.ts'

const url = '/v1/committees/:committeeId/envelopes'

export function addEnvelopeRoutes(app: App, deps: RouteDeps): void {
  addPush(app, deps)
  addPull(app, deps)
}

function addPush(app: App, deps: RouteDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'device' },
    schema: {
      summary:
        'Push sealed envelopes, all or none; any number of times. Refused: wrong-hash, too-large, quota-exceeded.',
      params: CommitteeParams,
      body: PushEnvelopes,
      response: { 200: PushReply },
    },
    handler: async (request, reply) => {
      const { committeeId } = request.params
      const envelopes = openPush(request.body)
      if (!envelopes.ok) return refuse(reply, envelopes.error)
      const accepted = await deps.log.append(committeeId, envelopes.value, {
        receivedAt: deps.now(),
        maxBytes: deps.limits.envelopeBytesPerCommittee,
      })
      if (!accepted.ok) return refuse(reply, { kind: accepted.error })
      const size = accepted.value.reduce((newest, { number }) => Math.max(newest, number), 0)
      deps.journal({ event: 'envelopes-numbered', committee: committeeId, count: accepted.value.length, size })
      return { accepted: [...accepted.value] }
    },
  })
}

function openPush(push: PushEnvelopes): Result<readonly IncomingEnvelope[], Refusal> {
  const envelopes: IncomingEnvelope[] = []
  for (const [index, { id, sealed }] of push.envelopes.entries()) {
    const bytes = Buffer.from(sealed, 'base64')
    if (bytes.length > wireLimits.envelopeBytes) return err({ kind: 'too-large' })
    if (hash('sha256', bytes) !== id) {
      return err({ kind: 'wrong-hash', message: `body/envelopes/${index} does not hash to its id` })
    }
    envelopes.push({ id, sealed: bytes })
  }
  return ok(envelopes)
}

function addPull(app: App, deps: RouteDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'device' },
    schema: {
      summary: 'Everything numbered after n, a page at a time, with a checkpoint that covers the page.',
      params: CommitteeParams,
      querystring: PullQuery,
      response: { 200: PullReply },
    },
    handler: async (request) => {
      const { committeeId } = request.params
      const { after, limit = wireLimits.pullEnvelopes } = request.query
      const page = { limit: Math.min(limit, wireLimits.pullEnvelopes), maxBytes: wireLimits.pullBytes }
      const envelopes = await deps.records.listEnvelopes(committeeId, after, page)
      // After the page, so that the checkpoint covers it even while others push.
      const { size, checkpoint } = await deps.log.newestCheckpoint(committeeId)
      return {
        envelopes: envelopes.map((envelope) => ({ ...envelope, sealed: envelope.sealed.toString('base64') })),
        size,
        checkpoint,
      }
    },
  })
}
