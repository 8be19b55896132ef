import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { signManifest, type Manifest } from '../../../electron/core/carry/manifest.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { votesReceived } from '../../../electron/core/secretariat/received.ts'
import { lastCheckpoint } from '../../../electron/core/store/checkpoints.ts'
import { pulledTo } from '../../../electron/core/store/cursor.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication, sampleDates } from '../../support/sample-application.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { allowCarrying, byStick, carry, createStick, read, write, type Stick } from './stick.ts'

const newCommittee = createCommittees()
let all: TestCommittee
let alice: TestDesk
let bob: TestDesk
let stick: Stick
beforeEach(async () => {
  all = await newCommittee({ members: 2, applications: 1, seed: 'courier' })
  alice = all.member(0)
  bob = all.member(1)
  stick = createStick()
  await allowCarrying(...all.all)
})

async function vote(desk: TestDesk): Promise<void> {
  const applicationId = all.application
  expectOk(await desk.call.draftVote({ applicationId, choice: 'reject', projects: [], conditions: [] }))
  expectOk(await desk.call.signVote({ applicationId }))
}
const standing = ({ desk }: TestDesk) => {
  const { store } = desk()
  return {
    pulledTo: pulledTo(store),
    checkpoint: lastCheckpoint(store),
    log: store.all('SELECT record_id FROM log ORDER BY position'),
    waiting: store.all(`SELECT envelope_id FROM envelopes WHERE state = 'outgoing'`),
  }
}
const refusalsOf = async (courier: TestDesk): Promise<readonly AppError[]> =>
  (await carry(courier, stick)).flatMap(({ outcome }) => (outcome.state === 'refused' ? [outcome.error] : []))
/** Posts that brought records, since the last call. */
const pushesOf = ({ network }: TestDesk): number =>
  network.requests.splice(0).filter(({ method, path }) => method === 'POST' && path.endsWith('/envelopes')).length

async function forgetDocuments(desk: TestDesk): Promise<void> {
  desk.desk().store.run('DELETE FROM document_files')
  for (const { hash } of desk.desk().store.all<{ hash: string }>('SELECT hash FROM documents'))
    rmSync(join(desk.folder, 'documents', hash), { force: true })
}

describe('a server that shows another history', () => {
  /** The server's folder as it was, to be put back; Alice and Bob have seen more by then, the chairman has not. */
  async function fork(): Promise<void> {
    const copy = makeTempFolder('backup')
    await all.server.stop()
    cpSync(all.server.folder, copy, { recursive: true })
    await all.server.start()
    await vote(bob)
    await bob.sync()
    await alice.sync()
    alice.network.cut()
    await all.server.stop()
    rmSync(all.server.folder, { recursive: true })
    cpSync(copy, all.server.folder, { recursive: true })
    removeTempFolder(copy)
    await all.server.start()
    for (let i = 0; i < 3; i++) {
      await vote(all.chairman)
      await all.chairman.sync()
    }
  }

  test('is caught by who carries, by what the request says was seen; nothing is sent to it', async () => {
    await fork()
    await vote(alice)
    await write(alice, stick)
    pushesOf(all.chairman)
    expect(await refusalsOf(all.chairman)).toMatchObject([{ kind: 'different-history' }])
    expect(pushesOf(all.chairman)).toBe(0)
  })

  test('is caught by who reads, when the one who carries does not look; nothing is taken', async () => {
    await fork()
    await vote(alice)
    await write(alice, stick)
    forgetWhatWasSeen()
    expect(await refusalsOf(all.chairman)).toEqual([])
    const before = standing(alice)
    expect(expectError(await alice.core().carrying.read(stick.path))).toMatchObject({ kind: 'different-history' })
    expect(standing(alice)).toEqual(before)
    // The answer stays, as evidence.
    expect(stick.names().some((name) => name.endsWith('.answer.json'))).toBe(true)
  })

  function forgetWhatWasSeen(): void {
    const name = stick.names().find((each) => each.endsWith('.request.json')) ?? ''
    const path = join(stick.folder, name)
    const request = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    const { text, signature } = signManifest({ ...request, checkpoint: null } as Manifest, alice.desk().keys.signing)
    writeFileSync(path, text)
    writeFileSync(`${path}.sig`, signature)
  }
})

