import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { signManifest, type Manifest } from '../../../electron/core/carry/manifest.ts'
import { createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import { lastCheckpoint } from '../../../electron/core/store/checkpoints.ts'
import { pulledTo } from '../../../electron/core/store/cursor.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { allowCarrying, carry, createStick, read, write, type Stick } from './stick.ts'

const newCommittee = createCommittees()
const dayMs = 24 * 60 * 60 * 1000
let all: TestCommittee
let alice: TestDesk
let bob: TestDesk
let stick: Stick
beforeEach(async () => {
  all = await newCommittee({ members: 2, applications: 1, seed: 'refusals' })
  alice = all.member(0)
  bob = all.member(1)
  stick = createStick()
  await allowCarrying(...all.all)
})

/** Signed on Alice's laptop, which has no network: one vote waits. */
async function voteOffline(desk = alice): Promise<void> {
  desk.network.cut()
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
    envelopes: store.all('SELECT envelope_id, state, number FROM envelopes ORDER BY rowid'),
  }
}
const logSize = async (): Promise<number> => {
  await all.chairman.sync()
  return lastCheckpoint(all.chairman.desk().store)?.size ?? 0
}
const refusalsOf = async (courier: TestDesk): Promise<readonly AppError[]> =>
  (await carry(courier, stick)).flatMap(({ outcome }) => (outcome.state === 'refused' ? [outcome.error] : []))
const readError = async (desk: TestDesk) => expectError(await desk.core().carrying.read(stick.path))
const carryError = async (desk: TestDesk) => expectError(await desk.core().carrying.carry(stick.path))
const namesOf = (part: string) => stick.names().filter((name) => name.includes(part))

/** The manifest in the folder, changed and signed again by whoever's keys are given. */
function resign(kind: 'request' | 'answer', change: (manifest: Manifest) => object, keys = alice.desk().keys): void {
  const [name = ''] = namesOf(`.${kind}.json`)
  const path = join(stick.folder, name)
  const changed = change(JSON.parse(readFileSync(path, 'utf8')) as Manifest) as Manifest
  const { text, signature } = signManifest(changed, keys.signing)
  writeFileSync(path, text)
  writeFileSync(`${path}.sig`, signature)
}

describe('the switch', () => {
  test('is off on a new desk, and then no folder is touched', async () => {
    expectOk(await alice.call.allowCarrying({ allow: false }))
    expect(expectOk(await alice.call.carrying(undefined))).toEqual({ allowed: false, request: null, progress: null })
    const { write, read, carry } = alice.core().carrying
    for (const go of [write, read, carry])
      expect(await go(stick.path)).toEqual({ ok: false, error: { kind: 'carry-off' } })
    expect(() => stick.names()).toThrow()
  })

  test('an empty folder is said to be empty', async () => {
    expect(await readError(alice)).toEqual({ kind: 'carry-nothing' })
    expect(await carryError(bob)).toEqual({ kind: 'carry-nothing' })
    mkdirSync(stick.folder)
    expect(await readError(alice)).toEqual({ kind: 'carry-nothing' })
  })
})

describe('what a finder sees', () => {
  test('no word of a case, no person, no key; names are hashes and numbers', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(all.secretariat, stick)
    const text = stick.names().map((name) => readFileSync(join(stick.folder, name), 'latin1'))
    const { store } = alice.desk()
    const identity = store.get<{ identity: string }>('SELECT identity FROM identities')?.identity ?? ''
    const secrets = [
      'Applicant',
      'Proposal',
      'sample model',
      'AGE-SECRET-KEY',
      identity,
      'member-1',
      'Sample Committee',
    ]
    for (const secret of [...secrets, all.application, alice.member()])
      for (const content of [...text, ...stick.names()]) expect(content).not.toContain(secret)
    for (const name of stick.names())
      expect(name).toMatch(/^([0-9a-f]{32}\.((request|answer)\.json(\.sig)?|\d{5}\.json)|[0-9a-f]{64}\.sealed)$/)
  })
})

