import { expect, test } from 'vitest'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { makeApplication } from '../../support/sample-application.ts'
import { passphrase } from '../../support/test-desk.ts'

const newCommittee = createCommittees()

test('a run may end after any request: whatever was done stays, the rest is done by the next', async () => {
  const all = await newCommittee({ members: 2, applications: 1 })
  const [alice, bob] = [all.member(0), all.member(1)]
  const { form, assessment, documents } = makeApplication(1)
  let requestsNeeded = Infinity
  for (let allowed = 0; allowed < requestsNeeded; allowed++) {
    expectOk(
      await bob.call.draftVote({ applicationId: all.application, choice: 'defer', projects: [], conditions: [] }),
    )
    expectOk(await bob.call.signVote({ applicationId: all.application }))
    await bob.sync()
    expectOk(await issuePapers(all.secretariat.desk(), all.application, { form, assessment, documents }))
    await all.secretariat.sync()
    const papers = papersOf(alice.desk(), all.application)?.papersId
    const before = alice.desk().store.get('SELECT count(*) AS count FROM log')
    expectOk(
      await alice.call.draftVote({ applicationId: all.application, choice: 'reject', projects: [], conditions: [] }),
    )
    const { recordId } = expectOk(await alice.call.signVote({ applicationId: all.application }))
    let asked = 0
    // The app is killed while it waits for this answer: nothing after it happens in this run.
    alice.network.answer(() => (asked++ < allowed ? null : new Response(null, { status: 500 })))
    const { state } = await alice.sync()
    if (state === 'idle') requestsNeeded = allowed
    await alice.reopen()
    alice.network.restore()
    expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
    expect(papersOf(alice.desk(), all.application)?.papersId).not.toBe(papers)
    expect(alice.desk().store.get('SELECT count(*) AS count FROM log')).not.toEqual(before)
    await all.secretariat.sync()
    expect(votesReceived(all.secretariat.desk()).map((vote) => vote.recordId)).toContain(recordId)
    expect(expectOk(await alice.call.receipt({ recordId, challenge: '' })).number).toBeGreaterThan(0)
  }
  // Checkpoint, push, checkpoint, pull, proof, document, and what reports the document.
  expect(requestsNeeded).toBeGreaterThan(6)
})

test('locking while a run waits for the server ends the run, not the store', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  const asked = new Promise<void>((resolve) => {
    alice.network.answer(() => {
      resolve()
      return new Promise(() => {})
    })
  })
  const syncing = alice.call.syncNow(undefined)
  await asked
  await alice.lock()
  await syncing
  expect(await alice.call.sync(undefined)).toEqual({ ok: false, error: { kind: 'locked' } })
  alice.network.restore()
  expectOk(await alice.call.unlock({ passphrase }))
  expect(await alice.sync()).toMatchObject({ state: 'idle' })
  expect(alice.logged.filter(({ event }) => event === 'unexpected')).toEqual([])
})

test('two that ask at once share one run', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  expectOk(
    await alice.call.draftVote({ applicationId: all.application, choice: 'defer', projects: [], conditions: [] }),
  )
  expectOk(await alice.call.signVote({ applicationId: all.application }))
  alice.network.requests.length = 0
  const views = await Promise.all([alice.sync(), alice.sync(), alice.sync()])
  expect(views.map(({ state }) => state)).toEqual(['idle', 'idle', 'idle'])
  const pushes = alice.network.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/envelopes'))
  expect(pushes).toHaveLength(1)
})
