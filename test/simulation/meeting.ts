import type { ApplicationId, RecordId } from '../../shared/ids.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { publishBatch } from '../../electron/core/secretariat/batch.ts'
import { issuePapers } from '../../electron/core/secretariat/papers.ts'
import { papersOf } from '../../electron/core/standing.ts'
import { createChance, type Chance } from '../support/chance.ts'
import { committee, type TestCommittee } from '../support/desks.ts'
import { expectOk } from '../support/expect-ok.ts'
import { injectFetch } from '../support/inject-fetch.ts'
import { makeApplication, sampleDates } from '../support/sample-application.ts'
import type { TestDesk } from '../support/test-desk.ts'

// One meeting by seed: everybody does what they may in any order, over lines that lose, double and spoil what they
// carry, on laptops that are killed in between. What was signed is remembered; in the end it must be everywhere, once.

export interface Meeting {
  readonly all: TestCommittee
  readonly voters: readonly TestDesk[]
  /** Every record that a desk has acknowledged to its person. */
  readonly signed: RecordId[]
}

const steps = 12

export async function holdMeeting(seed: number): Promise<Meeting> {
  const chance = createChance(seed)
  const all = await committee({
    members: 1 + (seed % 2),
    applications: 1,
    seed: `simulation ${seed}`,
    fetch: injectFetch,
  })
  const meeting: Meeting = { all, voters: [all.chairman, ...all.members], signed: [] }
  for (const desk of all.all) desk.network.faulty(chance.below(2 ** 31), chance.pick([0, 20, 50]))
  const applications = [...all.applications]
  for (let step = 0; step < steps; step++) {
    all.clock.advance(chance.below(60_000))
    await takeStep(meeting, applications, chance)
  }
  for (const desk of all.all) desk.network.restore()
  await settle(all)
  return meeting
}

async function takeStep(meeting: Meeting, applications: ApplicationId[], chance: Chance): Promise<void> {
  const { all, voters, signed } = meeting
  const desk = chance.pick(all.all)
  const voter = chance.pick(voters)
  const application = chance.pick(applications)
  switch (chance.below(12)) {
    case 0:
      return desk.reopen()
    case 1:
    case 2:
    case 3:
      return void (await desk.sync())
    case 4:
      return desk.network.cut()
    case 5:
      return desk.network.restore()
    case 6:
      return void applications.push(await publishOne(all, applications.length + 1))
    case 7:
      return reissue(all, application)
    case 8:
      return void expectOk(await grantDue(all.secretariat.desk()))
    case 9:
      return void signed.push(...(await declare(voter, application)))
    default:
      return void signed.push(...(await vote(voter, application, chance)))
  }
}

async function publishOne({ secretariat }: TestCommittee, number: number): Promise<ApplicationId> {
  const batch = { ...sampleDates, applications: [makeApplication(number)] }
  return expectOk(await publishBatch(secretariat.desk(), batch)).applications[0] as ApplicationId
}

async function reissue({ secretariat }: TestCommittee, application: ApplicationId): Promise<void> {
  const held = papersOf(secretariat.desk(), application)?.record.body
  if (held !== undefined) expectOk(await issuePapers(secretariat.desk(), application, held))
}

/** What the desk says is not possible now (no papers yet, nothing to declare) is no step. */
async function declare(desk: TestDesk, applicationId: ApplicationId): Promise<readonly RecordId[]> {
  const draft = { answer: 'none', interestKind: null, text: '' } as const
  const drafted = await desk.call.draftDeclaration({ applicationId, draft })
  if (!drafted.ok) return []
  return signedBy(desk, () => desk.call.signDeclarations({ applicationIds: [applicationId] }))
}

async function vote(desk: TestDesk, applicationId: ApplicationId, chance: Chance): Promise<readonly RecordId[]> {
  const choice = chance.pick(['defer', 'reject', 'abstain'] as const)
  const drafted = await desk.call.draftVote({ applicationId, choice, projects: [], conditions: [] })
  if (!drafted.ok) return []
  return signedBy(desk, () => desk.call.signVote({ applicationId }))
}

/** What an act has put into the desk's own log. */
async function signedBy(desk: TestDesk, act: () => Promise<{ readonly ok: boolean }>): Promise<readonly RecordId[]> {
  const last = () =>
    desk.desk().store.get<{ seq: number }>('SELECT max(seq) AS seq FROM log WHERE device = ?', desk.desk().own.device)
  const before = last()?.seq ?? 0
  const result = await act()
  if (!result.ok) return []
  return desk
    .desk()
    .store.all<{ id: RecordId }>(
      'SELECT record_id AS id FROM log WHERE device = ? AND seq > ?',
      desk.desk().own.device,
      before,
    )
    .map(({ id }) => id)
}

/** Lines are good again: keys and papers go round until nobody has anything to say. */
async function settle(all: TestCommittee): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await all.secretariat.sync()
    expectOk(await grantDue(all.secretariat.desk()))
    await all.syncAll()
  }
}
