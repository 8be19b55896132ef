import { z } from '../../shared/schema.ts'
import { CommitteeId, DeviceId } from '../../shared/ids.ts'
import { DeviceReply, PutDevice } from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { keyToId } from '../key-id.ts'
import { refuse } from '../refusal.ts'

const DeviceParams = z.strictObject({ committeeId: CommitteeId, deviceId: DeviceId })

export function addDeviceRoutes(app: App, deps: RouteDeps): void {
  app.route({
    method: 'PUT',
    url: '/v1/committees/:committeeId/devices/:deviceId',
    config: { access: 'secretariat' },
    schema: {
      summary:
        'Enrol a device, change its role, or revoke it. Refused: key-mismatch, last-secretariat, quota-exceeded.',
      params: DeviceParams,
      body: PutDevice,
      response: { 200: DeviceReply },
    },
    handler: async (request, reply) => {
      const { committeeId, deviceId } = request.params
      if (keyToId(request.body.publicKey) !== deviceId) return refuse(reply, { kind: 'key-mismatch' })
      const device = { deviceId, ...request.body }
      const stored = await deps.records.putDevice(committeeId, device, deps.limits.devicesPerCommittee)
      return stored.ok ? stored.value : refuse(reply, { kind: stored.error })
    },
  })
}
