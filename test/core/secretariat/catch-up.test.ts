import { expect, test } from 'vitest'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import { composeAll } from '../../../electron/core/secretariat/acting.ts'
import { approve } from '../../../electron/core/secretariat/approve.ts'
import { rule } from '../../../electron/core/secretariat/chair.ts'
import { inviteLaptop } from '../../../electron/core/secretariat/members.ts'
import { heldIdentity } from '../../../electron/core/store/identities.ts'
import { readRecord } from '../../../electron/core/store/read-record.ts'
import { letIn, settleRoster } from '../../support/committee-acts.ts'
import { declareNone, type TestCommittee } from '../../support/desks.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { readableBy } from '../../support/readable-by.ts'
import { makeApplication, sampleDates } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { declareInterest } from '../commands/member-desk.ts'

// What laptops get that came after a record was sealed: all that is theirs, and nothing that is not.

const newCommittee = createCommittees()
const envelopesOf = (desk: TestDesk) =>
  desk.desk().store.get<{ count: number }>('SELECT count(*) AS count FROM envelopes')?.count
const interestsOn = (desk: TestDesk) =>
  desk
    .desk()
    .store.all<{ member: string }>(`SELECT member FROM declarations WHERE answer = 'interest'`)
    .map(({ member }) => member)
async function publishTwo(all: TestCommittee): Promise<readonly [ApplicationId, ApplicationId]> {
  const { applications } = await all.publish([makeApplication(1), makeApplication(2)])
  return applications as readonly [ApplicationId, ApplicationId]
}
const signInterest = async (desk: TestDesk, applicationId: ApplicationId) => {
  const draft = { answer: 'interest', interestKind: 'money', text: 'Shares' } as const
  expectOk(await desk.call.draftDeclaration({ applicationId, draft }))
  expectOk(await desk.call.signDeclarations({ applicationIds: [applicationId] }))
}

test('an interest signed before its laptop heard of the chairman’s new one reaches that one, once', async () => {
  const all = await newCommittee({ members: 2 })
  const { secretariat } = all
  const [first] = await publishTwo(all)
  const bob = all.member(1)
  bob.network.cut()
  await signInterest(bob, first)
  const second = await all.join('chairman-2', 'chairman', all.chairman)
  bob.network.restore()
  await bob.sync()
  await secretariat.sync()
  await second.sync()
  expect(interestsOn(second)).toEqual([bob.member()])
  expect(interestsOn(all.member(0))).toEqual([])
  const before = envelopesOf(secretariat)
  await secretariat.sync()
  await secretariat.reopen()
  await secretariat.sync()
  expect(envelopesOf(secretariat)).toBe(before)
})

test('a ruling signed before its laptop heard of the member’s new one reaches that one', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const [first] = await publishTwo(all)
  await declareInterest(alice, first)
  await all.chairman.sync()
  // A second laptop of the chairman lets the newcomer in, while the first one is away.
  const other = await all.join('chairman-2', 'chairman', all.chairman)
  all.chairman.network.cut()
  expectOk(await rule(all.chairman.desk(), alice.member(), first, 'speak-not-vote'))
  const fresh = all.open('alice-2')
  await letIn(all.secretariat, fresh, 'member', alice)
  await settleRoster(all.secretariat, other)
  await fresh.sync()
  all.chairman.network.restore()
  await all.chairman.sync()
  await all.secretariat.sync()
  await fresh.sync()
  const row = expectOk(await fresh.call.declarations(undefined))?.rows.find((one) => one.applicationId === first)
  expect(row).toMatchObject({ declaration: 'speak-not-vote' })
  await fresh.discard()
})