describe('the same again', () => {
  test('a request carried twice is numbered once, an answer taken twice changes nothing', async () => {
    await voteOffline()
    await write(alice, stick)
    const kept = makeTempFolder('kept')
    expect(await refusalsOf(bob)).toEqual([])
    const size = await logSize()
    expect(await refusalsOf(all.secretariat)).toEqual([])
    expect(await logSize()).toBe(size)
    cpSync(stick.folder, kept, { recursive: true })
    expect(await read(alice, stick)).toMatchObject({ sent: 1 })
    const before = standing(alice)
    rmSync(stick.folder, { recursive: true, force: true })
    cpSync(kept, stick.folder, { recursive: true })
    expect(await read(alice, stick)).toMatchObject({ sent: 0, received: 0, documents: 0 })
    expect(standing(alice)).toEqual(before)
  })

  test('what went over the network meanwhile is not taken again, nor is an older answer mistaken for another history', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(bob, stick)
    await voteOffline(bob)
    bob.network.restore()
    await bob.sync()
    alice.network.restore()
    await alice.sync()
    const before = standing(alice)
    expect(await read(alice, stick)).toMatchObject({ sent: 0, received: 0 })
    expect(standing(alice)).toEqual(before)
    expect(await alice.sync()).toMatchObject({ state: 'idle', waiting: 0 })
  })

  test('after it was taken over the folder holds nothing of it', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(all.secretariat, stick)
    await read(alice, stick)
    expect(stick.names()).toEqual([])
    expect(expectOk(await alice.call.carrying(undefined)).request).toBeNull()
  })

  test('a later request takes the place of the earlier one; those of others stay', async () => {
    await voteOffline()
    await voteOffline(bob)
    await write(alice, stick)
    await write(bob, stick)
    await write(alice, stick)
    expect(namesOf('.request.json')).toHaveLength(4)
    expect(await refusalsOf(all.secretariat)).toEqual([])
    expect(await read(alice, stick)).toMatchObject({ sent: 1 })
    expect(await read(bob, stick)).toMatchObject({ sent: 1 })
  })
})

describe('time', () => {
  test('a request is good for fourteen days', async () => {
    await voteOffline()
    const { expiresAt } = await write(alice, stick)
    all.clock.set(Date.parse(expiresAt) - 60_000)
    expect(await refusalsOf(bob)).toEqual([])
    const size = await logSize()
    all.clock.set(Date.parse(expiresAt))
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-expired', expiresAt }])
    // What is over is cleared away when it is met.
    expect(namesOf('.request.json')).toEqual([])
    expect(await logSize()).toBe(size)
  })

  test('an answer too, and a clock set back does not make it young', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(bob, stick)
    const before = standing(alice)
    all.clock.advance(14 * dayMs + 1_000)
    expect((await readError(alice)).kind).toBe('carry-expired')
    expect(standing(alice)).toEqual(before)
    // Somebody has vouched for today since.
    alice.network.restore()
    await alice.sync()
    alice.clock.skew(-2 * dayMs)
    expect((await readError(alice)).kind).toBe('carry-expired')
  })

  test('one that was made in days to come is refused, and so is a longer life', async () => {
    await voteOffline()
    await write(alice, stick)
    const later = (ms: number) => new Date(all.clock.now() + ms).toISOString()
    resign('request', (request) => ({ ...request, madeAt: later(3 * dayMs), expiresAt: later(5 * dayMs) }))
    expect((await refusalsOf(bob)).map(({ kind }) => kind)).toEqual(['carry-early'])
    resign('request', (request) => ({ ...request, madeAt: later(0), expiresAt: later(15 * dayMs) }))
    expect((await refusalsOf(bob)).map(({ kind }) => kind)).toEqual(['carry-damaged'])
  })
})

