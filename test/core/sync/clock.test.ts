import { expect, test } from 'vitest'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { papersOf } from '../../../electron/core/standing.ts'

const newCommittee = createCommittees()
const yearMs = 365.25 * 24 * 60 * 60 * 1000

test.each([-10, -1, 2, 10])('a clock %i years off costs neither a vote nor the papers', async (years) => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  const application = all.application
  const before = expectOk(
    await alice.call.draftVote({ applicationId: application, choice: 'reject', projects: [], conditions: [] }),
  )
  expect(before.savedAt).toBeDefined()
  expectOk(await alice.call.signVote({ applicationId: application }))
  alice.clock.skew(years * yearMs)
  const view = await alice.sync()
  expect(view).toMatchObject({ state: 'idle', waiting: 0, clock: { kind: 'clock-wrong' } })
  expect(papersOf(alice.desk(), application)).not.toBeNull()
  await alice.reopen()
  await alice.sync()
  await all.secretariat.sync()
  expect(votesReceived(all.secretariat.desk())).toHaveLength(1)
  expect((await all.secretariat.sync()).refused).toEqual([])
  alice.clock.skew(0)
  expect(await alice.sync()).toMatchObject({ state: 'idle', clock: null })
  expect(expectOk(await alice.call.application({ applicationId: application })).papersId).toBeDefined()
})

test('with a clock a day off the tokens follow the server’s clock after one refusal', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  alice.clock.skew(20 * 60 * 60 * 1000)
  alice.network.requests.length = 0
  expect(await alice.sync()).toMatchObject({ state: 'idle' })
  const paths = alice.network.requests.map(({ path }) => path.replace(/.*\/|\?.*/g, ''))
  expect(paths).toEqual(['checkpoint', 'checkpoint'])
})
