import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { committee } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import type { SeenRequest } from '../../support/network.ts'
import type { TestDesk } from '../../support/test-desk.ts'

let all: TestCommittee
let application: ApplicationId
let alice: TestDesk
beforeAll(async () => {
  all = await committee({ members: 2, applications: 1 })
  application = all.application
  alice = all.member(0)
})
afterAll(() => all.close())

async function signVote(desk: TestDesk) {
  expectOk(await desk.call.draftVote({ applicationId: application, choice: 'reject', projects: [], conditions: [] }))
  return expectOk(await desk.call.signVote({ applicationId: application })).recordId
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const stalls = (bytes: string) =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from(bytes)) }))

describe.each([
  ['asking for the checkpoint', /\/checkpoint/],
  ['sending', /^POST .*\/envelopes$/],
  ['receiving', /^GET .*\/envelopes\?/],
  ['asking for the proof', /\/inclusion$/],
] as const)('%s', (_step, pattern) => {
  test.each([
    ['500 with our words', () => json({ kind: 'internal', message: 'x' }, 500), { kind: 'server-error', status: 500 }],
    ['503 of a proxy', () => new Response('<h1>Busy</h1>', { status: 503 }), { kind: 'server-error', status: 503 }],
    ['429', () => json({ kind: 'too-many-requests', message: 'x' }, 429), { kind: 'server-error', status: 429 }],
    ['a web page', () => new Response('<html>Welcome to the hotel</html>'), { kind: 'server-nonsense' }],
    ['nothing', () => new Response(null, { status: 204 }), { kind: 'server-nonsense' }],
    ['another body', () => json({ size: -1, envelopes: 'none', accepted: {} }), { kind: 'server-nonsense' }],
    ['no space left', () => json({ kind: 'quota-exceeded', message: 'x' }, 507), { kind: 'quota-exceeded' }],
  ])(
    'answered with %s, blocks with the reason, loses nothing, and goes on afterwards',
    async (_answer, reply, error) => {
      const recordId = await signVote(alice)
      const meets = (request: SeenRequest) => pattern.test(`${request.method} ${request.path}`)
      alice.network.answer((request) => (meets(request) ? reply() : null))
      const blocked = await alice.sync()
      expect(blocked).toMatchObject({ state: 'blocked', error })
      expect(blocked.nextTryAt).not.toBeNull()
      alice.network.restore()
      expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
      await all.secretariat.sync()
      expect(votesReceived(all.secretariat.desk()).map((vote) => vote.recordId)).toContain(recordId)
      expect(expectOk(await alice.call.receipt({ recordId, challenge: '' })).number).toBeGreaterThan(0)
    },
  )

  test('answered with a body that stops half way, ends the wait and goes on afterwards', async () => {
    await signVote(alice)
    let isStalled = false
    alice.network.answer((request) => {
      if (!pattern.test(`${request.method} ${request.path}`)) return null
      isStalled = true
      return stalls('{"si')
    })
    const syncing = alice.sync()
    await until(() => isStalled)
    alice.timer.elapse(30_000)
    alice.timer.elapse(30_000)
    expect(await syncing).toMatchObject({ state: 'offline', waiting: expect.any(Number) as number })
    alice.network.restore()
    expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0 })
  })
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 500) throw new Error('it never came to that')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  // Lets what the answer has set off come to its next wait.
  await new Promise((resolve) => setTimeout(resolve, 20))
}

test('an answer that never ends is given up at its limit', async () => {
  let sent = 0
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          sent += 65_536
          controller.enqueue(new Uint8Array(65_536).fill(32))
        },
      }),
    )
  alice.network.answer(endless)
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'server-nonsense' } })
  expect(sent).toBeLessThan(8 * 1024 * 1024)
  alice.network.restore()
})

test('a page with an envelope that is not its id is not taken over', async () => {
  await signVote(all.member(1))
  await all.member(1).sync()
  const bob = all.secretariat
  const before = bob.desk().store.get('SELECT pulled_to FROM cursor')
  bob.network.change(async (request, response) => {
    if (!/envelopes\?/.test(request.path)) return response
    const page = (await response.json()) as { envelopes: { sealed: string }[] }
    for (const envelope of page.envelopes) envelope.sealed = Buffer.from('other bytes').toString('base64')
    return json(page)
  })
  expect(await bob.sync()).toMatchObject({ state: 'blocked', error: { kind: 'server-nonsense' } })
  expect(bob.desk().store.get('SELECT pulled_to FROM cursor')).toEqual(before)
  bob.network.restore()
  expect(await bob.sync()).toMatchObject({ state: 'idle' })
})

test('under every fault of the line at once, everything arrives once', { timeout: 60_000 }, async () => {
  const expected: string[] = []
  for (const desk of [alice, all.member(1)]) desk.network.faulty(7, 40)
  all.secretariat.network.faulty(8, 40)
  for (let round = 0; round < 12; round++) {
    for (const desk of [alice, all.member(1)]) {
      expected.push(await signVote(desk))
      await desk.sync()
    }
    await all.secretariat.sync()
  }
  const met = new Set([...alice.network.met, ...all.member(1).network.met, ...all.secretariat.network.met])
  expect(met.size).toBeGreaterThan(8)
  for (const desk of all.all) desk.network.restore()
  await all.syncAll(2)
  const log = all.secretariat
    .desk()
    .store.all<{ recordId: string }>(`SELECT record_id AS recordId FROM log WHERE kind = 'vote'`)
    .map(({ recordId }) => recordId)
  expect(expected.every((recordId) => log.includes(recordId))).toBe(true)
  expect(new Set(log).size).toBe(log.length)
  for (const desk of all.all) expect(await desk.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
})