test('a new laptop of a member who is out gets nothing of that case that its key could open', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const [late, ruled] = await publishTwo(all)
  await declareNone(alice, [late])
  await declareInterest(alice, ruled)
  await all.secretariat.sync()
  await all.chairman.sync()
  expectOk(await rule(all.chairman.desk(), alice.member(), ruled, 'withdraw'))
  await all.syncAll(2)
  expect(heldIdentity(alice.desk().store, late)).not.toBeNull()
  expectOk(await alice.call.withdraw({ applicationId: late, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  const fresh = await all.join('alice-2', 'member', alice)
  await all.syncAll(2)
  const read = (await readableBy(fresh)).filter(({ application }) => application !== undefined)
  expect(read.map(({ kind }) => kind).filter((kind) => kind === 'item' || kind === 'grant')).toEqual([])
  // It knows all the same that the member is out.
  const rows = expectOk(await fresh.call.batch(undefined))?.rows
  expect(rows?.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('a new laptop of a chairman who is out gets nobody’s words about that case', async () => {
  const all = await newCommittee({ members: 1 })
  const [first, other] = await publishTwo(all)
  for (const application of [first, other]) await declareInterest(all.member(0), application)
  await all.syncAll()
  expectOk(await all.chairman.call.withdraw({ applicationId: first, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  const second = await all.join('chairman-2', 'chairman', all.chairman)
  await all.syncAll(2)
  const words = (await readableBy(second)).flatMap((record) =>
    record.kind === 'declaration' && record.device === all.member(0).desk().own.device ? [record.application] : [],
  )
  expect(words).toEqual([other])
})

test('a new laptop gets no key whose lease is over, nor one that was taken back', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  all.clock.advance(Date.parse(sampleDates.leaseEnds) - all.clock.now() + 60_000)
  const fresh = await all.join('alice-2', 'member', alice)
  await all.syncAll(2)
  expect((await readableBy(fresh)).filter(({ kind }) => kind === 'grant')).toEqual([])
  expect(heldIdentity(fresh.desk().store, all.application)).toBeNull()
})

test('a corrected line of the declaration list is not sealed to who is out', async () => {
  const all = await newCommittee({ members: 2 })
  const [alice, bob] = [all.member(0), all.member(1)]
  const [first, other] = await publishTwo(all)
  expectOk(await alice.call.withdraw({ applicationId: first, interestKind: 'family', text: 'A cousin' }))
  await alice.sync()
  await all.secretariat.sync()
  const { store } = all.secretariat.desk()
  const line = (application: ApplicationId) => readRecord(store, itemId(all.secretariat, application), 'item')?.body
  for (const application of [first, other]) {
    const body = line(application)
    if (body === undefined) throw new Error('it has a line')
    expectOk(await composeAll(all.secretariat.desk(), [{ kind: 'item', application, body }]))
  }
  await all.secretariat.sync()
  const linesFor = async (desk: TestDesk): Promise<readonly string[]> =>
    (await readableBy(desk)).flatMap(({ kind, application }) => (kind === 'item' ? [`${application}`] : []))
  expect((await linesFor(bob)).toSorted()).toEqual([first, first, other, other].toSorted())
  expect((await linesFor(alice)).toSorted()).toEqual([first, other, other].toSorted())
})

const itemId = (desk: TestDesk, application: ApplicationId): RecordId =>
  desk
    .desk()
    .store.get<{ id: RecordId }>('SELECT record_id AS id FROM current_items WHERE application = ?', application)?.id ??
  ('' as RecordId)

test('a member who was retired in mid-batch and is let in again reads what the key allows, and nothing withdrawn from', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const [first, other] = await publishTwo(all)
  await declareNone(alice, [first, other])
  await all.syncAll(2)
  expectOk(await alice.call.withdraw({ applicationId: other, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  expectOk(await secretariat.call.retireMember({ member: alice.member() }))
  await settleRoster(secretariat, chairman)
  const member = alice.member()
  expect((await alice.sync()).state).toBe('blocked')
  const { code, inviteId } = expectOk(await inviteLaptop(secretariat.desk(), member))
  const again = all.open('alice-again')
  await again.enrol(code)
  expectOk(await approve(secretariat.desk(), inviteId))
  await settleRoster(secretariat, chairman)
  await again.sync()
  await again.sync()
  const rows = expectOk(await again.call.batch(undefined))?.rows
  expect(rows).toMatchObject([
    { state: 'open', applicationId: first, documents: { received: 1 } },
    { state: 'withdrawn', applicationId: other },
  ])
  expect(
    (await readableBy(again)).filter(({ kind }) => kind === 'grant').map(({ application }) => application),
  ).toEqual([first])
  await again.discard()
})

test('words about a case that come late reach no new laptop of a chairman who has left the case', async () => {
  const all = await newCommittee({ members: 2 })
  const [first, other] = await publishTwo(all)
  const bob = all.member(1)
  bob.network.cut()
  for (const application of [first, other]) await signInterest(bob, application)
  const second = await all.join('chairman-2', 'chairman', all.chairman)
  expectOk(await all.chairman.call.withdraw({ applicationId: first, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  bob.network.restore()
  await bob.sync()
  await all.secretariat.sync()
  const words = (await readableBy(second)).flatMap(({ kind, device, application }) =>
    kind === 'declaration' && device === bob.desk().own.device ? [application] : [],
  )
  expect(words).toEqual([other])
})
