import { expect, onTestFinished, test } from 'vitest'
import type { CommitteeView, InvitationCode } from '../../../shared/api/committee.ts'
import type { Body, Role } from '../../../shared/records.ts'
import { createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import { createInvite } from '../../../electron/core/crypto/invite.ts'
import { composeAll } from '../../../electron/core/secretariat/acting.ts'
import { encodeAnswer } from '../../../electron/core/sync/invite-format.ts'
import type { TestCommittee } from '../../support/desks.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { deskUrl, passphrase, type TestDesk } from '../../support/test-desk.ts'

// As people do it: by the calls of the page, on real desks with the real server between them.

const newCommittee = createCommittees()
const name = { en: 'Eve Tam', zh: '譚綺' }
const look = async (desk: TestDesk): Promise<CommitteeView> => expectOk(await desk.call.committee(undefined))
const memberOn = async (desk: TestDesk, who: TestDesk) =>
  (await look(desk)).members.find(({ member }) => member === who.member())

function laptop(all: TestCommittee, called: string): TestDesk {
  const desk = all.open(called)
  onTestFinished(() => desk.discard())
  return desk
}
const inviteEve = async (all: TestCommittee, role: Role = 'member') =>
  expectOk(await all.secretariat.call.inviteMember({ name, role, termEnds: '2028-03-31' }))

/** Compares the words and approves, as the secretary does. */
async function approveShown({ secretariat }: TestCommittee, { inviteId }: InvitationCode): Promise<string> {
  expectOk(await secretariat.call.checkInvitations(undefined))
  const answer = (await look(secretariat)).invitations.find((one) => one.inviteId === inviteId)?.answer
  if (answer?.state !== 'answered') throw new Error(`not answered: ${answer?.state}`)
  expectOk(await secretariat.call.approveAnswer({ inviteId, checkPhrase: answer.checkPhrase }))
  return answer.checkPhrase
}

async function countersignAll({ secretariat, chairman }: TestCommittee): Promise<number> {
  await secretariat.sync()
  await chairman.sync()
  const entries = (await look(chairman)).waiting.map(({ entry }) => entry)
  const { signed } = expectOk(await chairman.call.countersign({ entries }))
  await chairman.sync()
  await secretariat.sync()
  return signed
}

test('invite, set up, approve, countersign: then the newcomer is in the roster of every desk', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const invitation = await inviteEve(all)
  expect(invitation).toMatchObject({ name, serverUrl: deskUrl })
  expect((await look(secretariat)).invitations).toMatchObject([
    { name, isFurther: false, answer: { state: 'waiting' } },
  ])
  // The code can be had again as long as nobody has answered.
  expect(expectOk(await secretariat.call.invitation({ inviteId: invitation.inviteId }))).toEqual(invitation)

  const eve = laptop(all, 'eve')
  const { checkPhrase } = await eve.enrol(invitation.code)
  expect(await approveShown(all, invitation)).toBe(checkPhrase)
  expect((await look(secretariat)).invitations).toEqual([])
  const pending = { name, role: 'member', termEnds: '2028-03-31', state: 'pending' }
  expect(await memberOn(secretariat, eve)).toMatchObject({ ...pending, laptops: [{ state: 'pending', checkPhrase }] })

  await secretariat.sync()
  await chairman.sync()
  expect((await look(chairman)).waiting).toMatchObject([
    { name, change: 'new-member', role: 'member', termEnds: '2028-03-31', before: null, checkPhrase },
  ])
  expect(expectOk(await eve.call.checkApproval(undefined)).state).toBe('awaiting-approval')
  expect(await countersignAll(all)).toBe(1)
  expect(expectOk(await eve.call.checkApproval(undefined)).state).toBe('unlocked')
  for (const desk of [secretariat, chairman, all.member(0), eve]) {
    await desk.sync()
    const view = await look(desk)
    expect(view.waiting).toEqual([])
    expect(await memberOn(desk, eve)).toMatchObject({ state: 'active', laptops: [{ state: 'active', checkPhrase }] })
    // First known as they are: there is nothing to tell.
    expect(view.members.flatMap(({ changedKeys }) => changedKeys)).toEqual([])
    expect(view.invitations).toEqual([])
  }
})

