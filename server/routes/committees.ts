import { verify } from 'node:crypto'
import { z } from '../../shared/schema.ts'
import { CommitteeId } from '../../shared/ids.ts'
import { committeeIdContext, CommitteeReply, FoundCommittee, foundingMessage, wirePaths } from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { toVerifyKey } from '../auth.ts'
import { keyToId } from '../key-id.ts'
import { refuse } from '../refusal.ts'

export const CommitteeParams = z.strictObject({ committeeId: CommitteeId })

export function addCommitteeRoutes(app: App, deps: RouteDeps): void {
  const describe = async (committeeId: CommitteeId): Promise<CommitteeReply | undefined> => {
    const committee = await deps.records.findCommittee(committeeId)
    return committee && { ...committee, origin: deps.log.originOf(committeeId), logKey: deps.log.publicKeyHex }
  }
  app.route({
    method: 'POST',
    url: wirePaths.committees,
    config: { access: 'operator' },
    schema: {
      summary: 'Found a committee; the founding device becomes its first secretariat.',
      body: FoundCommittee,
      response: { 200: CommitteeReply },
    },
    handler: async (request, reply) => {
      const { committeeId, deviceId, publicKey } = request.body
      if (!isFounder(request.body)) return refuse(reply, { kind: 'key-mismatch' })
      const founder = { deviceId, publicKey, role: 'secretariat', status: 'active' } as const
      await deps.records.foundCommittee(committeeId, founder, deps.now())
      return describe(committeeId)
    },
  })
  app.route({
    method: 'GET',
    url: '/v1/committees/:committeeId',
    config: { access: 'device' },
    schema: {
      summary: 'The log’s key and size.',
      params: CommitteeParams,
      response: { 200: CommitteeReply },
    },
    handler: async (request, reply) =>
      (await describe(request.params.committeeId)) ?? refuse(reply, { kind: 'not-found' }),
  })
}

/** Ids follow from the key, so that nobody can take a committee's id before its secretariat does. */
function isFounder({ committeeId, deviceId, publicKey, proof }: FoundCommittee): boolean {
  return (
    committeeId === keyToId(publicKey, committeeIdContext) &&
    deviceId === keyToId(publicKey) &&
    isSignedBy(publicKey, Buffer.from(foundingMessage(committeeId, deviceId)), Buffer.from(proof, 'hex'))
  )
}

function isSignedBy(publicKeyHex: string, bytes: Buffer, signature: Buffer): boolean {
  try {
    return verify(null, bytes, toVerifyKey(publicKeyHex), signature)
  } catch {
    return false
  }
}
