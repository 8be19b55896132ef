import { expect, onTestFinished, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { heldIdentity } from '../../../electron/core/store/identities.ts'
import { countersign } from '../../../electron/core/secretariat/chair.ts'
import { declareNone, type TestCommittee } from '../../support/desks.ts'
import { letIn } from '../../support/committee-acts.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import type { TestDesk } from '../../support/test-desk.ts'

const newCommittee = createCommittees()
const recordsOf = (desk: TestDesk) =>
  desk.desk().store.get<{ count: number }>('SELECT count(*) AS count FROM log WHERE device = ?', desk.desk().own.device)
    ?.count
const envelopesOf = (desk: TestDesk) =>
  desk.desk().store.get<{ count: number }>('SELECT count(*) AS count FROM envelopes')?.count
const rowsOf = (desk: TestDesk, table: string) =>
  desk.desk().store.all(`SELECT record_id FROM ${table} ORDER BY record_id`)
const publishOne = async (all: TestCommittee) => (await all.publish()).applications[0] as ApplicationId

test('one sync of the secretariat takes the declaration and gives the key', async () => {
  const all = await newCommittee({ members: 1 })
  const application = await publishOne(all)
  await declareNone(all.member(0), [application])
  await all.secretariat.sync()
  await all.member(0).sync()
  expect(expectOk(await all.member(0).call.batch(undefined))?.rows[0]).toMatchObject({ documents: { received: 1 } })
})

test('nothing is given twice, however often and on however many starts it syncs', async () => {
  const all = await newCommittee({ members: 2, applications: 2 })
  const { secretariat } = all
  await all.syncAll(2)
  const before = [recordsOf(secretariat), envelopesOf(secretariat)]
  await secretariat.sync()
  await secretariat.sync()
  await secretariat.reopen()
  await secretariat.sync()
  expect([recordsOf(secretariat), envelopesOf(secretariat)]).toEqual(before)
})

test('a newcomer catches up by the sync that brings the countersignature, and is told once', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const { secretariat, chairman } = all
  const carol = all.open('carol')
  onTestFinished(() => carol.discard())
  await letIn(secretariat, carol, 'member')
  await secretariat.sync()
  await chairman.sync()
  expectOk(await countersign(chairman.desk()))
  await chairman.sync()
  await secretariat.sync()
  await carol.sync()
  expect(expectOk(await carol.call.declarations(undefined))?.rows).toHaveLength(1)
  const before = envelopesOf(secretariat)
  await secretariat.sync()
  await secretariat.reopen()
  await secretariat.sync()
  expect(envelopesOf(secretariat)).toBe(before)
})

test('who becomes vice-chairman is given what there is to rule on', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const applicationId = await publishOne(all)
  const draft = { answer: 'interest', interestKind: 'money', text: 'Shares' } as const
  expectOk(await chairman.call.draftDeclaration({ applicationId, draft }))
  expectOk(await chairman.call.signDeclarations({ applicationIds: [applicationId] }))
  await chairman.sync()
  await all.syncAll()
  const declared = () => alice.desk().store.all('SELECT member FROM declarations')
  expect(declared()).toEqual([])
  const term = { role: 'vice-chairman', termEnds: null } as const
  expectOk(await secretariat.call.changeTerm({ member: alice.member(), ...term }))
  await secretariat.sync()
  await chairman.sync()
  expectOk(await countersign(chairman.desk()))
  await chairman.sync()
  await secretariat.sync()
  await alice.sync()
  expect(declared()).toEqual([{ member: chairman.member() }])
})

test('a member’s desk gives nobody anything', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  await all.syncAll(2)
  for (const desk of [all.chairman, all.member(0)]) {
    const before = [recordsOf(desk), envelopesOf(desk)]
    await desk.sync()
    await desk.reopen()
    await desk.sync()
    expect([recordsOf(desk), envelopesOf(desk)]).toEqual(before)
    expect(desk.network.requests.filter(({ path }) => path.includes('/invites/'))).toEqual([])
  }
})

test('a second laptop of the secretariat can go on with everything, and sends nobody again what the first has sent', async () => {
  const all = await newCommittee({ members: 2, applications: 1 })
  const { secretariat } = all
  const second = await all.join('second-office', 'secretary')
  await all.syncAll(2)
  expect(recordsOf(second)).toBe(0)
  expect(second.desk().store.all("SELECT 1 FROM envelopes WHERE state IN ('outgoing', 'numbered')")).toEqual([])
  expect(heldIdentity(second.desk().store, all.application)).toMatchObject({ leaseEnds: null })
  for (const table of ['declarations', 'grants', 'papers', 'deliveries'])
    expect(rowsOf(second, table), table).toEqual(rowsOf(secretariat, table))
  expect(rowsOf(second, 'declarations')).toHaveLength(3)

  // The first laptop is lost: the second gives a newcomer the key, once, and holds it beyond the members' lease.
  const later = await publishOne(all)
  await all.syncAll(2)
  secretariat.network.cut()
  await declareNone(all.member(0), [later])
  await second.sync()
  await all.member(0).sync()
  expect(heldIdentity(all.member(0).desk().store, later)).not.toBeNull()
  secretariat.network.restore()
  await secretariat.sync()
  expect(rowsOf(secretariat, 'grants')).toHaveLength(rowsOf(second, 'grants').length)
  all.clock.set(Date.parse('2027-01-15T00:00:00.000Z'))
  await second.sync()
  await all.member(0).sync()
  expect(heldIdentity(second.desk().store, later)).not.toBeNull()
  expect(heldIdentity(all.member(0).desk().store, later)).toBeNull()
})
