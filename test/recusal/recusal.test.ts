import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rule } from '../../electron/core/secretariat/chair.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { issuePapers } from '../../electron/core/secretariat/papers.ts'
import type { ApplicationId } from '../../shared/ids.ts'
import { committee, declareNone, type TestCommittee } from '../support/desks.ts'
import { expectOk } from '../support/expect-ok.ts'
import { makeApplication, sampleDates } from '../support/sample-application.ts'
import { lowCost, passphrase, type TestDesk } from '../support/test-desk.ts'
import { found, type Marker, seize, turnOver } from '../../tools/hunt/hunt.ts'
import { plant, type Planted } from './plant.ts'

// Markers in every text and document of an application; five members who stand differently to it; then every byte of
// their laptops, running and closed, is looked at in clear.

const planted: Planted = plant('first', 1)
const reissued: Planted = plant('second', 1)
const everything: readonly Marker[] = [...planted.named, ...planted.papers]
const thoughts: readonly Marker[] = ['score', 'draft', 'condition'].map((place) => ({
  place,
  text: `thoughtzqx${place}xqz`,
}))

/** What a member declared: the chairman is to read it, and it may name the case. */
const words: Marker = { place: 'declaration', text: 'boardzqxwordsxqz' }

let all: TestCommittee
let application: ApplicationId
let other: ApplicationId
const reader = () => all.member(0)
const ruledOut = () => all.member(1)
const awaiting = () => all.member(2)
const late = () => all.member(3)
const undeclared = () => all.member(4)

beforeAll(async () => {
  all = await committee({ members: 5, seed: 'recusal' })
  const { applications } = await all.publish([planted.application, makeApplication(2)])
  ;[application, other] = applications as [ApplicationId, ApplicationId]
  for (const desk of [reader(), late()]) await declareNone(desk, [application, other])
  for (const desk of [ruledOut(), awaiting()]) {
    await declareNone(desk, [other])
    const draft = { answer: 'interest', interestKind: 'employment', text: words.text } as const
    expectOk(await desk.call.draftDeclaration({ applicationId: application, draft }))
    expectOk(await desk.call.signDeclarations({ applicationIds: [application] }))
  }
  await declareNone(undeclared(), [other])
  await all.syncAll(2)
  expectOk(await rule(all.chairman.desk(), ruledOut().member(), application, 'withdraw'))
  await all.syncAll()
  expectOk(await grantDue(all.secretariat.desk()))
  await all.syncAll(2)
  for (const desk of [reader(), late()]) await work(desk)
}, 60_000)
afterAll(() => all.close())

/** Reads, scores, votes and drafts, so that there is something of each kind to leave behind. */
async function work({ call, core, sync }: TestDesk): Promise<void> {
  const { documents } = expectOk(await call.application({ applicationId: application }))
  for (const { sealedSha256: document } of documents) {
    expectOk(await core().readDocument(document, 0, 1_000))
    expectOk(await call.readTo({ applicationId: application, document, page: 2 }))
  }
  const criteria = (comment: string) => Array.from({ length: 4 }, () => ({ score: 7, comment }))
  const [score, draft, condition] = thoughts.map(({ text }) => text) as [string, string, string]
  expectOk(await call.draftScore({ applicationId: application, criteria: criteria(score) }))
  expectOk(await call.submitScore({ applicationId: application }))
  expectOk(await call.draftScore({ applicationId: application, criteria: criteria(draft) }))
  const projects = [{ cards: 4, months: 6, start: '2027-01-01', subsidyBp: 7_000, ceilingCents: 20_000_000 }]
  const conditions = [{ text: condition, due: '2027-06-30' }]
  expectOk(await call.draftVote({ applicationId: application, choice: 'amended', projects, conditions }))
  await sync()
}

async function look(
  desk: TestDesk,
  state: 'running' | 'closed',
  markers: readonly Marker[],
): Promise<readonly string[]> {
  if (state === 'closed') await desk.core().close()
  const laptop = await seize([desk.folder], { deps: desk.deps, cost: lowCost, passphrase })
  const places = found(await turnOver(laptop), markers)
  if (state === 'closed') await desk.reopen()
  return places
}
const placesOf = (markers: readonly Marker[]) => markers.map(({ place }) => place)

