import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteRecords } from '../../server/sqlite-records.ts'
import { maxEnvelopeBytes } from '../../electron/core/crypto/envelope-layout.ts'
import { wireLimits, wirePaths, type CommitteeReply, type PullReply } from '../../shared/wire.ts'
import {
  call,
  createDevice,
  discardServer,
  enrol,
  foundCommittee,
  foundingBody,
  makeEnvelope,
  makeEnvelopes,
  push,
  startServer,
  type Member,
  type RunningServer,
  type TestEnvelope,
} from './running-server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => discardServer(server))

const pull = (member: Member, after: number, limit?: number) => {
  const query = `?after=${after}${limit === undefined ? '' : `&limit=${limit}`}`
  return call<PullReply>(member, `${wirePaths.envelopes(member.committeeId)}${query}`)
}

test('envelopes get numbers from 1 in the order of the push, and come back as they were', async () => {
  const member = await foundCommittee(server)
  const envelopes = makeEnvelopes(5)
  const { body } = await push(member, envelopes)
  const receivedAt = server.clock.nowMs
  expect(body.accepted).toEqual(envelopes.map(({ id }, index) => ({ id, number: index + 1, receivedAt })))
  const pulled = await pull(member, 0)
  expect(pulled.body.envelopes).toEqual(
    envelopes.map((envelope, index) => ({ ...envelope, number: index + 1, receivedAt })),
  )
  expect(pulled.body.size).toBe(5)
  expect((await pull(member, 5)).body.envelopes).toEqual([])
  expect((await pull(member, 3, 1)).body.envelopes.map(({ number }) => number)).toEqual([4])
})

test('pushing again gives the first number and time', async () => {
  const member = await foundCommittee(server)
  const [a, b, c] = makeEnvelopes(3) as [TestEnvelope, TestEnvelope, TestEnvelope]
  const first = await push(member, [a, b])
  server.clock.nowMs += 60_000
  const second = await push(member, [b, c, a, c])
  expect(second.body.accepted).toEqual([
    first.body.accepted[1],
    { id: c.id, number: 3, receivedAt: server.clock.nowMs },
    first.body.accepted[0],
    { id: c.id, number: 3, receivedAt: server.clock.nowMs },
  ])
  expect((await pull(member, 0)).body.size).toBe(3)
})

test('one wrong hash refuses the whole push', async () => {
  const member = await foundCommittee(server)
  const bad = { ...makeEnvelope(), id: makeEnvelope().id }
  expect(await push(member, [makeEnvelope(), bad])).toMatchObject({ status: 422, body: { kind: 'wrong-hash' } })
  expect((await pull(member, 0)).body.size).toBe(0)
})

test('the largest envelope that a desk can seal is taken, a longer one is not, nor is a push of more than 500', async () => {
  const member = await foundCommittee(server)
  expect(wireLimits.envelopeBytes).toBe(maxEnvelopeBytes)
  expect((await push(member, [makeEnvelope(randomBytes(wireLimits.envelopeBytes))])).status).toBe(200)
  const longer = await push(member, [makeEnvelope(randomBytes(wireLimits.envelopeBytes + 1))])
  expect(longer).toMatchObject({ status: 413, body: { kind: 'too-large' } })
  expect(await push(member, makeEnvelopes(501))).toMatchObject({ status: 400, body: { kind: 'bad-request' } })
  expect((await push(member, makeEnvelopes(500))).status).toBe(200)
})

test('a push of the most bytes that the wire allows fits, and a longer body is refused', async () => {
  const member = await foundCommittee(server)
  const most = Array.from({ length: 4 }, () => makeEnvelope(randomBytes(wireLimits.pushBytes / 4)))
  expect((await push(member, most)).status).toBe(200)
  expect(await push(member, [...most, ...most.slice(0, 2)])).toMatchObject({ status: 413, body: { kind: 'too-large' } })
  const page = await pull(member, 0)
  expect(page.body.envelopes.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(page.body.size).toBe(4)
})

test('a page holds one envelope even if that is more than a page may weigh', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-page-'))
  const records = openSqliteRecords(join(folder, 'records.db'))
  const { committeeId, ...founder } = foundingBody(createDevice())
  await records.foundCommittee(committeeId, { ...founder, role: 'secretariat', status: 'active' }, 0)
  const envelopes = makeEnvelopes(3).map(({ id, sealed }) => ({ id, sealed: Buffer.from(sealed, 'base64') }))
  await records.appendEnvelopes(committeeId, envelopes, { receivedAt: 0, maxBytes: 10_000 })
  expect(await records.listEnvelopes(committeeId, 1, { limit: 10, maxBytes: 1 })).toMatchObject([{ number: 2 }])
  await records.close()
  rmSync(folder, { recursive: true })
})

test('beyond the quota nothing new is taken, and what is there can still be pushed and pulled', async () => {
  const small = await startServer({ limits: { envelopeBytesPerCommittee: 1000 } })
  const member = await foundCommittee(small)
  const four = makeEnvelopes(4)
  await push(member, four)
  expect(await push(member, makeEnvelopes(2))).toMatchObject({ status: 507, body: { kind: 'quota-exceeded' } })
  expect((await push(member, [...four, makeEnvelope()])).status).toBe(200)
  expect((await push(member, four)).status).toBe(200)
  expect((await pull(member, 0)).body.size).toBe(5)
  await discardServer(small)
})

const plan = fc.record({
  /** For each pushing device the sizes of its pushes. */
  pushes: fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), {
    minLength: 2,
    maxLength: 5,
  }),
  /** Every push is sent twice at once, as after a reply that was lost. */
  twice: fc.boolean(),
  limit: fc.integer({ min: 1, max: 7 }),
})

test('whoever reads "everything after n" while others push, to two servers over one folder, misses nothing', async () => {
  const second = await startServer({ folder: server.folder })
  await fc.assert(
    fc.asyncProperty(plan, async ({ pushes, twice, limit }) => {
      const secretariat = await foundCommittee(server)
      const sent = new Map<string, number>()
      const pushAll = async (counts: readonly number[], member: Member) => {
        for (const envelopes of counts.map(makeEnvelopes)) {
          const replies = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => push(member, envelopes)))
          for (const { id, number } of replies.flatMap(({ body }) => body.accepted)) {
            expect(sent.get(id) ?? number).toBe(number)
            sent.set(id, number)
          }
        }
      }
      const pushing = Promise.all(
        pushes.map(async (counts, index) => {
          const member = await enrol(secretariat)
          await pushAll(counts, index % 2 === 0 ? member : { ...member, server: second })
        }),
      )
      const expected = pushes.flat().reduce((total, count) => total + count, 0)
      const seen: string[] = []
      while (seen.length < expected) {
        const { body } = await pull(secretariat, seen.length, limit)
        for (const { id, number } of body.envelopes) {
          expect(number).toBe(seen.length + 1)
          seen.push(id)
        }
        expect(body.size).toBeGreaterThanOrEqual(seen.length)
      }
      await pushing
      expect(seen).toEqual([...sent].toSorted((a, b) => a[1] - b[1]).map(([id]) => id))
      const { body } = await call<CommitteeReply>(secretariat, wirePaths.committee(secretariat.committeeId))
      expect(body.size).toBe(expected)
    }),
    { numRuns: 25 },
  )
  await second.close()
})
