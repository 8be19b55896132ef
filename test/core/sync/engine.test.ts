import { expect, test } from 'vitest'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import type { TestDesk } from '../../support/test-desk.ts'

const newCommittee = createCommittees()

const vote = async (desk: TestDesk, applicationId: Parameters<TestDesk['call']['signVote']>[0]['applicationId']) => {
  expectOk(await desk.call.draftVote({ applicationId, choice: 'defer', projects: [], conditions: [] }))
  expectOk(await desk.call.signVote({ applicationId }))
}
const idle = async (desk: TestDesk) => {
  for (;;) {
    const view = expectOk(await desk.call.sync(undefined))
    if (view.state !== 'syncing') return view
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

test('what is signed is sent by itself, a little later and together', async () => {
  const all = await newCommittee({ members: 1, applications: 2 })
  const alice = all.member(0)
  await alice.sync()
  alice.network.requests.length = 0
  for (const application of all.applications) await vote(alice, application)
  expect(expectOk(await alice.call.sync(undefined)).waiting).toBe(2)
  expect(alice.network.requests).toEqual([])
  alice.timer.elapse(1_500)
  expect(await idle(alice)).toMatchObject({ state: 'idle', waiting: 0 })
  const pushes = alice.network.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/envelopes'))
  expect(pushes).toHaveLength(1)
})

test('with nothing to do a run is one request, and the next comes within two minutes', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  await alice.sync()
  alice.network.requests.length = 0
  const view = await alice.sync()
  expect(alice.network.requests.map(({ path }) => path.replace(/.*\/|\?.*/g, ''))).toEqual(['checkpoint'])
  expect(alice.timer.waiting()).toHaveLength(1)
  expect(Date.parse(view.nextTryAt ?? '')).toBeLessThan(alice.clock.now() + 120_000)
  alice.timer.elapse(120_000)
  await idle(alice)
  expect(alice.network.requests).toHaveLength(2)
})

test('offline is said with its beginning, waits grow, and the line coming back ends it', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  await alice.sync()
  alice.network.cut()
  const first = await alice.sync()
  expect(first.state).toBe('offline')
  expect(first.offlineSince).not.toBeNull()
  const waits: number[] = []
  for (let i = 0; i < 12; i++) {
    waits.push(alice.timer.waiting()[0] ?? 0)
    expect((await alice.sync()).offlineSince).toBe(first.offlineSince)
  }
  waits.forEach((wait, i) => {
    const fullMs = Math.min(600_000, 2_000 * 2 ** i)
    expect(wait).toBeGreaterThanOrEqual(fullMs / 2)
    expect(wait).toBeLessThanOrEqual(fullMs)
  })
  await vote(alice, all.application)
  expect(alice.timer.waiting()).toHaveLength(1)
  await alice.reopen()
  expect(expectOk(await alice.call.sync(undefined)).offlineSince).toBe(first.offlineSince)
  alice.network.restore()
  expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0, offlineSince: null })
})

test('unlocking begins a run by itself; a locked desk begins none', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  await alice.lock()
  expect(alice.timer.waiting()).toEqual([])
  alice.network.requests.length = 0
  await alice.unlock()
  alice.timer.elapse(1_500)
  expect((await idle(alice)).state).toBe('idle')
  expect(alice.network.requests.length).toBeGreaterThan(0)
  await alice.lock()
  expect(alice.timer.waiting()).toEqual([])
  expect(await alice.call.syncNow(undefined)).toEqual({ ok: false, error: { kind: 'locked' } })
})

test('the view tells the step, how far it is, and announces itself', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  await vote(alice, all.application)
  const steps = new Set<string>()
  alice.network.answer(async () => {
    const view = expectOk(await alice.call.sync(undefined))
    if (view.state === 'syncing') {
      steps.add(view.progress.step)
      expect(view.progress.done).toBeLessThanOrEqual(view.progress.total)
    }
    return null
  })
  alice.changed.length = 0
  await alice.sync()
  expect([...steps].sort()).toEqual(['checking', 'receiving', 'sending'])
  expect(alice.changed).toContain('sync')
  expect(alice.logged.at(-1)).toMatchObject({ event: 'sync-finished', sent: 1, received: 1, documents: 0 })
})