describe('documents of the secretariat', () => {
  const publishOffline = async () => {
    all.secretariat.network.cut()
    const applications = [makeApplication(2)]
    expectOk(await publishBatch(all.secretariat.desk(), { ...sampleDates, applications }))
    await write(all.secretariat, stick)
  }

  test('are not uploaded by a member: that is said before anything is sent', async () => {
    await publishOffline()
    pushesOf(bob)
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-needs-secretariat' }])
    expect(pushesOf(bob)).toBe(0)
  })

  test('are uploaded by another laptop of the secretariat, before the papers that name them', async () => {
    const second = await all.join('secretariat-2', 'secretary')
    await allowCarrying(second)
    await publishOffline()
    expect(await carry(second, stick)).toMatchObject([{ outcome: { state: 'carried', documents: 0 } }])
    await read(all.secretariat, stick)
    await alice.sync()
    expect(expectOk(await alice.call.batch(undefined))?.rows).toMatchObject([{ number: 2 }])
    // Once they are there, a member may carry the rest.
    await write(all.secretariat, stick)
    expect(await refusalsOf(bob)).toEqual([])
  })
})

describe('the way there and back', () => {
  test('two members on one stick, who want the same document', async () => {
    for (const desk of [alice, bob]) {
      desk.network.cut()
      await forgetDocuments(desk)
      await vote(desk)
      await write(desk, stick)
    }
    const carried = await carry(all.secretariat, stick)
    expect(carried).toMatchObject([
      { outcome: { state: 'carried', sent: 1, documents: 1 } },
      { outcome: { state: 'carried', sent: 1, documents: 1 } },
    ])
    expect(stick.names().filter((name) => name.endsWith('.sealed'))).toHaveLength(1)
    for (const desk of [alice, bob]) expect(await read(desk, stick)).toMatchObject({ sent: 1, documents: 1 })
    expect(stick.names()).toEqual([])
    await all.secretariat.sync()
    expect(votesReceived(all.secretariat.desk())).toHaveLength(2)
  })

  test('a line that breaks on the way leaves nothing half-written, and the next go does it', async () => {
    alice.network.cut()
    await forgetDocuments(alice)
    await vote(alice)
    await write(alice, stick)
    const names = stick.names()
    bob.network.change(async (request, response) => {
      if (request.path.includes('/documents/') && request.method === 'GET') bob.network.cut()
      return response
    })
    bob.network.cut()
    expect(expectError(await bob.core().carrying.carry(stick.path))).toEqual({ kind: 'offline' })
    bob.network.restore()
    bob.network.answer((request) =>
      request.path.includes('/documents/') && request.method === 'GET' ? new Response(null, { status: 502 }) : null,
    )
    expect(await refusalsOf(bob)).toEqual([{ kind: 'server-error', status: 502 }])
    expect(stick.names()).toEqual(names)
    bob.network.restore()
    expect(await refusalsOf(bob)).toEqual([])
    expect(await read(alice, stick)).toMatchObject({ sent: 1, documents: 1 })
  })

  test('a document that the server has lost is said to be missing; the rest is carried', async () => {
    alice.network.cut()
    await forgetDocuments(alice)
    await write(alice, stick)
    bob.network.answer((request) => (request.path.includes('/documents/') ? new Response(null, { status: 404 }) : null))
    expect(await carry(bob, stick)).toMatchObject([{ outcome: { state: 'carried', documents: 0, missing: 1 } }])
    expect(await read(alice, stick)).toMatchObject({ documents: 0 })
    expect(await byStick(alice, all.secretariat, stick)).toMatchObject({ documents: 1 })
  })

  test('what is signed after the request waits for the next one, with its receipt', async () => {
    alice.network.cut()
    await vote(alice)
    await write(alice, stick)
    await carry(bob, stick)
    await vote(alice)
    expect(await read(alice, stick)).toMatchObject({ sent: 1 })
    expect(standing(alice).waiting).toHaveLength(1)
    expect(await byStick(alice, bob, stick)).toMatchObject({ sent: 1 })
    const { rows } = expectOk(await alice.call.outbox(undefined))
    expect(rows.filter(({ kind }) => kind === 'vote').map(({ receipt }) => receipt)).toEqual(['verified', 'verified'])
  })

  test('a number that came over the network after the answer was written makes the answer too old, not the server false', async () => {
    alice.network.cut()
    await vote(alice)
    await write(alice, stick)
    await carry(bob, stick)
    await vote(alice)
    // The line breaks between the acknowledgement and everything else.
    alice.network.restore()
    alice.network.change(async (request, response) => {
      if (request.method === 'POST' && request.path.endsWith('/envelopes')) alice.network.cut()
      return response
    })
    await alice.sync()
    const before = standing(alice)
    expect(expectError(await alice.core().carrying.read(stick.path))).toEqual({ kind: 'carry-unfit' })
    expect(standing(alice)).toEqual(before)
    expect(await byStick(alice, bob, stick)).toMatchObject({ received: expect.any(Number) as number })
    expect(standing(alice).waiting).toEqual([])
  })
})

