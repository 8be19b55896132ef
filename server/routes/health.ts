import { z } from '../../shared/schema.ts'
import { HealthReply, wirePaths } from '../../shared/wire.ts'
import type { App } from '../route-deps.ts'
import { serverVersion } from '../version.ts'

export function addHealthRoutes(app: App): void {
  app.route({
    method: 'GET',
    url: wirePaths.health,
    config: { access: 'public' },
    schema: { summary: 'Is the server up?', response: { 200: HealthReply } },
    handler: async () => ({ status: 'ok' as const, version: serverVersion }),
  })
  app.route({
    method: 'GET',
    url: wirePaths.openapi,
    config: { access: 'public' },
    schema: { summary: 'This description.', response: { 200: z.looseObject({ openapi: z.string() }) } },
    handler: async () => app.swagger() as { openapi: string },
  })
}
