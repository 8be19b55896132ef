import { afterAll, describe, expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import { markOf } from '../../../electron/core/crypto/mark.ts'
import { createSealIdentity, identityToText } from '../../../electron/core/crypto/seal-keys.ts'
import { retireDevice } from '../../../electron/core/secretariat/members.ts'
import { countersign } from '../../../electron/core/secretariat/chair.ts'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { heldIdentity, toIdentity } from '../../../electron/core/store/identities.ts'
import { chainEnd, isInLog, readSigned } from '../../../electron/core/store/read-record.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { committee } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { pushSealed, recipientOf, sealFor, writeRecord, type Frame } from '../../support/forge.ts'
import type { TestDesk } from '../../support/test-desk.ts'

let open: Meeting | null = null
afterAll(() => open?.all.close())

/** One committee for the file: whatever was refused before must not be in the way of what comes. */
async function meeting() {
  open ??= await convene()
  return open
}
type Meeting = Awaited<ReturnType<typeof convene>>
async function convene() {
  const all = await committee({ members: 3, applications: 2 })
  const [first, second] = all.applications as [ApplicationId, ApplicationId]
  return {
    all,
    alice: all.member(0),
    bob: all.member(1),
    carol: all.member(2),
    first,
    second,
    secretariat: all.secretariat,
  }
}

const seen = new Map<TestDesk, number>()
/** What has been refused since the last time, newest first. */
async function newRefusals(desk: TestDesk) {
  const { refused, state } = await desk.sync()
  expect(state).toBe('idle')
  const fresh = refused.slice(0, refused.length - (seen.get(desk) ?? 0))
  seen.set(desk, refused.length)
  return fresh
}

/** What comes after something refused must still arrive. */
async function expectGoesOn({
  secretariat,
  alice,
  first,
}: {
  secretariat: TestDesk
  alice: TestDesk
  first: ApplicationId
}) {
  expectOk(await alice.call.draftVote({ applicationId: first, choice: 'abstain', projects: [], conditions: [] }))
  const { recordId } = expectOk(await alice.call.signVote({ applicationId: first }))
  await alice.sync()
  expect(await newRefusals(secretariat)).toEqual([])
  expect(votesOf(secretariat)).toContain(recordId)
}

const votesOf = (desk: TestDesk) => votesReceived(desk.desk()).map(({ recordId }) => recordId)

const aVote = (all: TestCommittee, application: ApplicationId): Frame => {
  const { store } = all.secretariat.desk()
  const papers = store.get<{ id: string }>(
    'SELECT record_id AS id FROM current_papers WHERE application = ?',
    application,
  )
  return { kind: 'vote', application, body: { choice: 'reject', papers: papers?.id, replaces: null } }
}

describe('refused with the right kind, and everything else goes on', () => {
  test('a record signed by a key that is not its author’s', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const real = writeRecord(alice, aVote(all, first))
    const foreign = writeRecord(alice, aVote(all, first), createDeviceKeys(bob.deps.random))
    const sealed = await sealFor({ ...real, signature: foreign.signature }, [secretariat], bob.deps.random)
    const number = await pushSealed(bob, sealed)
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a record with one byte changed after it was signed', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const real = writeRecord(alice, aVote(all, first))
    const record = Buffer.from(Buffer.from(real.record).toString().replace('"reject"', '"rejecu"'))
    const number = await pushSealed(bob, await sealFor({ ...real, record }, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'damaged-envelope', number }])
    const other = Buffer.from(Buffer.from(real.record).toString().replace('"reject"', '"defer"'))
    const forged = await pushSealed(bob, await sealFor({ ...real, record: other }, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number: forged }])
    await expectGoesOn({ secretariat, alice, first })
  })

  test('an envelope with a flipped bit, whichever part of the sealed record it falls in', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const whole = await sealFor(writeRecord(alice, aVote(all, first)), [secretariat], bob.deps.random)
    const numbers: number[] = []
    for (const fromEnd of [1, 20, 1_000, 2_000]) {
      const sealed = Buffer.from(whole)
      sealed[sealed.length - fromEnd] = (sealed[sealed.length - fromEnd] ?? 0) ^ 4
      numbers.unshift(await pushSealed(bob, sealed))
    }
    const cut = await pushSealed(bob, whole.subarray(0, whole.length - 10))
    expect(await newRefusals(secretariat)).toEqual(
      [cut, ...numbers].map((number) => ({ kind: 'damaged-envelope', number })),
    )
    await expectGoesOn({ secretariat, alice, first })
  })

  test('papers that were sealed to another application than they name', async () => {
    const { alice, bob, first, second, secretariat } = await meeting()
    const papers = secretariat
      .desk()
      .store.get<{ id: never }>('SELECT record_id AS id FROM current_papers WHERE application = ?', first)
    const signed = readSigned(secretariat.desk().store, papers?.id as never)
    const other = heldIdentity(secretariat.desk().store, second)
    if (signed === null || other === null) throw new Error('nothing to re-label')
    const record = { record: signed.bytes, signature: signed.signature }
    const mark = markOf(toIdentity(other.identity))
    const number = await pushSealed(bob, await sealFor(record, [recipientOf(other.recipient)], bob.deps.random, mark))
    expect(await newRefusals(alice)).toEqual([{ kind: 'forged', number }])
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a record that says it is older than the one before it, also when there is a gap between the two', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const last = chainEnd(secretariat.desk().store, alice.desk().own.device)
    if (last === null) throw new Error('she has signed something')
    const before = new Date(Date.parse(last.at) - 60_000).toISOString()
    for (const at of [before, last.at]) {
      const record = writeRecord(alice, { ...aVote(all, first), at })
      const number = await pushSealed(bob, await sealFor(record, [secretariat], bob.deps.random))
      expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    }
    const seq = last.seq + 7
    const prev = 'a'.repeat(64)
    const late = writeRecord(alice, { ...aVote(all, first), at: before, seq, prev } as Frame)
    const number = await pushSealed(bob, await sealFor(late, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    await expectGoesOn({ secretariat, alice, first })
  })

  test.each([
    ['an instant that is none', { at: '2027-13-45T25:61:61.999Z' }],
    ['the last instant there is', { at: '9999-12-31T23:59:59.999Z' }],
    [
      'the highest place in the chain',
      { seq: Number.MAX_SAFE_INTEGER, prev: 'a'.repeat(64), at: '8999-12-31T23:59:59.999Z' },
    ],
  ])('a record with %s stops nobody’s sync', async (_what, frame) => {
    const { all, alice, bob, carol, first, secretariat } = await meeting()
    const record = writeRecord(carol, { ...aVote(all, first), ...frame })
    await pushSealed(bob, await sealFor(record, [secretariat, alice, all.chairman], bob.deps.random))
    for (const desk of [alice, all.chairman]) expect((await desk.sync()).state, desk.name).toBe('idle')
    await newRefusals(secretariat)
    await newRefusals(alice)
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a record of a kind that only the secretariat writes, signed by a member', async () => {
    const { alice, bob, first, secretariat } = await meeting()
    const identity = identityToText(createSealIdentity(bob.deps.random))
    const grant = { member: alice.member(), identity, leaseEnds: '2027-12-31T00:00:00.000Z' }
    const record = writeRecord(bob, { kind: 'grant', application: first, body: grant })
    const number = await pushSealed(bob, await sealFor(record, [alice], bob.deps.random))
    expect(await newRefusals(alice)).toEqual([{ kind: 'forged', number }])
    expect(heldIdentity(alice.desk().store, first)?.identity).not.toBe(identity)
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a member who rules on an interest', async () => {
    const { alice, bob, first, secretariat } = await meeting()
    const declaration = '1'.repeat(64)
    const ruling = { member: alice.member(), declaration, ruling: 'withdraw' }
    const record = writeRecord(bob, { kind: 'ruling', application: first, body: ruling })
    const number = await pushSealed(bob, await sealFor(record, [alice, secretariat], bob.deps.random))
    expect(await newRefusals(alice)).toEqual([{ kind: 'forged', number }])
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a record by a device that is in no roster', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const stranger = createDeviceKeys(bob.deps.random)
    const record = writeRecord(alice, aVote(all, first), stranger)
    const number = await pushSealed(bob, await sealFor(record, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    expect(votesOf(secretariat)).not.toContain(record.recordId)
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a second record in a place of the chain that is taken', async () => {
    const { all, alice, bob, first, secretariat } = await meeting()
    const fork = writeRecord(bob, aVote(all, first))
    expectOk(await bob.call.draftVote({ applicationId: first, choice: 'defer', projects: [], conditions: [] }))
    expectOk(await bob.call.signVote({ applicationId: first }))
    await bob.sync()
    const number = await pushSealed(bob, await sealFor(fork, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    expect(votesOf(secretariat)).not.toContain(fork.recordId)
    await expectGoesOn({ secretariat, alice, first })
  })

  test('a record of another committee', async () => {
    const { alice, bob, first, secretariat } = await meeting()
    const own = alice.desk()
    const elsewhere = { ...alice, desk: () => ({ ...own, own: { ...own.own, committee: 'f'.repeat(32) as never } }) }
    const record = writeRecord(elsewhere, {
      kind: 'delivery',
      application: first,
      body: { what: 'opened', documents: [] },
    })
    const number = await pushSealed(bob, await sealFor(record, [secretariat], bob.deps.random))
    expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
    await expectGoesOn({ secretariat, alice, first })
  })
})

test('a record that somebody seals again arrives once', async () => {
  const { alice, bob, first, secretariat } = await meeting()
  expectOk(await alice.call.draftVote({ applicationId: first, choice: 'reject', projects: [], conditions: [] }))
  const { recordId } = expectOk(await alice.call.signVote({ applicationId: first }))
  await alice.sync()
  await bob.sync()
  await secretariat.sync()
  const signed = readSigned(bob.desk().store, recordId)
  if (signed === null) throw new Error('the vote did not reach the other member')
  const record = { record: signed.bytes, signature: signed.signature }
  await pushSealed(bob, await sealFor(record, [secretariat], bob.deps.random))
  expect(await newRefusals(secretariat)).toEqual([])
  expect(votesOf(secretariat).filter((vote) => vote === recordId)).toEqual([recordId])
})

test('a record of a kind that this version does not know is kept', async () => {
  const { bob, carol, secretariat } = await meeting()
  const record = writeRecord(carol, { kind: 'motion', body: { terms: 'of a later version' } })
  await pushSealed(bob, await sealFor(record, [secretariat], bob.deps.random))
  expect(await newRefusals(secretariat)).toEqual([])
  expect(isInLog(secretariat.desk().store, record.recordId)).toBe(true)
})

test('a revoked laptop is shut out, says so, and keeps what was signed on it', async () => {
  const { all, alice, bob, first, secretariat } = await meeting()
  expectOk(await alice.call.draftVote({ applicationId: first, choice: 'reject', projects: [], conditions: [] }))
  const { recordId } = expectOk(await alice.call.signVote({ applicationId: first }))
  expectOk(await retireDevice(secretariat.desk(), alice.desk().own.device))
  const view = await alice.sync()
  expect(view).toMatchObject({ state: 'blocked', error: { kind: 'device-revoked' }, waiting: 1, nextTryAt: null })
  await secretariat.sync()
  await all.chairman.sync()
  expectOk(await countersign(all.chairman.desk()))
  for (const desk of [all.chairman, secretariat, bob]) await desk.sync()
  all.clock.advance(24 * 60 * 60 * 1000)
  const late = writeRecord(alice, aVote(all, first))
  const number = await pushSealed(bob, await sealFor(late, [secretariat], bob.deps.random))
  expect(await newRefusals(secretariat)).toEqual([{ kind: 'forged', number }])
  expect(votesOf(secretariat)).not.toContain(late.recordId)
  expect(votesOf(secretariat)).not.toContain(recordId)
})
