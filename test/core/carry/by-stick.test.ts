import { beforeEach, expect, test } from 'vitest'
import { deliveries, votesReceived } from '../../../electron/core/secretariat/received.ts'
import { grantDue } from '../../../electron/core/secretariat/grants.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { allowCarrying, byStick, createStick, type Stick } from './stick.ts'

const newCommittee = createCommittees()
let all: TestCommittee
let alice: TestDesk
let stick: Stick
beforeEach(async () => {
  all = await newCommittee({ members: 2, seed: 'by stick' })
  alice = all.member(0)
  stick = createStick()
  await allowCarrying(...all.all)
})

const declare = async (desk: TestDesk, applicationId: TestCommittee['application']) => {
  expectOk(await desk.call.draftDeclaration({ applicationId, draft: { answer: 'none', interestKind: null, text: '' } }))
  expectOk(await desk.call.signDeclarations({ applicationIds: [applicationId] }))
}

test('a member who is never online declares, gets key, papers and documents, votes, and holds a verified receipt', async () => {
  alice.network.cut()
  const { applications } = await all.publish()
  const [applicationId] = applications
  if (applicationId === undefined) throw new Error('nothing was published')

  expect(await byStick(alice, all.secretariat, stick)).toMatchObject({ sent: 0, documents: 0 })
  expect(expectOk(await alice.call.batch(undefined))?.rows).toMatchObject([{ number: 1, stage: 'declare' }])

  await declare(alice, applicationId)
  // Carried once for the declaration; the key is given in return, and with it come papers and documents.
  const second = await byStick(alice, all.secretariat, stick)
  expect(second.sent).toBe(1)
  if (second.documents === 0) {
    await grantDue(all.secretariat.desk())
    await all.secretariat.sync()
    expect(await byStick(alice, all.secretariat, stick)).toMatchObject({ documents: 1 })
  }
  const { documents } = expectOk(await alice.call.application({ applicationId }))
  expect(documents).toMatchObject([{ state: 'held' }])
  const [document] = documents
  const bytes = expectOk(await alice.core().readDocument(document?.sealedSha256 as never, 0, 5))
  expect(Buffer.from(bytes).toString()).toBe('%PDF-')

  expectOk(await alice.call.draftVote({ applicationId, choice: 'defer', projects: [], conditions: [] }))
  const { recordId, number } = expectOk(await alice.call.signVote({ applicationId }))
  expect(number).toBeNull()
  const third = await byStick(alice, all.member(1), stick)
  // The vote, and that the documents have arrived.
  expect(third.sent).toBe(2)
  const receipt = expectOk(await alice.call.receipt({ recordId, challenge: '' }))
  expect(receipt.checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
  expect(alice.network.requests.filter(({ path }) => path.includes('envelopes'))).toHaveLength(0)

  await all.secretariat.sync()
  expect(votesReceived(all.secretariat.desk())).toMatchObject([{ recordId, member: alice.member() }])
  expect(deliveries(all.secretariat.desk())).toMatchObject([{ member: alice.member(), body: { what: 'received' } }])

  // Back on the network nothing is sent twice and nothing contradicts.
  alice.network.restore()
  const before = votesReceived(all.secretariat.desk())
  expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
  await all.secretariat.sync()
  expect(votesReceived(all.secretariat.desk())).toEqual(before)
})
