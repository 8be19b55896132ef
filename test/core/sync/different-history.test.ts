import { cpSync, rmSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { lastCheckpoint } from '../../../electron/core/store/checkpoints.ts'
import { pulledTo } from '../../../electron/core/store/cursor.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { createCommittees } from '../../support/committees.ts'

const newCommittee = createCommittees()
let all: TestCommittee
let application: ApplicationId
beforeEach(async () => {
  all = await newCommittee({ members: 2, applications: 1 })
  application = all.application
})

async function vote(desk: TestDesk) {
  expectOk(await desk.call.draftVote({ applicationId: application, choice: 'reject', projects: [], conditions: [] }))
  return expectOk(await desk.call.signVote({ applicationId: application })).recordId
}

/** What the server's folder held then, to be put back later. */
async function backUp() {
  const copy = makeTempFolder('backup')
  await all.server.stop()
  cpSync(all.server.folder, copy, { recursive: true })
  await all.server.start()
  return async () => {
    await all.server.stop()
    rmSync(all.server.folder, { recursive: true })
    cpSync(copy, all.server.folder, { recursive: true })
    removeTempFolder(copy)
    await all.server.start()
  }
}

const standing = (desk: TestDesk) => {
  const { store } = desk.desk()
  return {
    pulledTo: pulledTo(store),
    checkpoint: lastCheckpoint(store),
    log: store.all('SELECT record_id FROM log ORDER BY position'),
  }
}

describe('a server that was set back to an older backup', () => {
  test('is found out while it is shorter; nothing is sent to it or taken over from it', async () => {
    const [alice, bob] = [all.member(0), all.member(1)]
    const restore = await backUp()
    await vote(bob)
    await bob.sync()
    await alice.sync()
    await restore()
    await vote(alice)
    const before = standing(alice)
    alice.network.requests.length = 0
    const view = await alice.sync()
    const seenSize = before.checkpoint?.size ?? 0
    expect(view).toMatchObject({
      state: 'blocked',
      error: { kind: 'different-history', seenSize, shownSize: seenSize - 1 },
      waiting: 1,
      nextTryAt: null,
    })
    expect(standing(alice)).toEqual(before)
    expect(alice.network.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('is found out once it has grown again with other records', async () => {
    const [alice, bob] = [all.member(0), all.member(1)]
    const restore = await backUp()
    await vote(bob)
    await bob.sync()
    await alice.sync()
    await restore()
    // The secretariat has not seen the lost vote, so it goes on without suspicion.
    for (let i = 0; i < 3; i++) {
      await vote(all.chairman)
      await all.chairman.sync()
    }
    const before = standing(alice)
    expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
    expect(standing(alice)).toEqual(before)
  })

  test('is found out by who was told a number that it has lost, before the records came round', async () => {
    const alice = all.member(0)
    const restore = await backUp()
    await vote(alice)
    // The line breaks between the acknowledgement and everything else.
    alice.network.change(async (request, response) => {
      if (request.method === 'POST' && request.path.endsWith('/envelopes')) alice.network.cut()
      return response
    })
    await alice.sync()
    alice.network.restore()
    await restore()
    await vote(all.member(1))
    await all.member(1).sync()
    expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
    expect(votesReceived(all.secretariat.desk())).toEqual([])
  })
})

test('a server with another log key is found out', async () => {
  const alice = all.member(0)
  await all.server.stop()
  rmSync(`${all.server.folder}/log-key.pem`)
  await all.server.start()
  await vote(all.member(1))
  expect(await all.member(1).sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
  const before = standing(alice)
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
  expect(standing(alice)).toEqual(before)
})

test('a server that shows one desk another order than it signed is found out', async () => {
  const [alice, bob] = [all.member(0), all.member(1)]
  for (let i = 0; i < 3; i++) await vote(bob)
  await bob.sync()
  const before = standing(alice)
  alice.network.change(async (request, response) => {
    if (!/envelopes\?/.test(request.path)) return response
    const page = (await response.json()) as { envelopes: { number: number }[] }
    const numbers = page.envelopes.map(({ number }) => number)
    page.envelopes.reverse().forEach((envelope, i) => (envelope.number = numbers[i] ?? 0))
    return new Response(JSON.stringify(page))
  })
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
  expect({ ...standing(alice), checkpoint: null }).toEqual({ ...before, checkpoint: null })
  alice.network.restore()
  expect(await alice.sync()).toMatchObject({ state: 'idle' })
  expect(pulledTo(alice.desk().store)).toBeGreaterThan(before.pulledTo)
})

test('a server that leaves one record out is found out', async () => {
  const [alice, bob] = [all.member(0), all.member(1)]
  for (let i = 0; i < 3; i++) await vote(bob)
  await bob.sync()
  alice.network.change(async (request, response) => {
    if (!/envelopes\?/.test(request.path)) return response
    const page = (await response.json()) as { envelopes: { number: number }[] }
    page.envelopes.splice(1, 1)
    page.envelopes.forEach((envelope, i) => (envelope.number = (page.envelopes[0]?.number ?? 0) + i))
    return new Response(JSON.stringify(page))
  })
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
})

test('an own record’s proof that does not fit is no receipt', async () => {
  const alice = all.member(0)
  const recordId = await vote(alice)
  alice.network.change(async (request, response) => {
    if (!request.path.endsWith('/inclusion')) return response
    const reply = (await response.json()) as { proofs: { hashes: string[] }[] }
    for (const proof of reply.proofs) proof.hashes[0] = 'ab'.repeat(32)
    return new Response(JSON.stringify(reply))
  })
  expect(await alice.sync()).toMatchObject({ state: 'blocked', error: { kind: 'different-history' } })
  const row = async () =>
    expectOk(await alice.call.outbox(undefined)).rows.find((each) => each.recordId === recordId)?.receipt
  expect(await row()).toBe('numbered')
  alice.network.restore()
  await alice.sync()
  expect(await row()).toBe('verified')
})
