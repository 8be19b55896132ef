import { afterAll, beforeAll, expect, test } from 'vitest'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts'

const faultCount = 40
let all: TestCommittee
let proxy: FaultProxy
beforeAll(async () => {
  // The proxy needs the server's port, which is known once it has started: the fetch is bound late.
  all = await committee({
    members: 1,
    applications: 1,
    fetch: (server) => (input, init) => fetch((input as string).replace(server.url, proxy.url), init),
  })
}, 60_000)
beforeAll(async () => {
  proxy = await startFaultProxy(all.server.port)
})
afterAll(async () => {
  await all.close()
  await proxy.close()
})

test('over real connections that break, stall and hang, every vote arrives once', { timeout: 60_000 }, async () => {
  const alice = all.member(0)
  const seed = 11
  const signed: string[] = []
  for (let round = 0; proxy.faulted() < faultCount && round < 200; round++) {
    proxy.faulty(seed + round, 60)
    expectOk(
      await alice.call.draftVote({ applicationId: all.application, choice: 'reject', projects: [], conditions: [] }),
    )
    signed.push(expectOk(await alice.call.signVote({ applicationId: all.application })).recordId)
    const syncing = alice.sync()
    // A line that has gone quiet: the desk gives it up, as it would after half a minute.
    const giveUp = setInterval(() => alice.timer.elapse(40_000), 200)
    await syncing
    clearInterval(giveUp)
  }
  expect(proxy.faulted(), `seed ${seed}`).toBeGreaterThanOrEqual(faultCount)
  proxy.restore()
  await alice.sync()
  expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
  await all.secretariat.sync()
  const log = all.secretariat
    .desk()
    .store.all<{ id: string }>(`SELECT record_id AS id FROM log WHERE kind = 'vote' ORDER BY at`)
  expect(log.map(({ id }) => id)).toEqual(signed)
  expect(votesReceived(all.secretariat.desk()).length).toBe(1)
})
