import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve } from '../../../electron/core/secretariat/approve.ts'
import { invite, openInvites, pendingAnswers } from '../../../electron/core/secretariat/invites.ts'
import { createInvite } from '../../../electron/core/crypto/invite.ts'
import { encodeAnswer } from '../../../electron/core/sync/invite-format.ts'
import { createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { deskUrl, passphrase, type TestDesk } from '../../support/test-desk.ts'

let all: TestCommittee
const made: TestDesk[] = []
beforeAll(async () => {
  all = await committee({ members: 1 })
})
afterAll(async () => {
  for (const desk of made) await desk.discard()
  await all.close()
})
let count = 0
const newDesk = () => {
  const desk = all.open(`new-${++count}`)
  made.push(desk)
  return desk
}
const newInvite = async () =>
  expectOk(await invite(all.secretariat.desk(), { name: { en: 'Eve', zh: '伊' }, role: 'member' }))
const setUp = (desk: TestDesk, code: string, serverUrl = deskUrl) => desk.call.setUp({ serverUrl, code, passphrase })
const answerTo = async (inviteId: string) =>
  expectOk(await pendingAnswers(all.secretariat.desk())).find((one) => one.inviteId === inviteId)?.answer

test('both sides see the same six words, and the code may be typed in any way', async () => {
  const { code, inviteId } = await newInvite()
  const desk = newDesk()
  const reply = expectOk(await setUp(desk, ` ${code.toLowerCase().replaceAll('-', ' ')} `))
  expect(reply.checkPhrase.split(' ')).toHaveLength(6)
  expect(reply.recoveryCode.length).toBeGreaterThan(20)
  expect(await answerTo(inviteId)).toMatchObject({ state: 'answered', checkPhrase: reply.checkPhrase })
  expect(expectOk(await desk.call.session(undefined))).toMatchObject({
    state: 'awaiting-approval',
    checkPhrase: reply.checkPhrase,
    memberName: { en: 'Eve', zh: '伊' },
  })
})

test.each([
  ['a code that nobody made', () => createInvite(all.secretariat.deps.random).code],
  ['half a code', () => 'ABCD-EFGH'],
  ['no code', () => '!'],
])('%s is unknown, and nothing is left behind', async (_what, code) => {
  const desk = newDesk()
  expect(expectError(await setUp(desk, code()))).toEqual({ kind: 'invite-unknown' })
  expect(expectOk(await desk.call.session(undefined)).state).toBe('not-set-up')
})

test('an expired code is unknown', async () => {
  const late = await committee({ members: 0 })
  const { code } = expectOk(await invite(late.secretariat.desk(), { name: { en: 'Eve', zh: '伊' }, role: 'member' }))
  late.clock.advance(31 * 24 * 60 * 60 * 1000)
  const desk = late.open('late')
  expect(expectError(await setUp(desk, code))).toEqual({ kind: 'invite-unknown' })
  await desk.discard()
  await late.close()
})

test('a code that another laptop has used is refused, and this laptop is as before', async () => {
  const { code } = await newInvite()
  expectOk(await setUp(newDesk(), code))
  const second = newDesk()
  expect(expectError(await setUp(second, code))).toEqual({ kind: 'invite-used' })
  expect(expectOk(await second.call.session(undefined)).state).toBe('not-set-up')
  expectOk(await setUp(second, (await newInvite()).code))
})

test.each([
  ['plain http over a network', 'http://desk.example.org'],
  ['a name and password in the address', 'https://user:secret@desk.example.org'],
  ['another protocol', 'ftp://127.0.0.1'],
  ['no address', 'desk.example.org'],
])('%s is no server address', async (_what, url) => {
  const desk = newDesk()
  expect(expectError(await setUp(desk, (await newInvite()).code, url)).kind).toBe('bad-request')
  expect(desk.network.requests).toEqual([])
})

test('without the network nothing is made, and the same code works later', async () => {
  const { code } = await newInvite()
  const desk = newDesk()
  desk.network.cut()
  expect(expectError(await setUp(desk, code))).toEqual({ kind: 'offline' })
  expect(expectOk(await desk.call.session(undefined)).state).toBe('not-set-up')
  desk.network.restore()
  expectOk(await setUp(desk, code))
})

test('an answer that the line swallows is delivered later, also after a restart', async () => {
  const { code, inviteId } = await newInvite()
  const desk = newDesk()
  desk.network.answer(({ method }) => (method === 'POST' ? new Response(null, { status: 502 }) : null))
  expectOk(await setUp(desk, code))
  expect(await answerTo(inviteId)).toEqual({ state: 'none' })
  await desk.reopen()
  desk.network.restore()
  expect(expectOk(await desk.call.checkApproval(undefined)).state).toBe('awaiting-approval')
  expect(await answerTo(inviteId)).toMatchObject({ state: 'answered' })
})

test('an answer by somebody who has no code is seen to be forged, and lets nobody in', async () => {
  const { inviteId } = await newInvite()
  const stranger = createDeviceKeys(all.secretariat.deps.random)
  const answer = Buffer.from(encodeAnswer(Buffer.alloc(10, 7), stranger)).toString('base64')
  const reply = await fetch(`${all.server.url}/v1/invites/${inviteId}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answer }),
  })
  expect(reply.status).toBe(200)
  expect(await answerTo(inviteId)).toEqual({ state: 'forged' })
  expect(expectError(await approve(all.secretariat.desk(), inviteId)).kind).toBe('forged')
})

test('approving can be broken off anywhere and repeated', async () => {
  const { code, inviteId } = await newInvite()
  const desk = newDesk()
  await desk.enrol(code)
  const { secretariat } = all
  secretariat.network.answer(({ method }) => (method === 'PUT' ? new Response(null, { status: 500 }) : null))
  expect(expectError(await approve(secretariat.desk(), inviteId))).toEqual({ kind: 'server-error', status: 500 })
  secretariat.network.restore()
  const device = expectOk(await approve(secretariat.desk(), inviteId))
  const entries = secretariat.desk().store.all('SELECT 1 FROM roster WHERE device = ?', device)
  expect(entries).toHaveLength(1)
  expect(openInvites(secretariat.desk().store).map((one) => one.inviteId)).not.toContain(inviteId)
})

test('a desk that is set up cannot be set up again', async () => {
  expect(expectError(await setUp(all.member(0), (await newInvite()).code))).toEqual({ kind: 'already-set-up' })
})

test('a weak passphrase is refused before the code is used', async () => {
  const { code } = await newInvite()
  const desk = newDesk()
  const reply = await desk.call.setUp({ serverUrl: deskUrl, code, passphrase: 'short' })
  expect(expectError(reply)).toEqual({ kind: 'weak-passphrase' })
  expectOk(await setUp(desk, code))
})
