import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { approve } from '../../../electron/core/secretariat/approve.ts'
import { retireDevice } from '../../../electron/core/secretariat/members.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { catchUp } from '../../../electron/core/secretariat/catch-up.ts'
import { countersign, rule } from '../../../electron/core/secretariat/chair.ts'
import { createCommittee } from '../../../electron/core/secretariat/found.ts'
import { grantDue, revokeGrant } from '../../../electron/core/secretariat/grants.ts'
import { invite } from '../../../electron/core/secretariat/invites.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { declarationsReceived, scoresReceived } from '../../../electron/core/secretariat/received.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication, sampleDates, samplePrices, sampleScoring } from '../../support/sample-application.ts'
import { deskUrl, lowCost, passphrase } from '../../support/test-desk.ts'

let all: TestCommittee
beforeAll(async () => {
  all = await committee({ members: 2, applications: 1 })
})
afterAll(() => all.close())

const name = { en: 'Eve', zh: '伊' }

test.each([
  ['invites', () => invite(all.member(0).desk(), { name, role: 'member' })],
  ['approves', () => approve(all.member(0).desk(), 'a'.repeat(32) as never)],
  ['retires a laptop', () => retireDevice(all.chairman.desk(), all.member(0).desk().own.device)],
  ['publishes', () => publishBatch(all.chairman.desk(), { ...sampleDates, applications: [makeApplication(1)] })],
  ['issues papers', () => issuePapers(all.member(0).desk(), all.application, makeApplication(1))],
  ['grants', () => grantDue(all.chairman.desk())],
  ['catches others up', () => catchUp(all.member(0).desk())],
  ['revokes', () => revokeGrant(all.chairman.desk(), all.member(0).member(), all.application)],
  ['countersigns', () => countersign(all.secretariat.desk())],
  ['rules', () => rule(all.member(0).desk(), all.member(1).member(), all.application, 'observe')],
  ['rules on the own interest', () => rule(all.chairman.desk(), all.chairman.member(), all.application, 'observe')],
])('who may not and %s is told so before anything is signed', async (_act, act) => {
  const before = all.all.map((desk) => desk.desk().store.get('SELECT count(*) AS count FROM log'))
  const result: Result<unknown, AppError> = await act()
  expect(expectError(result)).toEqual({ kind: 'bad-request', reason: 'role' })
  expect(all.all.map((desk) => desk.desk().store.get('SELECT count(*) AS count FROM log'))).toEqual(before)
})

test('the vice-chairman rules on the chairman’s interest, and on nobody else’s', async () => {
  const vice = await all.join('vice', 'vice-chairman')
  const draft = { answer: 'interest', interestKind: 'money', text: 'Shares' } as const
  for (const desk of [all.chairman, all.member(0)]) {
    const { applications } = await all.publish([makeApplication(5)])
    const applicationId = applications[0] as never
    expectOk(await desk.call.draftDeclaration({ applicationId, draft }))
    expectOk(await desk.call.signDeclarations({ applicationIds: [applicationId] }))
    await desk.sync()
    await vice.sync()
    const ruled = await rule(vice.desk(), desk.member(), applicationId, 'speak-not-vote')
    if (desk !== all.chairman) {
      expect(expectError(ruled).kind).toBe('bad-request')
      continue
    }
    expectOk(ruled)
    await vice.sync()
    await all.secretariat.sync()
    await desk.sync()
    const seen = declarationsReceived(all.secretariat.desk()).filter(({ application }) => application === applicationId)
    expect(seen.map(({ member, ruling }) => ({ member, ruling }))).toEqual([
      { member: desk.member(), ruling: 'speak-not-vote' },
    ])
    const row = expectOk(await desk.call.declarations(undefined))?.rows.find(
      (one) => one.applicationId === applicationId,
    )
    expect(row).toMatchObject({ declaration: 'speak-not-vote' })
  }
})

test('a score is read by nobody but its author before it is opened', async () => {
  const alice = all.member(0)
  const criteria = [7, 6, 8, 9].map((score) => ({ score, comment: 'SECRET-SCORE' }))
  expectOk(await alice.call.draftScore({ applicationId: all.application, criteria }))
  expectOk(await alice.call.submitScore({ applicationId: all.application }))
  await alice.sync()
  await all.syncAll()
  expect(scoresReceived(alice.desk())).toHaveLength(1)
  for (const desk of [all.secretariat, all.chairman, all.member(1)]) {
    expect(scoresReceived(desk.desk())).toEqual([])
    expect((await desk.sync()).refused).toEqual([])
  }
})

test('the last laptop of the secretariat cannot be retired', async () => {
  const own = all.secretariat.desk().own.device
  expect(expectError(await retireDevice(all.secretariat.desk(), own)).kind).toBe('own-laptop')
})

test.each([
  ['a wrong set-up token', { setupToken: 'not-the-token-of-this-server' }, 'wrong-set-up-token'],
  ['a weak passphrase', { passphrase: 'short' }, 'weak-passphrase'],
  ['plain http', { serverUrl: 'http://desk.example.org' }, 'bad-request'],
])('a committee is not founded with %s, and nothing is left behind', async (_what, change, kind) => {
  const desk = all.open('founder')
  const founding = {
    serverUrl: deskUrl,
    setupToken: 'set-up-token-of-the-test-server',
    passphrase,
    committeeName: name,
    memberName: name,
    scoring: sampleScoring,
    prices: samplePrices,
  }
  expect(expectError(await createCommittee(desk.deps, { ...founding, ...change }, lowCost)).kind).toBe(kind)
  expectOk(await createCommittee(desk.deps, founding, lowCost))
  expect(expectError(await createCommittee(desk.deps, founding, lowCost)).kind).toBe('already-set-up')
  await desk.discard()
})
