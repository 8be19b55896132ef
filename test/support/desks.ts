import type { ApplicationId } from '../../shared/ids.ts'
import type { Role } from '../../shared/records.ts'
import { approve } from '../../electron/core/secretariat/approve.ts'
import { publishBatch, type NewApplication, type PublishedBatch } from '../../electron/core/secretariat/batch.ts'
import { countersign } from '../../electron/core/secretariat/chair.ts'
import { createCommittee } from '../../electron/core/secretariat/found.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { invite } from '../../electron/core/secretariat/invites.ts'
import { createClock, type TestClock } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { makeApplication, sampleDates, samplePrices, sampleScoring } from './sample-application.ts'
import { createTestDesk, lowCost, passphrase, type TestDesk } from './test-desk.ts'
import { setupToken, startTestServer, type TestServer } from './test-server.ts'

/** A whole committee: the real server, the secretariat, the chairman and so many members, all let in and in step. */
export interface TestCommittee {
  readonly server: TestServer
  readonly clock: TestClock
  readonly secretariat: TestDesk
  readonly chairman: TestDesk
  readonly members: readonly TestDesk[]
  /** Throws when there are fewer. */
  readonly member: (place: number) => TestDesk
  readonly all: readonly TestDesk[]
  /** Brings a further laptop in: invited, set up, approved, countersigned, caught up. */
  readonly join: (name: string, role: Role, member?: TestDesk) => Promise<TestDesk>
  /** Everybody in turn, so that what one sends the next receives. */
  readonly syncAll: (rounds?: number) => Promise<void>
  readonly publish: (applications?: readonly NewApplication[]) => Promise<PublishedBatch>
  /** Declares no interest on every desk but the secretariat's, and brings the keys and papers round. */
  readonly declareAll: (applications: readonly ApplicationId[]) => Promise<void>
  readonly close: () => Promise<void>
}

export interface CommitteeOptions {
  readonly members?: number
  readonly seed?: string
  readonly fetch?: typeof globalThis.fetch
}

const both = (text: string) => ({ en: text, zh: text })

export async function committee({
  members = 1,
  seed = 'committee',
  fetch,
}: CommitteeOptions = {}): Promise<TestCommittee> {
  const clock = createClock()
  const server = await startTestServer(clock.now)
  const newDesk = (name: string) => createTestDesk({ name, clock, seed, ...(fetch && { fetch }) })
  const secretariat = newDesk('secretariat')
  await found(secretariat, server.url)
  const all: TestDesk[] = [secretariat]
  const roles = new Map<string, Role>()

  const admit = async (desk: TestDesk, role: Role, member?: TestDesk) => {
    const who = { name: both(desk.name), role, ...(member && { member: member.member() }) }
    const { code, inviteId } = expectOk(await invite(secretariat.desk(), who))
    await desk.enrol(server.url, code)
    expectOk(await approve(secretariat.desk(), inviteId))
    roles.set(desk.name, role)
    all.push(desk)
  }
  const settle = async () => {
    await secretariat.sync()
    await chairman.sync()
    expectOk(await countersign(chairman.desk()))
    await chairman.sync()
    await secretariat.sync()
    expectOk(await grantDue(secretariat.desk()))
    await syncAll(1)
  }
  const syncAll = async (rounds = 1) => {
    for (let round = 0; round < rounds; round++) for (const desk of all) await desk.sync()
  }
  const chairman = newDesk('chairman')
  await admit(chairman, 'chairman')
  const made = Array.from({ length: members }, (_, i) => newDesk(`member-${i + 1}`))
  for (const desk of made) await admit(desk, 'member')
  await settle()

  return {
    server,
    clock,
    secretariat,
    chairman,
    members: made,
    member: (place) => {
      const desk = made[place]
      if (desk === undefined) throw new RangeError(`there are ${made.length} members`)
      return desk
    },
    all,
    join: async (name, role, member) => {
      const desk = newDesk(name)
      await admit(desk, role, member)
      await settle()
      return desk
    },
    syncAll,
    publish: async (applications = [makeApplication(1)]) => {
      const published = expectOk(await publishBatch(secretariat.desk(), { ...sampleDates, applications }))
      await syncAll(1)
      return published
    },
    declareAll: async (applications) => {
      const voters = all.filter((desk) => desk !== secretariat && roles.get(desk.name) !== 'secretary')
      for (const desk of voters) await declareNone(desk, applications)
      await secretariat.sync()
      expectOk(await grantDue(secretariat.desk()))
      await secretariat.sync()
      for (const desk of voters) await desk.sync()
      await secretariat.sync()
    },
    close: async () => {
      for (const desk of all) await desk.discard()
      await server.discard()
    },
  }
}

async function found(desk: TestDesk, serverUrl: string): Promise<void> {
  const names = { committeeName: both('Sample Committee'), memberName: both('Secretariat') }
  const settings = { scoring: sampleScoring, prices: samplePrices }
  expectOk(await createCommittee(desk.deps, { serverUrl, setupToken, passphrase, ...names, ...settings }, lowCost))
  await desk.unlock()
}

/** Signs "no interest" and sends it. */
export async function declareNone(desk: TestDesk, applications: readonly ApplicationId[]): Promise<void> {
  for (const applicationId of applications) {
    const draft = { answer: 'none', interestKind: null, text: '' } as const
    expectOk(await desk.call.draftDeclaration({ applicationId, draft }))
  }
  expectOk(await desk.call.signDeclarations({ applicationIds: [...applications] }))
  await desk.sync()
}
