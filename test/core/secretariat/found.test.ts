import { afterEach, expect, test } from 'vitest'
import { defaultScoring } from '../../../shared/rules/default-scoring.ts'
import { scoringInForce } from '../../../electron/core/queries/scoring.ts'
import { createClock } from '../../support/clock.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { createTestDesk, deskUrl, passphrase, type TestDesk } from '../../support/test-desk.ts'
import { setupToken, startTestServer, type TestServer } from '../../support/test-server.ts'

const open: { readonly desk: TestDesk; readonly server: TestServer }[] = []
afterEach(async () => {
  for (const { desk, server } of open.splice(0)) {
    await desk.discard()
    await server.discard()
  }
})

async function emptyLaptop() {
  const clock = createClock()
  const server = await startTestServer({ now: clock.now })
  const desk = createTestDesk({ name: 'founder', clock, seed: 'found', serverUrl: () => server.url })
  open.push({ desk, server })
  return desk
}

const founding = {
  serverUrl: deskUrl,
  setupToken,
  committeeName: { en: 'Sample Committee', zh: '樣本委員會' },
  memberName: { en: 'Wong Ka-lok', zh: '黃家樂' },
  passphrase,
}

test('a committee founded from the set-up screen is open at once, in step with the server, and opens again', async () => {
  const desk = await emptyLaptop()
  const reply = expectOk(await desk.call.foundCommittee(founding))
  expect(reply.recoveryCode.length).toBeGreaterThan(20)
  expect(desk.changed).toContain('session')
  const unlocked = {
    state: 'unlocked',
    role: 'secretary',
    committeeName: founding.committeeName,
    memberName: founding.memberName,
    checkPhrase: reply.checkPhrase,
  }
  expect(expectOk(await desk.call.session(undefined))).toEqual(unlocked)
  expect(await desk.sync()).toMatchObject({ state: 'idle', waiting: 0 })
  await desk.reopen()
  expect(expectOk(await desk.call.session(undefined))).toEqual(unlocked)
  const { members, ownRole, waiting } = expectOk(await desk.call.committee(undefined))
  expect(ownRole).toBe('secretary')
  expect(waiting).toEqual([])
  expect(members).toMatchObject([{ name: founding.memberName, role: 'secretary', state: 'active', isOwn: true }])
})

test('it begins with the scheme’s own scoring settings, from today on, and without a price table', async () => {
  const desk = await emptyLaptop()
  expectOk(await desk.call.foundCommittee(founding))
  const { outlierDistance: _, ...view } = defaultScoring(scoringInForce(desk.desk()).effectiveFrom)
  expect(scoringInForce(desk.desk())).toEqual(view)
  expect(view.weightsPercent.reduce((sum, weight) => sum + weight, 0)).toBe(100)
  expect(desk.desk().store.get('SELECT count(*) AS count FROM price_tables')).toEqual({ count: 0 })
})

test.each([
  ['another set-up token', { setupToken: 'not-the-token-of-this-server' }, 'wrong-set-up-token'],
  ['a weak passphrase', { passphrase: 'short' }, 'weak-passphrase'],
  ['plain http to elsewhere', { serverUrl: 'http://desk.example.org' }, 'bad-request'],
])('with %s nothing is made, and it can be tried again', async (_what, change, kind) => {
  const desk = await emptyLaptop()
  expect(expectError(await desk.call.foundCommittee({ ...founding, ...change })).kind).toBe(kind)
  expect(expectOk(await desk.call.session(undefined)).state).toBe('not-set-up')
  expectOk(await desk.call.foundCommittee(founding))
  expect(expectError(await desk.call.foundCommittee(founding)).kind).toBe('already-set-up')
})

test('without the server nothing is made', async () => {
  const desk = await emptyLaptop()
  desk.network.cut()
  expect(expectError(await desk.call.foundCommittee(founding)).kind).toBe('offline')
  expect(expectOk(await desk.call.session(undefined)).state).toBe('not-set-up')
})
