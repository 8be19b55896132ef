import { pendingEntries } from '../../electron/core/store/roster.ts'
import type { ApplicationId } from '../../shared/ids.ts'
import type { Role } from '../../shared/records.ts'
import { approve } from '../../electron/core/secretariat/approve.ts'
import { publishBatch, type NewApplication, type PublishedBatch } from '../../electron/core/secretariat/batch.ts'
import { countersign } from '../../electron/core/secretariat/chair.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { invite } from '../../electron/core/secretariat/invites.ts'
import type { TestClock } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { makeApplication, sampleDates } from './sample-application.ts'
import { createTestDesk, type TestDesk } from './test-desk.ts'
import type { TestServer } from './test-server.ts'

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
  /** A further desk that is not set up yet; the caller discards it. */
  readonly open: OpenDesk
  /** Those that were asked for: published, and declared "no interest" by everybody. */
  readonly applications: readonly ApplicationId[]
  /** The first of them; throws when there is none. */
  readonly application: ApplicationId
  /** Brings a further laptop in: invited, set up, approved, countersigned, caught up. */
  readonly join: (name: string, role: Role, member?: TestDesk) => Promise<TestDesk>
  /** Everybody in turn, so that what one sends the next receives. */
  readonly syncAll: (rounds?: number) => Promise<void>
  readonly publish: (applications?: readonly NewApplication[]) => Promise<PublishedBatch>
  /** Declares no interest on every desk but the secretariat's, and brings the keys and papers round. */
  readonly declareAll: (applications: readonly ApplicationId[]) => Promise<void>
  readonly close: () => Promise<void>
}

export type OpenDesk = (name: string, folder?: string) => TestDesk
export interface OpenerParts {
  readonly clock: TestClock
  readonly server: TestServer
  readonly seed: string
  readonly fetch?: typeof globalThis.fetch
}
export const createOpener =
  ({ clock, server, seed, fetch }: OpenerParts): OpenDesk =>
  (name, folder) =>
    createTestDesk({
      name,
      clock,
      seed,
      serverUrl: () => server.url,
      ...(fetch && { fetch }),
      ...(folder !== undefined && { folder }),
    })

export interface CommitteeParts {
  readonly clock: TestClock
  readonly server: TestServer
  readonly secretariat: TestDesk
  readonly chairman: TestDesk
  readonly members: readonly TestDesk[]
  readonly all: TestDesk[]
  readonly open: OpenDesk
  readonly applications: readonly ApplicationId[]
}

export function assemble(parts: CommitteeParts): TestCommittee {
  const { server, secretariat, chairman, members, all, open, applications } = parts
  const syncAll = async (rounds = 1) => {
    for (let round = 0; round < rounds; round++) for (const desk of all) await desk.sync()
  }
  return {
    ...parts,
    member: (place) => {
      const desk = members[place]
      if (desk === undefined) throw new RangeError(`there are ${members.length} members`)
      return desk
    },
    get application() {
      const [first] = applications
      if (first === undefined) throw new RangeError('no applications were asked for')
      return first
    },
    join: async (name, role, member) => {
      const desk = open(name)
      await letIn(secretariat, desk, role, member)
      all.push(desk)
      await settleRoster(secretariat, chairman)
      await syncAll()
      return desk
    },
    syncAll,
    publish: async (given = [makeApplication(1)]) => {
      const published = expectOk(await publishBatch(secretariat.desk(), { ...sampleDates, applications: given }))
      await syncAll()
      return published
    },
    declareAll: (declared) => declareAll(secretariat, [chairman, ...members], declared),
    close: async () => {
      for (const desk of all) await desk.discard()
      await server.discard()
    },
  }
}

/** Invited, set up and approved; the chairman has not been asked yet. */
export async function letIn(secretariat: TestDesk, desk: TestDesk, role: Role, member?: TestDesk): Promise<void> {
  const name = { en: desk.name, zh: desk.name }
  const { code, inviteId } = expectOk(
    await invite(secretariat.desk(), { name, role, ...(member && { member: member.member() }) }),
  )
  await desk.enrol(code)
  expectOk(await approve(secretariat.desk(), inviteId))
}

export async function settleRoster(secretariat: TestDesk, chairman: TestDesk): Promise<void> {
  // A run that had begun before the entries were sent ends without them; the next one brings them.
  for (let run = 0; run < 10 && pendingEntries(chairman.desk().store).length === 0; run += 1) {
    await secretariat.sync()
    await chairman.sync()
  }
  expectOk(await countersign(chairman.desk()))
  await chairman.sync()
  await secretariat.sync()
  expectOk(await grantDue(secretariat.desk()))
  await secretariat.sync()
}

async function declareAll(secretariat: TestDesk, voters: readonly TestDesk[], applications: readonly ApplicationId[]) {
  for (const desk of voters) await declareNone(desk, applications)
  await secretariat.sync()
  expectOk(await grantDue(secretariat.desk()))
  await secretariat.sync()
  for (const desk of voters) await desk.sync()
  await secretariat.sync()
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
