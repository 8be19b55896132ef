import { expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { instantToLocal } from '../../../shared/rules/batch-dates.ts'
import type { Desk } from '../../../electron/core/desk.ts'
import { correctBatch } from '../../../electron/core/secretariat/correct-batch.ts'
import { rule } from '../../../electron/core/secretariat/chair.ts'
import { grantDue, revokeGrant } from '../../../electron/core/secretariat/grants.ts'
import { heldIdentity } from '../../../electron/core/store/identities.ts'
import { createCommittees } from '../../support/committees.ts'
import { declareNone } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { sampleDates } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { declareInterest } from '../commands/member-desk.ts'

// Keys that came, went and come again: late, twice, by other clocks, and with the power cut in between.

const newCommittee = createCommittees()
const canRead = async (desk: TestDesk, applicationId: ApplicationId): Promise<boolean> => {
  const view = await desk.call.application({ applicationId })
  const first = view.ok ? view.value.documents[0] : undefined
  if (first === undefined) return false
  return (await desk.core().readDocument(first.sealedSha256, 0, 10)).ok
}

test('a key that was taken back stays away, though the member’s clock runs an hour ahead', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  alice.clock.skew(3_600_000)
  await declareNone(alice, [application])
  await all.syncAll(2)
  expect(heldIdentity(alice.desk().store, application)).not.toBeNull()
  all.clock.advance(60_000)
  expectOk(await revokeGrant(all.secretariat.desk(), alice.member(), application))
  all.clock.advance(60_000)
  await all.syncAll(3)
  expect(heldIdentity(alice.desk().store, application)).toBeNull()
})

test('a lease that was extended while the laptop was away gives back what had lapsed there', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const { applications, batch } = await all.publish()
  const application = applications[0] as ApplicationId
  await declareNone(alice, [application])
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(true)
  alice.network.cut()
  const dates = {
    name: sampleDates.name,
    cutOff: sampleDates.cutOff,
    declarationsDue: instantToLocal(sampleDates.declarationsDue),
    scoresDue: instantToLocal(sampleDates.scoresDue),
    meetingAt: instantToLocal(sampleDates.meetingAt),
    leaseEnds: '2027-01-31T23:59',
  }
  expectOk(await correctBatch(all.secretariat.desk(), batch, dates))
  await all.secretariat.sync()
  all.clock.advance(Date.parse(sampleDates.leaseEnds) - all.clock.now() + 60_000)
  await alice.reopen()
  expect(heldIdentity(alice.desk().store, application)).toBeNull()
  alice.network.restore()
  await alice.sync()
  expect(await canRead(alice, application)).toBe(true)
})

test('a power cut between the key and the papers that must come again costs neither', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareNone(alice, [application])
  await all.syncAll(2)
  await declareInterest(alice, application)
  await all.chairman.sync()
  for (const ruling of ['withdraw', 'observe'] as const) {
    expectOk(await rule(all.chairman.desk(), alice.member(), application, ruling))
    await all.chairman.sync()
    if (ruling === 'withdraw') await all.syncAll(2)
  }
  expect(await canRead(alice, application)).toBe(false)
  // The ruling is pulled, and nothing follows from it yet.
  const desk = all.secretariat.desk()
  all.secretariat.network.answer(() => null)
  const failing: Desk = { ...desk, store: { ...desk.store, all: failingAt(desk, 'FROM items WHERE application') } }
  await pullOnly(all.secretariat)
  await expect(grantDue(failing)).rejects.toThrow('power cut')
  await all.secretariat.reopen()
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(true)
})

/** Takes over what the server has, without what the secretariat does of itself. */
async function pullOnly(desk: TestDesk): Promise<void> {
  const { receive } = await import('../../../electron/core/receive.ts')
  const { connect } = await import('../../../electron/core/sync/connect.ts')
  const { pulledTo } = await import('../../../electron/core/store/cursor.ts')
  const after = pulledTo(desk.desk().store)
  const reply = await connect(desk.desk()).pull(after, 1_000)
  if (!reply.ok) throw new Error('no page')
  const page = reply.value.envelopes.map(({ id, number, receivedAt, sealed }) => ({
    envelopeId: id,
    number,
    receivedAt: new Date(receivedAt).toISOString(),
    sealed: Buffer.from(sealed, 'base64'),
  }))
  expectOk(await receive(desk.desk(), page, after))
}

const failingAt =
  (desk: Desk, words: string): Desk['store']['all'] =>
  (sql, ...values) => {
    if (sql.includes(words)) throw new Error('power cut')
    return desk.store.all(sql, ...values)
  }

test('a ruling that replaces another counts, though it was signed on a laptop whose clock is an hour behind', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const second = await all.join('chairman-2', 'chairman', all.chairman)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, application)
  await all.syncAll()
  expectOk(await rule(all.chairman.desk(), alice.member(), application, 'speak-and-vote'))
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(true)
  second.clock.skew(-3_600_000)
  expectOk(await rule(second.desk(), alice.member(), application, 'withdraw'))
  await second.sync()
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(false)
})

test('a key is taken back, though another laptop of the secretariat gave it by a clock an hour ahead', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const second = await all.join('office-2', 'secretary')
  const application = (await all.publish()).applications[0] as ApplicationId
  await all.syncAll()
  all.secretariat.clock.skew(3_600_000)
  await declareNone(alice, [application])
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(true)
  expectOk(await revokeGrant(second.desk(), alice.member(), application))
  await second.sync()
  await all.syncAll(2)
  expect(await canRead(alice, application)).toBe(false)
})
