import { expect, test } from 'vitest'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { correctBatch } from '../../../electron/core/secretariat/correct-batch.ts'
import { grantDue } from '../../../electron/core/secretariat/grants.ts'
import { rule } from '../../../electron/core/secretariat/chair.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import { beginPlan } from '../../../electron/core/store/batch-plans.ts'
import { datesToSign } from '../../../shared/rules/batch-dates.ts'
import { declareInterest } from '../commands/member-desk.ts'
import { createCommittees } from '../../support/committees.ts'
import { declareNone } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { clearDocument, edit, planAndPublish, prepare, samplePlan } from '../../support/prepare.ts'
import { makeAssessment, makeForm } from '../../support/sample-application.ts'

const newCommittee = createCommittees()

test('a plan is kept as typed, and says what keeps it from being published', async () => {
  const { secretariat } = await newCommittee({ members: 2 })
  const { batch } = expectOk(await secretariat.call.startBatchPlan(undefined))
  const ready = await prepare(secretariat, 1)
  const bare = await prepare(secretariat, 2, [], { assessment: null })
  const half = { ...samplePlan, scoresDue: null, applications: [bare, ready] }
  expectOk(await secretariat.call.saveBatchPlan({ batch, plan: half }))
  await secretariat.reopen()
  const view = expectOk(await secretariat.call.batchPlan({ batch }))
  expect(view).toMatchObject({ plan: half, defaultLease: '2026-12-23T23:59', members: 3, begun: null })
  expect(view.problems).toEqual([{ kind: 'missing-date', date: 'scoresDue' }])
  const lacks = expectOk(await secretariat.call.batchCandidates({ batch })).map((one) => [
    one.reference,
    one.lacks.map(({ sentence }) => sentence.en),
  ])
  expect(lacks).toEqual([
    ['R1', []],
    ['R2', ['Attachment A is missing.', 'The assessment has not been begun.']],
  ])
  expect(expectError(await secretariat.call.publishBatchPlan({ batch }))).toEqual({ kind: 'incomplete' })
  expectOk(await secretariat.call.saveBatchPlan({ batch, plan: { ...samplePlan, applications: [bare, ready] } }))
  expect(expectError(await secretariat.call.publishBatchPlan({ batch }))).toEqual({ kind: 'incomplete' })
  expect(secretariat.desk().store.get(`SELECT 1 FROM log WHERE kind IN ('batch', 'item')`)).toBeUndefined()
})

test('what is no longer prepared falls out of the plan', async () => {
  const { secretariat } = await newCommittee({ members: 1 })
  const { batch } = expectOk(await secretariat.call.startBatchPlan(undefined))
  const [stays, goes] = [await prepare(secretariat, 1), await prepare(secretariat, 2)]
  expectOk(await secretariat.call.saveBatchPlan({ batch, plan: { ...samplePlan, applications: [goes, stays] } }))
  expectOk(await secretariat.call.removePrepared({ applicationId: goes }))
  expect(expectOk(await secretariat.call.batchPlan({ batch })).plan.applications).toEqual([stays])
  expect(expectOk(await secretariat.call.publishBatchPlan({ batch }))).toEqual({ applications: 1 })
})

test('publishing gives the list to all and the papers to nobody; the order of the plan is the numbers', async () => {
  const all = await newCommittee({ members: 2 })
  const [one, two] = [await prepare(all.secretariat, 1), await prepare(all.secretariat, 2)]
  const batch = await planAndPublish(all.secretariat, [two, one])
  await all.syncAll()
  for (const desk of [all.chairman, ...all.members]) {
    const rows = expectOk(await desk.call.declarations(undefined))?.rows ?? []
    expect(rows.map(({ applicationId, number }) => [applicationId, number])).toEqual([
      [two, 1],
      [one, 2],
    ])
    expect(desk.desk().store.get('SELECT 1 FROM identities')).toBeUndefined()
  }
  const lines = expectOk(await all.secretariat.call.batches(undefined))
  expect(lines).toEqual([{ batch, name: '2026-4', state: 'published', applications: 2 }])
  const others = await prepare(all.secretariat, 3)
  const next = expectOk(await all.secretariat.call.startBatchPlan(undefined))
  const candidates = expectOk(await all.secretariat.call.batchCandidates(next))
  expect(candidates.map(({ applicationId, otherBatch }) => [applicationId, otherBatch])).toEqual([
    [one, '2026-4'],
    [two, '2026-4'],
    [others, null],
  ])
})

