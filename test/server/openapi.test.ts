import { afterAll, beforeAll, expect, test } from 'vitest'
import { wirePaths, type InviteId } from '../../shared/wire.ts'
import type { CommitteeId, DeviceId, DocumentHash } from '../../shared/ids.ts'
import { callServer, discardServer, startServer, type RunningServer } from './running-server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => discardServer(server))

const c = 'a'.repeat(32) as CommitteeId
const device = 'b'.repeat(32) as DeviceId
const invite = 'c'.repeat(32) as InviteId
const document = 'd'.repeat(64) as DocumentHash

const routes: readonly (readonly [method: string, path: string, stranger: number])[] = [
  ['GET', wirePaths.health, 200],
  ['GET', wirePaths.openapi, 200],
  ['POST', wirePaths.committees, 401],
  ['GET', wirePaths.committee(c), 401],
  ['PUT', wirePaths.device(c, device), 401],
  ['PUT', wirePaths.committeeInvite(c, invite), 401],
  ['DELETE', wirePaths.committeeInvite(c, invite), 401],
  ['GET', wirePaths.committeeInviteAnswer(c, invite), 401],
  ['GET', wirePaths.invite(invite), 404],
  ['POST', wirePaths.inviteAnswer(invite), 415],
  ['POST', wirePaths.envelopes(c), 401],
  ['GET', wirePaths.envelopes(c), 401],
  ['GET', wirePaths.checkpoint(c), 401],
  ['GET', wirePaths.inclusion(c), 401],
  ['POST', wirePaths.inclusion(c), 401],
  ['HEAD', wirePaths.document(c, document), 401],
  ['PATCH', wirePaths.document(c, document), 401],
  ['GET', wirePaths.document(c, document), 401],
]

test('the OpenAPI document has every route of the wire and no other', async () => {
  const { body } = await callServer<{ paths: Record<string, object> }>(server, wirePaths.openapi)
  const described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const patternOf = (path: string): string =>
    path
      .replace(c, '{committeeId}')
      .replace(device, '{deviceId}')
      .replace(invite, '{inviteId}')
      .replace(document, '{document}')
  expect(described.toSorted()).toEqual(routes.map(([method, path]) => `${method} ${patternOf(path)}`).toSorted())
})

test.each(routes)('%s %s answers a stranger with %i', async (method, path, expected) => {
  const reply = await callServer(server, path, { method, ...(method === 'POST' && { body: 'text' }) })
  expect(reply.status).toBe(expected)
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('strict-transport-security')).toBeNull()
})

test('an unknown address gets a refusal with a kind', async () => {
  const reply = await callServer(server, '/v2/nothing')
  expect(reply).toMatchObject({ status: 404, body: { kind: 'not-found' } })
})