describe('whose it is', () => {
  test('an answer for another laptop is not taken', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(all.secretariat, stick)
    const before = standing(bob)
    expect(await readError(bob)).toEqual({ kind: 'carry-foreign', whose: 'laptop' })
    expect(standing(bob)).toEqual(before)
  })

  test.each([
    ['of another committee', 'committee', (all: Manifest) => ({ ...all, committee: 'ab'.repeat(16) })],
    ['of a laptop that is in no roster', 'stranger', (all: Manifest) => all],
  ] as const)('a request %s is not sent', async (_name, whose, change) => {
    await voteOffline()
    await write(alice, stick)
    const stranger = createDeviceKeys(alice.deps.random)
    resign('request', (request) => ({ ...change(request), device: stranger.deviceId }), stranger)
    const size = await logSize()
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-foreign', whose }])
    expect(await logSize()).toBe(size)
  })

  test('a request of a laptop that has been retired is not sent', async () => {
    await voteOffline()
    await write(alice, stick)
    bob.desk().store.run(`UPDATE roster SET status = 'retired' WHERE device = ?`, alice.desk().own.device)
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-foreign', whose: 'stranger' }])
  })

  test('nor one of a laptop that the server turns away already, while the chairman has not agreed yet', async () => {
    await voteOffline()
    await write(alice, stick)
    expectOk(await all.secretariat.call.retireLaptop({ device: alice.desk().own.device }))
    await all.secretariat.sync()
    await bob.sync()
    const size = await logSize()
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-foreign', whose: 'stranger' }])
    expect(await logSize()).toBe(size)
  })

  test('an answer by a stranger, or signed by another laptop than it names, is not taken', async () => {
    await voteOffline()
    await write(alice, stick)
    await carry(bob, stick)
    resign('answer', (answer) => answer, alice.desk().keys)
    expect(await readError(alice)).toEqual({ kind: 'carry-damaged' })
    const stranger = createDeviceKeys(alice.deps.random)
    resign('answer', (answer) => ({ ...answer, device: stranger.deviceId }), stranger)
    expect(await readError(alice)).toEqual({ kind: 'carry-foreign', whose: 'stranger' })
  })

  test('a newer version is said to be newer', async () => {
    await voteOffline()
    await write(alice, stick)
    resign('request', (request) => ({ ...request, v: 2, more: [] }))
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-newer' }])
  })
})

describe('damage', () => {
  /** Both ways: a request with records, an answer with pages and a document. */
  async function fill(): Promise<void> {
    await voteOffline()
    rmSync(join(alice.folder, 'documents'), { recursive: true })
    mkdirSync(join(alice.folder, 'documents'))
    alice.desk().store.run('DELETE FROM document_files')
    await write(alice, stick)
  }

  test('one byte turned over in any file: nothing is sent, nothing is taken', async () => {
    await fill()
    const size = await logSize()
    for (const name of stick.names()) {
      await eachFlip(name, async () => {
        const [error] = await refusalsOf(bob)
        expect(error?.kind, name).toMatch(/^carry-(damaged|incomplete|foreign|expired|early|newer)$/)
      })
    }
    expect(await logSize()).toBe(size)
    await carry(bob, stick)
    const before = standing(alice)
    expect(namesOf('.sealed')).toHaveLength(1)
    for (const name of stick.names().filter((each) => !isOfRequest(each))) {
      await eachFlip(name, async () => {
        expect((await readError(alice)).kind, name).toMatch(/^carry-(damaged|incomplete|foreign|expired|early|newer)$/)
        expect(standing(alice)).toEqual(before)
      })
    }
    expect(await read(alice, stick)).toMatchObject({ sent: 1, documents: 1 })
  })

  const isOfRequest = (name: string) => namesOf('.request.json').some((each) => name.startsWith(each.slice(0, 32)))
  async function eachFlip(name: string, work: () => Promise<void>): Promise<void> {
    const path = join(stick.folder, name)
    const bytes = readFileSync(path)
    for (const at of [0, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2), bytes.length - 1]) {
      const kept = makeTempFolder('kept')
      cpSync(stick.folder, kept, { recursive: true })
      writeFileSync(
        path,
        bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)),
      )
      await work()
      rmSync(stick.folder, { recursive: true })
      cpSync(kept, stick.folder, { recursive: true })
    }
  }

  test('a file that is missing or short: the stick was pulled too early, and nothing is taken', async () => {
    await fill()
    await carry(bob, stick)
    const before = standing(alice)
    for (const name of stick.names().filter((each) => !isOfRequest(each))) {
      const path = join(stick.folder, name)
      const kept = join(makeTempFolder('kept'), 'file')
      copyFileSync(path, kept)
      if (!name.endsWith('answer.json')) {
        rmSync(path)
        expect(await readError(alice), name).toEqual({ kind: 'carry-incomplete' })
        copyFileSync(kept, path)
      }
      truncateSync(path, 100)
      expect((await readError(alice)).kind, name).toMatch(/^carry-(incomplete|damaged)$/)
      copyFileSync(kept, path)
    }
    expect(standing(alice)).toEqual(before)
    expect(await read(alice, stick)).toMatchObject({ sent: 1 })
  })

  test('pages without their manifest are an unfinished folder', async () => {
    await fill()
    for (const name of namesOf('.request.json')) rmSync(join(stick.folder, name))
    expect(await carryError(bob)).toEqual({ kind: 'carry-incomplete' })
  })
})

