import { expect, test } from 'vitest'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { createCommittees } from '../../support/committees.ts'

const newCommittee = createCommittees()

test('a vote cast offline arrives once, and its receipt is verified', async () => {
  const { application, member, secretariat } = await newCommittee({ members: 2, applications: 1 })
  const alice = member(0)
  alice.network.cut()
  const draft = { applicationId: application, choice: 'as-recommended', projects: [], conditions: [] } as const
  expectOk(await alice.call.draftVote({ ...draft, projects: [], conditions: [] }))
  const signed = expectOk(await alice.call.signVote({ applicationId: application }))
  expect(signed.number).toBeNull()
  const offline = await alice.sync()
  expect(offline.state).toBe('offline')
  expect(offline.waiting).toBe(1)
  alice.network.restore()
  expect((await alice.sync()).waiting).toBe(0)
  await alice.sync()
  await secretariat.sync()
  const votes = votesReceived(secretariat.desk())
  expect(votes.map(({ recordId, member }) => ({ recordId, member }))).toEqual([
    { recordId: signed.recordId, member: alice.member() },
  ])
  const receipt = expectOk(await alice.call.receipt({ recordId: signed.recordId, challenge: '' }))
  expect(receipt.number).toBeGreaterThan(0)
  expect(receipt.checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
})
