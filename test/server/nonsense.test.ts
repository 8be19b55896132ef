import fc from 'fast-check'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WireError, wirePaths, type InviteId } from '../../shared/wire.ts'
import {
  call,
  callServer,
  discardServer,
  foundCommittee,
  startServer,
  type Member,
  type RunningServer,
} from './running-server.ts'

let server: RunningServer
let secretariat: Member
beforeAll(async () => {
  server = await startServer()
  secretariat = await foundCommittee(server)
})
afterAll(() => discardServer(server))

const bodies: readonly (readonly [name: string, body: string])[] = [
  ['nothing', ''],
  ['half of an object', '{"envelopes":[{"id":"ab'],
  ['a poisoned prototype', '{"__proto__":{"isAdmin":true},"envelopes":[]}'],
  ['a poisoned prototype further in', '{"envelopes":[{"__proto__":{"id":1}}]}'],
  ['a poisoned constructor', '{"constructor":{"prototype":{"x":1}},"envelopes":[]}'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '1e999'],
  ['no envelopes', '{"envelopes":[]}'],
  ['a key too many', `{"envelopes":[{"id":"${'a'.repeat(64)}","sealed":"aa==","title":"x"}]}`],
  ['an id in capitals', `{"envelopes":[{"id":"${'A'.repeat(64)}","sealed":"aa=="}]}`],
  ['an id that is a number', '{"envelopes":[{"id":1,"sealed":"aa=="}]}'],
  ['deep nesting', '['.repeat(200_000)],
  ['bytes that are no UTF-8', '\u0000\ufffd'],
]

test.each(bodies)('a push of %s is refused with bad-request', async (_name, body) => {
  const path = wirePaths.envelopes(secretariat.committeeId)
  const reply = await call(secretariat, path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(reply).toMatchObject({ status: 400, body: { kind: 'bad-request' } })
})

test('a body of many megabytes is refused before it is read', async () => {
  const path = wirePaths.envelopes(secretariat.committeeId)
  const body = `{"envelopes":"${'x'.repeat(13 * 1024 * 1024)}"}`
  const reply = await call(secretariat, path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(reply).toMatchObject({ status: 413, body: { kind: 'too-large' } })
})

test.each([
  ['envelopes?after=-1'],
  ['envelopes?after=1.5'],
  ['envelopes?after=01'],
  ['envelopes?after=99999999999999999999'],
  ['envelopes?after=0&after=1'],
  ['envelopes?after=0&limit=x'],
  ['envelopes'],
  ['checkpoint'],
  ['checkpoint?from=%00'],
  ['inclusion?number=1'],
  ['documents/../../log-key.pem'],
  ['documents/%2e%2e%2f%2e%2e%2flog-key.pem'],
  ['documents/%zz'],
  [`documents/${'A'.repeat(64)}`],
  [`documents/${'a'.repeat(5000)}`],
])('the address %s is refused', async (path) => {
  const reply = await call(secretariat, `/v1/committees/${secretariat.committeeId}/${path}`)
  expect([400, 404]).toContain(reply.status)
  expect(WireError.safeParse(reply.body).success).toBe(true)
})

test('bytes that are not HTTP get a refusal with a kind too', async () => {
  const said = await new Promise<string>((resolve) => {
    const { port } = server.app.server.address() as AddressInfo
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
  })
  expect(said).toMatch(/^HTTP\/1\.1 400 /)
  expect(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).toMatchObject({ kind: 'bad-request' })
})

test('whatever JSON comes, the answer is a refusal with a kind and the server goes on', async () => {
  const invite = 'c'.repeat(32) as InviteId
  const c = secretariat.committeeId
  const targets = fc.constantFrom(
    ['POST', wirePaths.envelopes(c)],
    ['POST', wirePaths.inclusion(c)],
    ['PUT', wirePaths.device(c, secretariat.device.deviceId)],
    ['PUT', wirePaths.committeeInvite(c, invite)],
    ['POST', wirePaths.inviteAnswer(invite)],
    ['POST', wirePaths.committees],
  )
  await fc.assert(
    fc.asyncProperty(targets, fc.json({ maxDepth: 4 }), async ([method = '', path = ''], body) => {
      const options = { method, body, headers: { 'content-type': 'application/json' } }
      const reply = await call(secretariat, path, options)
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
      expect(WireError.safeParse(reply.body).success).toBe(true)
    }),
  )
  expect((await callServer(server, wirePaths.health)).status).toBe(200)
  expect(server.events.filter(({ event }) => event === 'failed')).toEqual([])
})

test('a server that lags says so, and when to come back', async () => {
  const lagging = await startServer({ limits: { eventLoopDelayMs: 20 } })
  const hog = setInterval(() => {
    for (const endMs = performance.now() + 100; performance.now() < endMs;);
  }, 10)
  let reply = await callServer(lagging, wirePaths.health)
  while (reply.status === 200) reply = await callServer(lagging, wirePaths.health)
  clearInterval(hog)
  expect(reply).toMatchObject({ status: 503, body: { kind: 'overloaded' } })
  expect(reply.headers.get('retry-after')).toBe('10')
  await discardServer(lagging)
})

test('a server that shares its thread with sealing is never called overloaded for it, once that is switched off', async () => {
  const shared = await startServer({ limits: { eventLoopDelayMs: 0 } })
  const replies: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    // Longer than a sample: the next one then has nothing to go by, which the library takes for endless lag.
    for (const endMs = performance.now() + 1_200; performance.now() < endMs;);
    replies.push((await callServer(shared, wirePaths.health)).status)
  }
  expect(replies).toEqual([200, 200, 200, 200])
  await discardServer(shared)
})