test('a batch that broke off between list and papers goes on where it stopped, under the same ids', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const ids = [await prepare(secretariat, 1), await prepare(secretariat, 2)]
  const { batch } = expectOk(await secretariat.call.startBatchPlan(undefined))
  const plan = { ...samplePlan, applications: ids }
  expectOk(await secretariat.call.saveBatchPlan({ batch, plan }))
  beginPlan(secretariat.desk().store, batch, '2026-11-20T01:00:00.000Z')
  const dates = datesToSign(plan)
  if (dates === null) throw new Error('the sample is complete')
  // The announcement of both, and the papers of neither: the first document is not to be found.
  const gone = { letter: 'A', title: { en: 'A', zh: 'A' }, pages: 1, from: '/nowhere/at/all.pdf' } as const
  const applications = ids.map((application, i) => ({
    application,
    number: i + 1,
    form: makeForm(`Applicant ${i + 1}`),
    assessment: makeAssessment(),
    people: [],
    partners: [],
    documents: [gone],
  }))
  expectError(await publishBatch(secretariat.desk(), { ...dates, batch, applications }))
  await secretariat.reopen()
  expect(expectOk(await secretariat.call.batches(undefined))).toEqual([
    { batch, name: '2026-4', state: 'begun', applications: 2 },
  ])
  expect(expectOk(await secretariat.call.batchPlan({ batch })).begun).toMatchObject({ issued: 0 })
  expect(expectError(await secretariat.call.saveBatchPlan({ batch, plan }))).toMatchObject({ reason: 'begun' })
  expectOk(await secretariat.call.publishBatchPlan({ batch }))
  for (const id of ids) expect(papersOf(secretariat.desk(), id)?.record.body.version).toBe(1)
  const counts = secretariat
    .desk()
    .store.all(`SELECT kind, count(*) AS count FROM log WHERE kind IN ('batch', 'item', 'papers') GROUP BY kind`)
  expect(counts).toEqual([
    { kind: 'batch', count: 1 },
    { kind: 'item', count: 2 },
    { kind: 'papers', count: 2 },
  ])
  expect(expectOk(await secretariat.call.batches(undefined))[0]?.state).toBe('published')
})

test('the board follows three members, of whom one withdraws early and one late', async () => {
  const all = await newCommittee({ members: 3 })
  const { secretariat, chairman } = all
  const [stays, early, late] = all.members
  if (!stays || !early || !late) throw new Error('three were asked for')
  const application = await prepare(secretariat, 1, [clearDocument('A', 'One'), clearDocument('B', 'Two')])
  const batch = await planAndPublish(secretariat, [application])
  await all.syncAll()
  await declareInterest(early, application)
  await declareNone(stays, [application])
  await declareNone(late, [application])
  await secretariat.sync()
  const states = async () => {
    const { members, rows } = expectOk(await secretariat.call.board({ batch }))
    return Object.fromEntries(members.map(({ name }, i) => [name.en, rows[0]?.cells[i]]))
  }
  expect(await states()).toMatchObject({
    chairman: { state: 'not-declared' },
    'member-1': { state: 'granted', received: 0 },
    'member-2': { state: 'to-be-ruled' },
    'member-3': { state: 'granted', received: 0 },
  })
  const due = expectOk(await secretariat.call.board({ batch }))
  expect(due.rulingsDue).toMatchObject([{ role: 'chairman', ruler: chairman.member(), count: 1 }])
  expect(due.declarationsDue).toEqual([{ member: chairman.member(), count: 1 }])
  await chairman.sync()
  expectOk(await rule(chairman.desk(), early.member(), application, 'withdraw'))
  await chairman.sync()
  await secretariat.sync()
  expectOk(await grantDue(secretariat.desk()))
  await all.syncAll(2)
  const documents = expectOk(await late.call.application({ applicationId: application })).documents
  const first = documents[0]?.sealedSha256
  if (first === undefined) throw new Error('there are two documents')
  expectOk(await late.call.readTo({ applicationId: application, document: first, page: 1 }))
  await all.syncAll(2)
  expect(await states()).toMatchObject({
    'member-1': { state: 'received', received: 2, opened: 0 },
    'member-2': { state: 'withdrawn' },
    'member-3': { state: 'opened', received: 2, opened: 1 },
  })
  expectOk(await late.call.withdraw({ applicationId: application, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  expect(await states()).toMatchObject({ 'member-3': { state: 'withdrawn' } })
  const cell = expectOk(await secretariat.call.boardCell({ applicationId: application, member: late.member() }))
  expect(cell.declaration).toMatchObject({ openedBefore: 1, isCorrection: true, interest: { kind: 'family' } })
  const ruled = expectOk(await secretariat.call.boardCell({ applicationId: application, member: early.member() }))
  expect(ruled.ruling).toMatchObject({ ruling: 'withdraw', by: { en: 'chairman' } })
  // A later ruling lets the member in again; line, key and papers have to come anew.
  expectOk(await rule(chairman.desk(), early.member(), application, 'speak-not-vote'))
  await chairman.sync()
  await secretariat.sync()
  expectOk(await grantDue(secretariat.desk()))
  await all.syncAll(2)
  expect(await states()).toMatchObject({ 'member-2': { state: 'received' } })
  expect(expectOk(await early.call.application({ applicationId: application })).documents).toHaveLength(2)
})

test('a key that was taken back can be given again, and the papers come with it', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const alice = all.member(0)
  const application = await prepare(secretariat, 1)
  await planAndPublish(secretariat, [application])
  await all.syncAll()
  await all.declareAll([application])
  const cell = { applicationId: application, member: alice.member() }
  expect(expectOk(await secretariat.call.boardCell(cell))).toMatchObject({ mayTakeBack: true, mayGrantAgain: false })
  expectOk(await secretariat.call.takeGrantBack(cell))
  await all.syncAll()
  expect(expectError(await alice.call.application({ applicationId: application }))).toEqual({ kind: 'no-grant' })
  expect(expectOk(await secretariat.call.boardCell(cell))).toMatchObject({ state: 'taken-back', mayGrantAgain: true })
  expectOk(await secretariat.call.grantAgain(cell))
  await all.syncAll(2)
  const view = expectOk(await alice.call.application({ applicationId: application }))
  expect(view.documents.map(({ state }) => state)).toEqual(['held'])
})

test('a correction moves the dates for everybody, also the lease of keys that are held', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const alice = all.member(0)
  const [first, second] = [await prepare(secretariat, 1), await prepare(secretariat, 2)]
  const batch = await planAndPublish(secretariat, [first])
  const later = await planAndPublish(secretariat, [second])
  await all.syncAll()
  await all.declareAll([first])
  const dates = { ...samplePlan, meetingAt: '2026-12-16T10:00', leaseEnds: '2027-01-05T23:59' }
  const backwards = { ...dates, leaseEnds: '2026-12-01T10:00' }
  expect(expectError(await correctBatch(secretariat.desk(), batch, backwards))).toEqual({ kind: 'incomplete' })
  expectOk(await secretariat.call.correctBatch({ batch, dates }))
  await all.syncAll()
  const board = expectOk(await secretariat.call.board({ batch }))
  expect(board.dates).toMatchObject({ meetingAt: '2026-12-16T10:00', leaseEnds: '2027-01-05T23:59' })
  expect(board.correctedAt).not.toBeNull()
  const held = alice.desk().store.get('SELECT lease_ends AS ends FROM identities WHERE application = ?', first)
  expect(held).toEqual({ ends: '2027-01-05T15:59:00.000Z' })
  // The batch published last stays the one that members see first.
  const batches = expectOk(await secretariat.call.batches(undefined)).map((one) => one.batch)
  expect(batches).toEqual([later, batch])
  expect(expectOk(await alice.call.batch(undefined))?.rows.map(({ applicationId }) => applicationId)).toEqual([second])
})

test('a reminder names the member and the count, and no application', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const application = await prepare(secretariat, 1)
  const batch = await planAndPublish(secretariat, [application])
  await all.syncAll()
  const { text } = expectOk(
    await secretariat.call.reminder({ batch, what: 'declarations', member: all.member(0).member() }),
  )
  expect(text).toContain(
    'member-1: 1 application of batch 2026-4 waits for your declaration, due 27 November 2026, 18:00',
  )
  expect(text).toContain('2026年11月27日 18:00')
  expect(text).not.toContain('Applicant')
  expect(expectError(await secretariat.call.reminder({ batch, what: 'rulings', member: null }))).toEqual({
    kind: 'not-found',
  })
})