describe.each(['running', 'closed'] as const)('on a %s desk', (state) => {
  test('whoever holds the grant holds every text, every figure and every document: the hunt can find them', async () => {
    expect(await look(reader(), state, [...everything, ...thoughts])).toEqual(placesOf([...everything, ...thoughts]))
  })

  test('a member who was ruled out before any key was given holds none of it', async () => {
    expect(await look(ruledOut(), state, everything)).toEqual([])
  })

  test.each([
    ['awaits a ruling', awaiting],
    ['has not declared', undeclared],
  ])('a member who %s holds the declaration line alone', async (_standing, desk) => {
    expect(await look(desk(), state, planted.papers)).toEqual([])
    expect(await look(desk(), state, planted.named)).toEqual(placesOf(planted.named))
  })
})

describe('withdrawing late', () => {
  test('takes everything off the laptop at once, with the network off', async () => {
    late().network.cut()
    const why = { applicationId: application, interestKind: 'family', text: 'My cousin founded it' } as const
    expectOk(await late().call.withdraw(why))
    for (const state of ['running', 'closed'] as const)
      expect(await look(late(), state, [...everything, ...thoughts]), state).toEqual([])
    late().network.restore()
  })

  test('by the chairman takes what others declared off that laptop too', async () => {
    const why = { applicationId: application, interestKind: 'money', text: 'Shares' } as const
    expect(await look(all.chairman, 'running', [words])).toEqual(['declaration'])
    expectOk(await all.chairman.call.withdraw(why))
    await all.syncAll(2)
    for (const state of ['running', 'closed'] as const)
      expect(await look(all.chairman, state, [...everything, words]), state).toEqual([])
  })

  test('leaves the declaration, and says to the secretariat what had been opened', async () => {
    await late().sync()
    await all.secretariat.sync()
    expect(await look(late(), 'running', [{ place: 'declaration', text: 'My cousin founded it' }])).toEqual([
      'declaration',
    ])
  })

  test('holds for what is issued afterwards', async () => {
    const { form, assessment, documents } = reissued.application
    expectOk(await issuePapers(all.secretariat.desk(), application, { form, assessment, documents }))
    await all.syncAll(2)
    const fresh = [...reissued.named, ...reissued.papers]
    for (const desk of [late(), ruledOut()]) expect(await look(desk, 'closed', [...everything, ...fresh])).toEqual([])
    expect((await look(reader(), 'running', reissued.papers)).length).toBeGreaterThan(20)
  })
})

test('when the lease ends, key, papers and documents are gone, though the desk was never online again', async () => {
  reader().network.cut()
  all.clock.advance(Date.parse(sampleDates.leaseEnds) - all.clock.now() + 60_000)
  await reader().reopen()
  for (const state of ['running', 'closed'] as const)
    expect(await look(reader(), state, planted.papers), state).toEqual([])
})

test('the hunt sees free pages and old frames of the log', async () => {
  const desk = undeclared().desk()
  const marker = { place: 'free page', text: 'lostzqx1xqz' }
  desk.store.database.pragma('secure_delete = OFF')
  desk.store.run(`INSERT INTO settings VALUES ('lost', ?)`, marker.text.repeat(2_000))
  desk.store.run(`DELETE FROM settings WHERE name = 'lost'`)
  expect(await look(undeclared(), 'running', [marker])).toEqual(['free page'])
  desk.store.database.pragma('secure_delete = ON')
})

test('the hunt sees a copy that something left in a file', async () => {
  const left = path.join(undeclared().folder, 'left-behind')
  writeFileSync(left, Buffer.from(planted.papers[0]?.text ?? '', 'utf16le'))
  expect(await look(undeclared(), 'running', planted.papers.slice(0, 1))).toHaveLength(1)
  writeFileSync(left, '')
  expect(readFileSync(left)).toHaveLength(0)
})