describe('a folder that somebody has prepared', () => {
  test('links and folders in the place of files are refused, other names are left alone', async () => {
    await voteOffline()
    await write(alice, stick)
    writeFileSync(join(stick.folder, '.DS_Store'), 'x')
    mkdirSync(join(stick.folder, 'holiday'))
    symlinkSync('/etc/passwd', join(stick.folder, 'link'))
    const [body = ''] = stick.names().filter((name) => /\.\d{5}\.json$/.test(name))
    const path = join(stick.folder, body)
    const away = join(makeTempFolder('away'), 'body')
    renameSync(path, away)
    symlinkSync(away, path)
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-damaged' }])
    rmSync(path)
    mkdirSync(path)
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-damaged' }])
    rmSync(path, { recursive: true })
    renameSync(away, path)
    expect(await refusalsOf(bob)).toEqual([])
    expect(stick.names()).toEqual(expect.arrayContaining(['.DS_Store', 'holiday', 'link']))
  })

  test('a manifest of gigabytes is not read', async () => {
    await voteOffline()
    await write(alice, stick)
    const [name = ''] = namesOf('.request.json')
    truncateSync(join(stick.folder, name), 3 * 1024 ** 3)
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-damaged' }])
  })

  test('the folder itself may not be a link', async () => {
    const away = makeTempFolder('away')
    symlinkSync(away, stick.folder)
    expect(expectError(await alice.core().carrying.write(stick.path))).toEqual({ kind: 'carry-damaged' })
    expect(await carryError(bob)).toEqual({ kind: 'carry-damaged' })
  })

  test('nothing is written through a link that lies in wait', async () => {
    await voteOffline()
    alice.desk().store.run('DELETE FROM document_files')
    rmSync(join(alice.folder, 'documents'), { recursive: true })
    mkdirSync(join(alice.folder, 'documents'))
    await write(alice, stick)
    const victim = join(makeTempFolder('victim'), 'file')
    writeFileSync(victim, 'precious')
    const hash = alice.desk().store.get<{ hash: string }>('SELECT hash FROM documents')?.hash ?? ''
    symlinkSync(victim, join(stick.folder, `${hash}.sealed`))
    symlinkSync(victim, join(stick.folder, `${hash}.sealed.part`))
    expect(await refusalsOf(bob)).toEqual([])
    expect(readFileSync(victim, 'utf8')).toBe('precious')
    expect(lstatSync(join(stick.folder, `${hash}.sealed`)).isSymbolicLink()).toBe(false)
    // A folder under the name cannot be replaced; that is a stick that does not take it.
    rmSync(join(stick.folder, `${hash}.sealed`))
    mkdirSync(join(stick.folder, `${hash}.sealed.part`))
    expect(await refusalsOf(bob)).toEqual([{ kind: 'carry-disk' }])
  })
})