test('only the secretariat plans, publishes and sees the board', async () => {
  const all = await newCommittee({ members: 1 })
  const application = await prepare(all.secretariat, 1)
  const batch = await planAndPublish(all.secretariat, [application])
  await all.syncAll()
  const alice = all.member(0)
  await edit(all.secretariat, application, () => ({ companyNumber: '1' }))
  for (const refused of [
    await alice.call.startBatchPlan(undefined),
    await alice.call.batches(undefined),
    await alice.call.board({ batch }),
    await alice.call.boardCell({ applicationId: application, member: alice.member() }),
    await alice.call.reissueChanges({ applicationId: application }),
    await alice.call.correctBatch({ batch, dates: { ...samplePlan, leaseEnds: '2027-01-05T23:59' } }),
  ])
    expect(refused.ok || refused.error.kind).toBe('bad-request')
})

test('an earlier batch can be gone back to: list, declarations, search, neighbours', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const alice = all.member(0)
  const [first, second] = [await prepare(secretariat, 1), await prepare(secretariat, 2)]
  const batch = await planAndPublish(secretariat, [first])
  const later = await planAndPublish(secretariat, [second])
  await all.syncAll()
  await all.declareAll([first, second])
  const shown = expectOk(await alice.call.batch({ batch }))
  expect(shown?.rows.map(({ applicationId }) => applicationId)).toEqual([first])
  expect(shown?.batches.map((one) => one.batch)).toEqual([later, batch])
  expect(expectOk(await alice.call.declarations({ batch }))?.rows.map(({ applicationId }) => applicationId)).toEqual([
    first,
  ])
  expect(expectOk(await alice.call.search({ query: 'Applicant 1' })).total).toBe(0)
  expect(expectOk(await alice.call.search({ query: 'Applicant 1', batch })).total).toBeGreaterThan(0)
  expect(expectOk(await alice.call.application({ applicationId: first })).order).toMatchObject({ place: 1, of: 1 })
  expect(expectOk(await alice.call.batch({ batch: 'f'.repeat(32) as typeof batch }))?.batch).toBe(later)
})
