import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wireLimits, wirePaths, type InviteAnswer, type InviteId } from '../../shared/wire.ts'
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
  server = await startServer({ limits: { invitesPerCommittee: 20 } })
  secretariat = await foundCommittee(server)
})
afterAll(() => discardServer(server))

const dayMs = 24 * 60 * 60 * 1000
const blob = (bytes: number): string => randomBytes(bytes).toString('base64')
const newId = (): InviteId => randomBytes(16).toString('hex') as InviteId

async function invite(by: Member, change: { sealed?: string; expiresAt?: number } = {}, inviteId = newId()) {
  const json = { sealed: blob(300), expiresAt: server.clock.nowMs + dayMs, ...change }
  const reply = await call(by, wirePaths.committeeInvite(by.committeeId, inviteId), { method: 'PUT', json })
  return { inviteId, json, reply }
}
const answer = (inviteId: InviteId, text: string) =>
  callServer(server, wirePaths.inviteAnswer(inviteId), { method: 'POST', json: { answer: text } })

test('a code leads to the sealed invite, and its answer to the secretariat', async () => {
  const { inviteId, json } = await invite(secretariat)
  expect(await callServer(server, wirePaths.invite(inviteId))).toMatchObject({
    status: 200,
    body: { ...json, committeeId: secretariat.committeeId },
  })
  const path = wirePaths.committeeInviteAnswer(secretariat.committeeId, inviteId)
  expect((await call(secretariat, path)).status).toBe(404)
  const text = blob(200)
  expect((await answer(inviteId, text)).status).toBe(200)
  const fetched = await call<InviteAnswer>(secretariat, path)
  expect(fetched.body).toEqual({ answer: text, answeredAt: server.clock.nowMs })
})

test('the same answer again is taken, another is not', async () => {
  const { inviteId } = await invite(secretariat)
  const [first, second] = [blob(100), blob(100)]
  expect((await answer(inviteId, first)).status).toBe(200)
  expect((await answer(inviteId, first)).status).toBe(200)
  expect(await answer(inviteId, second)).toMatchObject({ status: 409, body: { kind: 'already-answered' } })
})

test('of many answers at the same time exactly one is taken', async () => {
  const { inviteId } = await invite(secretariat)
  const replies = await Promise.all(Array.from({ length: 8 }, () => answer(inviteId, blob(100))))
  const countOf = (wanted: number) => replies.filter(({ status }) => status === wanted).length
  expect([countOf(200), countOf(409)]).toEqual([1, 7])
})

test('an invite is put once; the same again is taken, another content is not', async () => {
  const { inviteId, json } = await invite(secretariat)
  expect((await invite(secretariat, json, inviteId)).reply.status).toBe(200)
  expect((await invite(secretariat, {}, inviteId)).reply).toMatchObject({ status: 409, body: { kind: 'invite-taken' } })
  const other = await foundCommittee(server)
  expect((await invite(other, json, inviteId)).reply).toMatchObject({ status: 409, body: { kind: 'invite-taken' } })
})

test('another committee’s secretariat cannot fetch the answer', async () => {
  const { inviteId } = await invite(secretariat)
  await answer(inviteId, blob(100))
  const other = await foundCommittee(server)
  expect((await call(other, wirePaths.committeeInviteAnswer(other.committeeId, inviteId))).status).toBe(404)
})

test('a withdrawn invite leads nowhere, and withdrawing is harmless twice and to others', async () => {
  const { inviteId } = await invite(secretariat)
  const other = await foundCommittee(server)
  const withdraw = (by: Member) => call(by, wirePaths.committeeInvite(by.committeeId, inviteId), { method: 'DELETE' })
  expect((await withdraw(other)).status).toBe(200)
  expect((await callServer(server, wirePaths.invite(inviteId))).status).toBe(200)
  for (let time = 0; time < 2; time += 1) expect((await withdraw(secretariat)).status).toBe(200)
  expect(await callServer(server, wirePaths.invite(inviteId))).toMatchObject({ status: 404 })
  expect(await answer(inviteId, blob(100))).toMatchObject({ status: 404, body: { kind: 'not-found' } })
})

test('an expired invite can neither be read nor answered, but an answer that came in time is kept for the secretariat', async () => {
  const { inviteId } = await invite(secretariat)
  await answer(inviteId, blob(100))
  server.clock.nowMs += dayMs
  const gone = { status: 410, body: { kind: 'invite-expired' } }
  expect(await callServer(server, wirePaths.invite(inviteId))).toMatchObject(gone)
  expect(await answer(inviteId, blob(100))).toMatchObject(gone)
  expect((await call(secretariat, wirePaths.committeeInviteAnswer(secretariat.committeeId, inviteId))).status).toBe(200)
})

test.each([
  ['too long', () => ({ sealed: blob(wireLimits.inviteBytes + 1) }), 413, 'too-large'],
  ['far too long', () => ({ sealed: blob(9000) }), 400, 'bad-request'],
  ['no base64', () => ({ sealed: '!!' }), 400, 'bad-request'],
  ['past', () => ({ expiresAt: server.clock.nowMs }), 400, 'bad-request'],
  ['too far off', () => ({ expiresAt: server.clock.nowMs + 61 * dayMs }), 400, 'bad-request'],
])('an invite that is %s is refused', async (_name, change, status, kind) => {
  expect((await invite(secretariat, change())).reply).toMatchObject({ status, body: { kind } })
})

test('an invite of the full 4096 bytes is taken', async () => {
  expect((await invite(secretariat, { sealed: blob(wireLimits.inviteBytes) })).reply.status).toBe(200)
})

test('invites beyond the quota are refused until old ones have expired for a month', async () => {
  const full = await foundCommittee(server)
  for (let n = 0; n < 20; n += 1) expect((await invite(full)).reply.status).toBe(200)
  expect((await invite(full)).reply).toMatchObject({ status: 507, body: { kind: 'quota-exceeded' } })
  server.clock.nowMs += 32 * dayMs
  expect((await invite(full)).reply.status).toBe(200)
})

test('an address that tries many codes is slowed down, and enrolled devices are not', async () => {
  const strict = await startServer({ limits: { unknownRequestsPerMinute: 5 } })
  const desk = await foundCommittee(strict)
  const statuses: number[] = []
  for (let n = 0; n < 6; n += 1) statuses.push((await callServer(strict, wirePaths.invite(newId()))).status)
  expect(statuses).toEqual([404, 404, 404, 404, 429, 429])
  const slowed = await callServer(strict, wirePaths.invite(newId()))
  expect(slowed).toMatchObject({ body: { kind: 'too-many-requests' } })
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await callServer(strict, wirePaths.committees, { method: 'POST', json: {}, token: 'a guess' })).status).toBe(
    429,
  )
  expect((await call(desk, wirePaths.committee(desk.committeeId))).status).toBe(200)
  await discardServer(strict)
})