test('a sync of the secretariat brings the answer by itself', async () => {
  const all = await newCommittee()
  const invitation = await inviteEve(all)
  await laptop(all, 'eve').enrol(invitation.code)
  await all.secretariat.sync()
  const state = async () => (await look(all.secretariat)).invitations[0]?.answer.state
  await expect.poll(state).toBe('answered')
})

test('offline, what is known stays on screen, and nothing is invited', async () => {
  const all = await newCommittee()
  await inviteEve(all)
  all.secretariat.network.cut()
  expect(expectError(await all.secretariat.call.checkInvitations(undefined)).kind).toBe('offline')
  expect((await look(all.secretariat)).invitations).toHaveLength(1)
  expect(expectError(await all.secretariat.call.inviteMember({ name, role: 'member', termEnds: null })).kind).toBe(
    'offline',
  )
  expect((await look(all.secretariat)).invitations).toHaveLength(1)
})

test('an answer by somebody without the code is shown as forged and cannot be approved', async () => {
  const all = await newCommittee()
  const { secretariat } = all
  const { inviteId } = await inviteEve(all)
  const stranger = encodeAnswer(
    createInvite(all.member(0).deps.random).secret,
    createDeviceKeys(secretariat.deps.random),
  )
  await fetch(`${all.server.url}/v1/invites/${inviteId}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answer: Buffer.from(stranger).toString('base64') }),
  })
  expectOk(await secretariat.call.checkInvitations(undefined))
  expect((await look(secretariat)).invitations).toMatchObject([{ answer: { state: 'forged' } }])
  expect(expectError(await secretariat.call.approveAnswer({ inviteId, checkPhrase: 'any' })).kind).toBe('forged')
  expectOk(await secretariat.call.withdrawInvitation({ inviteId }))
  expect((await look(secretariat)).invitations).toEqual([])
})

test('other words than those that were compared let nobody in', async () => {
  const all = await newCommittee()
  const invitation = await inviteEve(all)
  const eve = laptop(all, 'eve')
  await eve.enrol(invitation.code)
  const { inviteId } = invitation
  const reply = await all.secretariat.call.approveAnswer({ inviteId, checkPhrase: 'one two three four five six' })
  expect(expectError(reply).kind).toBe('forged')
  expect((await look(all.secretariat)).waiting).toEqual([])
})

test('a withdrawn invitation’s code leads nowhere, and one that has expired says so', async () => {
  const all = await newCommittee()
  const { secretariat } = all
  const { inviteId, code } = await inviteEve(all)
  expectOk(await secretariat.call.withdrawInvitation({ inviteId }))
  const reply = await laptop(all, 'eve').call.setUp({ serverUrl: deskUrl, code, passphrase })
  expect(expectError(reply).kind).toBe('invite-unknown')
  await inviteEve(all)
  all.clock.advance(31 * 24 * 60 * 60 * 1000)
  expect((await look(secretariat)).invitations).toMatchObject([{ answer: { state: 'expired' } }])
})

test('a lost laptop is replaced: turned away at once, told to others as a changed key, until each has noted it', async () => {
  const all = await newCommittee({ members: 2, applications: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const bob = all.member(1)
  const lost = alice.desk().own.device
  const invitation = expectOk(await secretariat.call.replaceLaptop({ device: lost }))
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'device-revoked' } })
  expect((await look(secretariat)).invitations).toMatchObject([{ isFurther: true, role: 'member' }])
  const fresh = laptop(all, 'alice-again')
  const { checkPhrase } = await fresh.enrol(invitation.code)
  await approveShown(all, invitation)
  expect(fresh.member()).toBe(alice.member())
  expect((await memberOn(secretariat, fresh))?.laptops.map(({ state }) => state)).toEqual(['pending', 'retiring'])
  await secretariat.sync()
  await chairman.sync()
  expect((await look(chairman)).waiting.map(({ change }) => change).toSorted()).toEqual(['new-laptop', 'retired'])
  await countersignAll(all)
  await bob.sync()
  const told = await memberOn(bob, fresh)
  expect(told?.laptops).toMatchObject([
    { state: 'active', checkPhrase },
    { state: 'retired', device: lost },
  ])
  expect(told?.changedKeys.toSorted()).toEqual([lost, fresh.desk().own.device].toSorted())
  // Who signed and who countersigned have compared it already.
  for (const desk of [secretariat, chairman]) expect((await memberOn(desk, fresh))?.changedKeys).toEqual([])
  expectOk(await bob.call.noteChangedKeys({ member: fresh.member() }))
  await bob.reopen()
  await bob.sync()
  expect((await memberOn(bob, fresh))?.changedKeys).toEqual([])
  await fresh.sync()
  expect(expectOk(await fresh.call.batch(undefined))?.rows[0]).toMatchObject({ declaration: 'no-interest' })
})

test('a member is retired with all laptops; what was signed before, also on that day, goes on counting', async () => {
  const all = await newCommittee({ members: 2 })
  const { secretariat } = all
  const [alice, bob] = [all.member(0), all.member(1)]
  const [applicationId] = (await all.publish()).applications
  if (applicationId === undefined) throw new Error('nothing was published')
  const draft = { answer: 'interest', interestKind: 'money', text: 'Shares' } as const
  expectOk(await alice.call.draftDeclaration({ applicationId, draft }))
  expectOk(await alice.call.signDeclarations({ applicationIds: [applicationId] }))
  await alice.sync()
  all.clock.advance(60_000)
  expectOk(await secretariat.call.retireMember({ member: alice.member() }))
  await countersignAll(all)
  expect(await memberOn(secretariat, alice)).toMatchObject({ state: 'retired' })
  expect((await bob.sync()).refused).toEqual([])
  expect(await memberOn(bob, alice)).toMatchObject({ state: 'retired' })
  // A laptop that comes later judges it all in another order.
  const second = await all.join('second-chairman', 'chairman', all.chairman)
  expect((await second.sync()).refused).toEqual([])
  expect((await secretariat.sync()).refused).toEqual([])
  const declared = 'SELECT 1 FROM declarations WHERE member = ?'
  for (const desk of [secretariat, second])
    expect(desk.desk().store.get(declared, alice.member()), desk.name).toBeDefined()
})

test('role and term change by a new entry, shown as pending until it is countersigned', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const term = { role: 'vice-chairman', termEnds: '2027-12-31' } as const
  expectOk(await secretariat.call.changeTerm({ member: alice.member(), ...term }))
  expect(await memberOn(secretariat, alice)).toMatchObject({ role: 'member', termEnds: null, state: 'active' })
  await secretariat.sync()
  await chairman.sync()
  expect((await look(chairman)).waiting).toMatchObject([
    { change: 'term', ...term, before: { role: 'member', termEnds: null } },
  ])
  await countersignAll(all)
  await alice.sync()
  expect(await memberOn(alice, alice)).toMatchObject({ ...term, changedKeys: [] })
  expect((await look(alice)).ownRole).toBe('vice-chairman')
  // Nothing changes, nothing is signed.
  expectOk(await secretariat.call.changeTerm({ member: alice.member(), ...term }))
  expect((await look(secretariat)).waiting).toEqual([])
})

test('who becomes chairman may act at once, also on a laptop whose clock is ten minutes behind', async () => {
  const all = await newCommittee({ members: 2 })
  const { secretariat } = all
  const [alice, bob] = [all.member(0), all.member(1)]
  all.clock.advance(3_600_000)
  alice.clock.skew(-600_000)
  expectOk(await secretariat.call.changeTerm({ member: alice.member(), role: 'chairman', termEnds: null }))
  await countersignAll(all)
  await alice.sync()
  const term = { role: 'member', termEnds: '2029-01-01' } as const
  expectOk(await secretariat.call.changeTerm({ member: bob.member(), ...term }))
  await secretariat.sync()
  await alice.sync()
  const entries = (await look(alice)).waiting.map(({ entry }) => entry)
  expect(expectOk(await alice.call.countersign({ entries }))).toEqual({ signed: 1 })
  await alice.sync()
  expect((await secretariat.sync()).refused).toEqual([])
  expect(await memberOn(secretariat, bob)).toMatchObject(term)
})

test('the chairman chooses what to countersign; the rest goes on waiting', async () => {
  const all = await newCommittee({ members: 2 })
  const { secretariat, chairman } = all
  for (const desk of all.members)
    expectOk(await secretariat.call.changeTerm({ member: desk.member(), role: 'member', termEnds: '2029-01-01' }))
  await secretariat.sync()
  await chairman.sync()
  const { waiting } = await look(chairman)
  expect(waiting).toHaveLength(2)
  const entry = waiting[0]?.entry
  if (entry === undefined) throw new Error('nothing waits')
  expect(expectOk(await chairman.call.countersign({ entries: [entry] }))).toEqual({ signed: 1 })
  expect((await look(chairman)).waiting.map((one) => one.entry)).toEqual(waiting.slice(1).map((one) => one.entry))
  expect(expectError(await secretariat.call.countersign({ entries: [entry] })).kind).toBe('bad-request')
})

test('a laptop that waits can be retired again, and the chairman then sees only that', async () => {
  const all = await newCommittee()
  const invitation = await inviteEve(all)
  const eve = laptop(all, 'eve')
  await eve.enrol(invitation.code)
  await approveShown(all, invitation)
  expectOk(await all.secretariat.call.retireLaptop({ device: eve.desk().own.device }))
  await all.secretariat.sync()
  await all.chairman.sync()
  expect((await look(all.chairman)).waiting.map(({ change }) => change)).toEqual(['retired'])
  await countersignAll(all)
  expect(await memberOn(all.chairman, eve)).toMatchObject({ state: 'retired' })
  expect((await look(all.chairman)).waiting).toEqual([])
})

test('the chairman’s only laptop is lost: the vice-chairman lets in its replacement, and nothing else', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const vice = await all.join('vice', 'vice-chairman')
  const lost = chairman.desk().own.device
  const invitation = expectOk(await secretariat.call.replaceLaptop({ device: lost }))
  expect(await chairman.sync()).toMatchObject({ state: 'blocked', error: { kind: 'device-revoked' } })
  const term = { role: 'member', termEnds: '2029-01-01' } as const
  expectOk(await secretariat.call.changeTerm({ member: all.member(0).member(), ...term }))
  const fresh = laptop(all, 'chairman-again')
  const { checkPhrase } = await fresh.enrol(invitation.code)
  await approveShown(all, invitation)
  await secretariat.sync()
  await vice.sync()
  const { waiting } = await look(vice)
  expect(waiting.map(({ change, isForOwn }) => ({ change, isForOwn }))).toEqual([
    { change: 'retired', isForOwn: false },
    { change: 'term', isForOwn: false },
    { change: 'new-laptop', isForOwn: true },
  ])
  expect(waiting[2]).toMatchObject({ checkPhrase, role: 'chairman', member: fresh.member() })
  for (const { entry, isForOwn } of waiting)
    if (!isForOwn) expect(expectError(await vice.call.countersign({ entries: [entry] })).kind).toBe('bad-request')
  const entry = waiting[2]?.entry ?? ('' as never)
  expect(expectError(await all.member(0).call.countersign({ entries: [entry] })).kind).toBe('bad-request')
  expectOk(await vice.call.countersign({ entries: [entry] }))
  await vice.sync()
  await secretariat.sync()
  await fresh.sync()
  expect(expectOk(await fresh.call.session(undefined))).toMatchObject({ state: 'unlocked', role: 'chairman' })

  // The chairman is back, and agrees to the rest.
  const rest = (await look(fresh)).waiting
  expect(rest.map(({ change, isForOwn }) => `${change} ${isForOwn}`).toSorted()).toEqual(['retired true', 'term true'])
  expectOk(await fresh.call.countersign({ entries: rest.map((one) => one.entry) }))
  await fresh.sync()
  for (const desk of [secretariat, vice, all.member(0)]) {
    expect((await desk.sync()).refused).toEqual([])
    const seen = await memberOn(desk, fresh)
    expect(seen?.laptops.map(({ state }) => state)).toEqual(['active', 'retired'])
    expect((await look(desk)).waiting).toEqual([])
  }
  // Everybody who did not compare the words is told.
  expect((await memberOn(all.member(0), fresh))?.changedKeys).toHaveLength(2)
})

test('a vice-chairman’s changed app lets nobody in', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const vice = await all.join('vice', 'vice-chairman')
  const invitation = await inviteEve(all)
  const eve = laptop(all, 'eve')
  await eve.enrol(invitation.code)
  await approveShown(all, invitation)
  await secretariat.sync()
  await vice.sync()
  const [waiting] = (await look(vice)).waiting
  if (waiting === undefined) throw new Error('one waits')
  expectOk(await composeAll(vice.desk(), [{ kind: 'roster-countersignature', body: { entry: waiting.entry } }]))
  await vice.sync()
  await all.syncAll()
  for (const desk of all.all) expect((await look(desk)).waiting, desk.name).toHaveLength(1)
})

test('a new term that brings the laptop another key to envelopes is refused, whoever countersigns', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const { keys, own } = chairman.desk()
  const { member, device } = own
  const signKey = Buffer.from(keys.signing.publicKey).toString('hex')
  const sealKey = secretariat.desk().keys.seal.recipient
  const body = { member, role: 'chairman', name, device, signKey, sealKey, status: 'active', from: '2026-11-24' }
  expectOk(await composeAll(secretariat.desk(), [{ kind: 'roster-entry', body: body as Body<'roster-entry'> }]))
  await secretariat.sync()
  expect((await chairman.sync()).refused).toMatchObject([{ kind: 'forged' }])
  expect((await look(chairman)).waiting).toEqual([])
})

test.each(['retireLaptop', 'retireMember', 'changeTerm'] as const)(
  '%s never takes away the last chairman, before anything is done',
  async (act) => {
    const all = await newCommittee()
    const { secretariat, chairman } = all
    const member = chairman.member()
    const { device } = chairman.desk().own
    const { call } = secretariat
    const acts = {
      retireLaptop: () => call.retireLaptop({ device }),
      retireMember: () => call.retireMember({ member }),
      changeTerm: () => call.changeTerm({ member, role: 'member', termEnds: null }),
    }
    expect(expectError(await acts[act]()).kind).toBe('no-countersigner')
    expect((await chairman.sync()).state).toBe('idle')
    expect((await look(secretariat)).waiting).toEqual([])
    await all.join('next-chairman', 'chairman')
    expectOk(await acts[act]())
  },
)

test('nobody becomes a secretary by a change of role, nor stops being one', async () => {
  const all = await newCommittee({ members: 1 })
  const { call } = all.secretariat
  const own = all.secretariat.member()
  const to = (member: typeof own, role: Role) => call.changeTerm({ member, role, termEnds: null })
  expect(expectError(await to(all.member(0).member(), 'secretary')).kind).toBe('bad-request')
  expect(expectError(await to(own, 'member')).kind).toBe('bad-request')
  expect(expectError(await call.retireMember({ member: own })).kind).toBe('own-laptop')
})

test('the first chairman begins the committee on the own laptop', async () => {
  const all = await newCommittee({ members: 0 })
  const founder = laptop(all, 'founder')
  const { setupToken } = await import('../../support/test-server.ts')
  expectOk(
    await founder.call.foundCommittee({
      serverUrl: deskUrl,
      setupToken,
      committeeName: name,
      memberName: name,
      passphrase,
    }),
  )
  const { code, inviteId } = expectOk(await founder.call.inviteMember({ name, role: 'chairman', termEnds: null }))
  const chair = laptop(all, 'chair')
  const { checkPhrase } = await chair.enrol(code)
  expect(expectOk(await chair.call.session(undefined))).toMatchObject({ state: 'awaiting-approval', firstEntry: null })
  expectOk(await founder.call.approveAnswer({ inviteId, checkPhrase }))
  await founder.sync()
  const session = expectOk(await chair.call.checkApproval(undefined))
  if (session.state !== 'awaiting-approval' || session.firstEntry === null) throw new Error('nothing to begin with')
  expectOk(await chair.call.countersign({ entries: [session.firstEntry] }))
  expect(expectOk(await chair.call.session(undefined))).toMatchObject({ state: 'unlocked', role: 'chairman' })
  await chair.sync()
  await founder.sync()
  expect((await look(founder)).members.map(({ role, state }) => `${role} ${state}`)).toEqual([
    'chairman active',
    'secretary active',
  ])
})