describe('being interrupted', () => {
  test('a person can stop it; nothing half-written stays', async () => {
    alice.network.cut()
    await vote(alice)
    await write(alice, stick)
    const names = stick.names()
    bob.network.answer(async (request) => {
      if (request.path.includes('/envelopes?')) expectOk(await bob.call.stopCarrying(undefined))
      return null
    })
    bob.network.requests.length = 0
    expect(await bob.core().carrying.carry(stick.path)).toEqual({ ok: true, value: null })
    expect(stick.names()).toEqual(names)
    expect(expectOk(await bob.call.carrying(undefined)).progress).toBeNull()
    bob.network.restore()
    expect(await refusalsOf(bob)).toEqual([])
  })

  test('so can locking the desk', async () => {
    alice.network.cut()
    await vote(alice)
    await write(alice, stick)
    await carry(bob, stick)
    const reading = alice.core().carrying.read(stick.path)
    await alice.lock()
    expect(await reading).toEqual({ ok: true, value: null })
    await alice.unlock()
    expect(await read(alice, stick)).toMatchObject({ received: expect.any(Number) as number })
    expect(standing(alice).waiting).toEqual([])
  })

  test('a run that is due meanwhile waits, and comes after it', async () => {
    await vote(alice)
    const writing = write(alice, stick)
    const synced = alice.sync()
    await writing
    expect(await synced).toMatchObject({ state: 'idle', waiting: 0 })
  })
})

describe('a stick that is full', () => {
  test('is said; nothing half-written stays, and what was there is still good', async () => {
    alice.network.cut()
    await vote(alice)
    await write(alice, stick)
    const names = stick.names()
    await vote(alice)
    const { open } = await import('node:fs/promises')
    const probe = await open(join(makeTempFolder('probe'), 'file'), 'w')
    const handle = Object.getPrototypeOf(probe) as { write: (...all: unknown[]) => Promise<unknown> }
    await probe.close()
    let writes = 0
    const full = vi.spyOn(handle, 'write').mockImplementation(async () => {
      writes += 1
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    })
    try {
      expect(expectError(await alice.core().carrying.write(stick.path))).toEqual({ kind: 'carry-full' })
    } finally {
      full.mockRestore()
    }
    expect(writes).toBe(1)
    expect(stick.names()).toEqual(names)
    expect(await refusalsOf(bob)).toEqual([])
    expect(await read(alice, stick)).toMatchObject({ sent: 1 })
  })
})
