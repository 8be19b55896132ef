import {
  CheckpointQuery,
  CheckpointReply,
  InclusionBatch,
  InclusionBatchReply,
  InclusionProof,
  InclusionQuery,
} from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { refuse } from '../refusal.ts'
import { CommitteeParams } from './committees.ts'

export function addProofRoutes(app: App, deps: RouteDeps): void {
  addCheckpoint(app, deps)
  addInclusion(app, deps)
}

function addCheckpoint(app: App, deps: RouteDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/committees/:committeeId/checkpoint',
    config: { access: 'device' },
    schema: {
      summary: 'A signed checkpoint, and the proof that it extends the one last seen. Refused: beyond-log.',
      params: CommitteeParams,
      querystring: CheckpointQuery,
      response: { 200: CheckpointReply },
    },
    handler: async (request, reply) => {
      const { from, size } = request.query
      const shown = await deps.log.checkpoint(request.params.committeeId, from, size)
      return shown.ok ? shown.value : refuse(reply, { kind: shown.error })
    },
  })
}

function addInclusion(app: App, deps: RouteDeps): void {
  const url = '/v1/committees/:committeeId/inclusion'
  app.route({
    method: 'GET',
    url,
    config: { access: 'device' },
    schema: {
      summary: 'The proof that an envelope is in the tree of a size. Refused: beyond-log.',
      params: CommitteeParams,
      querystring: InclusionQuery,
      response: { 200: InclusionProof },
    },
    handler: async (request, reply) => {
      const { number, size } = request.query
      const proofs = await deps.log.inclusion(request.params.committeeId, [number], size)
      return proofs.ok && proofs.value[0] ? proofs.value[0] : refuse(reply, { kind: 'beyond-log' })
    },
  })
  app.route({
    method: 'POST',
    url,
    config: { access: 'device' },
    schema: {
      summary: 'The same for many envelopes at once.',
      params: CommitteeParams,
      body: InclusionBatch,
      response: { 200: InclusionBatchReply },
    },
    handler: async (request, reply) => {
      const { numbers, size } = request.body
      const proofs = await deps.log.inclusion(request.params.committeeId, numbers, size)
      return proofs.ok ? { proofs: [...proofs.value] } : refuse(reply, { kind: proofs.error })
    },
  })
}
