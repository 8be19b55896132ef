import { afterEach, expect, test } from 'vitest'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'

let open: TestCommittee | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

test('a vote cast offline arrives once, and its receipt is verified', async () => {
  open = await committee({ members: 2 })
  const [application] = (await open.publish()).applications
  if (application === undefined) throw new Error('nothing was published')
  await open.declareAll([application])
  const alice = open.member(0)
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
  await open.secretariat.sync()
  const votes = votesReceived(open.secretariat.desk())
  expect(votes.map(({ recordId, member }) => ({ recordId, member }))).toEqual([
    { recordId: signed.recordId, member: alice.member() },
  ])
  const receipt = expectOk(await alice.call.receipt({ recordId: signed.recordId }))
  expect(receipt.number).toBeGreaterThan(0)
  expect(receipt.checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
})
