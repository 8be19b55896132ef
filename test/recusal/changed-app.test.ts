import { expect, test } from 'vitest'
import type { ApplicationId, RecordId } from '../../shared/ids.ts'
import type { Ruling } from '../../shared/records.ts'
import { rule } from '../../electron/core/secretariat/chair.ts'
import { ownDeclaration } from '../../electron/core/standing.ts'
import { createCommittees } from '../support/committees.ts'
import { declareNone, type TestCommittee } from '../support/desks.ts'
import { expectError, expectOk } from '../support/expect-ok.ts'
import { pushSealed, sealFor, writeRecord } from '../support/forge.ts'
import { readableBy } from '../support/readable-by.ts'
import type { TestDesk } from '../support/test-desk.ts'
import { declareInterest } from '../core/commands/member-desk.ts'

// What a member with a conflict can do who has the own laptop, its keys, and an app that does whatever is asked of it.

const newCommittee = createCommittees()
const keysFor = async (desk: TestDesk) => (await readableBy(desk)).filter(({ kind }) => kind === 'grant').length
const declaredLast = (desk: TestDesk, application: ApplicationId): RecordId | null =>
  ownDeclaration(desk.desk(), application)?.recordId ?? null

/** Signed as no desk of ours would: after the member is out. */
async function declareNoneAllTheSame(
  all: TestCommittee,
  by: TestDesk,
  application: ApplicationId,
  replaces: RecordId | null,
): Promise<void> {
  const body = { answer: 'none', interest: null, withdrawn: null, replaces }
  all.clock.advance(60_000)
  const record = writeRecord(by, { kind: 'declaration', application, body })
  await pushSealed(by, await sealFor(record, [all.secretariat, all.chairman], by.deps.random))
  await all.syncAll(2)
}

test('who was ruled out gets no key by declaring “no interest” afterwards', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, application)
  await all.syncAll()
  const declared = declaredLast(alice, application)
  expectOk(await rule(all.chairman.desk(), alice.member(), application, 'withdraw'))
  await all.syncAll(2)
  for (const replaces of [declared, null]) {
    await declareNoneAllTheSame(all, alice, application, replaces)
    expect(await keysFor(alice)).toBe(0)
  }
  expect(expectOk(await all.chairman.call.rulings(undefined)).made).toMatchObject([{ ruling: 'withdraw' }])
  // The chairman may think again, and that counts.
  expectOk(await rule(all.chairman.desk(), alice.member(), application, 'observe'))
  await all.syncAll(2)
  expect(await keysFor(alice)).toBe(1)
})

test('who withdrew late gets no key again by declaring “no interest” afterwards', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const { applications, batch } = await all.publish()
  const application = applications[0] as ApplicationId
  await declareNone(alice, [application])
  await all.syncAll(2)
  expect(await keysFor(alice)).toBe(1)
  expectOk(await alice.call.withdraw({ applicationId: application, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  await declareNoneAllTheSame(all, alice, application, null)
  expect(await keysFor(alice)).toBe(1)
  const board = expectOk(await all.secretariat.call.board({ batch }))
  expect(JSON.stringify(board)).not.toContain('"no-interest"')
})

test('a ruling stands, whatever is declared after it: nobody gets the vote back by “no interest”', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const applicationId = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, applicationId)
  await all.chairman.sync()
  expectOk(await rule(all.chairman.desk(), alice.member(), applicationId, 'speak-not-vote'))
  await all.syncAll(3)
  await declareNone(alice, [applicationId])
  await all.syncAll(2)
  const { declaration } = expectOk(await alice.call.application({ applicationId }))
  expect(declaration).toBe('speak-not-vote')
  const vote = { applicationId, choice: 'abstain' as const, projects: [], conditions: [] }
  expect(expectError(await alice.call.draftVote(vote)).kind).toBe('not-voting')
})

test('who was ruled out stays out when another own laptop declares an interest again, not knowing of it', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const other = await all.join('alice-2', 'member', alice)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareNone(alice, [application])
  await all.syncAll(2)
  await declareInterest(alice, application)
  await all.syncAll()
  other.network.cut()
  expectOk(await rule(all.chairman.desk(), alice.member(), application, 'withdraw'))
  await all.syncAll(2)
  all.clock.advance(60_000)
  const draft = { answer: 'interest', interestKind: 'money', text: 'Shares' } as const
  expectOk(await other.call.draftDeclaration({ applicationId: application, draft }))
  expectOk(await other.call.signDeclarations({ applicationIds: [application] }))
  other.network.restore()
  await all.syncAll(3)
  for (const desk of [alice, other])
    expect(expectOk(await desk.call.batch(undefined))?.rows).toMatchObject([{ state: 'withdrawn' }])
})

/** A ruling that no desk of ours would sign. */
async function ruleAllTheSame(
  all: TestCommittee,
  by: TestDesk,
  application: ApplicationId,
  about: TestDesk,
  ruling: Ruling,
): Promise<void> {
  const declaration = declaredLast(about, application)
  const body = { member: about.member(), declaration, ruling }
  all.clock.advance(60_000)
  const record = writeRecord(by, { kind: 'ruling', application, body })
  await pushSealed(by, await sealFor(record, [all.secretariat, about], by.deps.random))
  await all.syncAll(2)
}

test('a chairman and a vice-chairman who both have an interest cannot let each other in', async () => {
  const all = await newCommittee({ members: 0 })
  const vice = await all.join('vice', 'vice-chairman')
  const application = (await all.publish()).applications[0] as ApplicationId
  for (const desk of [all.chairman, vice]) await declareInterest(desk, application)
  await all.syncAll(2)
  await ruleAllTheSame(all, vice, application, all.chairman, 'speak-and-vote')
  await ruleAllTheSame(all, all.chairman, application, vice, 'speak-and-vote')
  for (const desk of [all.chairman, vice]) expect(await keysFor(desk), desk.name).toBe(0)
})

test('a vice-chairman’s ruling counts for nothing where the chairman rules, and counts once the chairman is out', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const vice = await all.join('vice', 'vice-chairman')
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, application)
  await all.syncAll()
  await ruleAllTheSame(all, vice, application, alice, 'speak-and-vote')
  expect(await keysFor(alice)).toBe(0)
  expectOk(await all.chairman.call.withdraw({ applicationId: application, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(3)
  expect(await keysFor(alice)).toBe(1)
})

test('a chairman who is out lets nobody in', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, application)
  await all.syncAll()
  expectOk(await all.chairman.call.withdraw({ applicationId: application, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll()
  await ruleAllTheSame(all, all.chairman, application, alice, 'speak-and-vote')
  expect(await keysFor(alice)).toBe(0)
})

test('who rules may rule on others again once the own interest has been ruled on', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const vice = await all.join('vice', 'vice-chairman')
  const application = (await all.publish()).applications[0] as ApplicationId
  for (const desk of [alice, all.chairman]) await declareInterest(desk, application)
  await all.syncAll(2)
  const refused = () => rule(all.chairman.desk(), alice.member(), application, 'speak-and-vote')
  expect(expectError(await refused()).kind).toBe('own-interest-waits')
  expectOk(await rule(vice.desk(), all.chairman.member(), application, 'speak-not-vote'))
  await all.syncAll(2)
  expectOk(await rule(all.chairman.desk(), alice.member(), application, 'observe'))
  await all.syncAll(2)
  for (const desk of [alice, all.chairman]) expect(await keysFor(desk), desk.name).toBe(1)
})
