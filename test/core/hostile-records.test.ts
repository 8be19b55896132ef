import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationId, BatchId } from '../../shared/ids.ts'
import { committee, type TestCommittee } from '../support/desks.ts'
import { pushSealed, sealFor, writeRecord, type Frame } from '../support/forge.ts'
import { makeApplication, sampleDates, samplePrices, sampleScoring } from '../support/sample-application.ts'
import type { TestDesk } from '../support/test-desk.ts'
import { composeAll } from '../../electron/core/secretariat/acting.ts'
import { expectError } from '../support/expect-ok.ts'
import { readRecord } from '../../electron/core/store/read-record.ts'

// A changed app of the secretariat, and one of a member, write whatever the formats allow. Nobody's desk falls over.

let all: TestCommittee
let application: ApplicationId
let batch: BatchId
beforeAll(async () => {
  all = await committee({ members: 1, seed: 'hostile' })
  const published = await all.publish([makeApplication(1)])
  application = published.applications[0] as ApplicationId
  batch = published.batch
  await all.declareAll([application])
})
afterAll(() => all.close())

const most = Number.MAX_SAFE_INTEGER
const nasty = '\u0000\u202e\u2066<img src=x onerror=1>{count, plural}\ud83d\ude00%00../..\\__proto__\u0007'
const both = { en: nasty, zh: nasty.repeat(40) }
const calls = [
  'session',
  'batch',
  'declarations',
  'committee',
  'rulings',
  'outbox',
  'settings',
  'sync',
  'pack',
] as const

async function expectStanding(desk: TestDesk): Promise<void> {
  expect((await desk.sync()).state, desk.name).toBe('idle')
  for (const name of calls) {
    const ask = desk.call[name] as (
      argument: unknown,
    ) => Promise<{ readonly ok: boolean; readonly error?: { kind: string } }>
    const reply = await ask(name === 'pack' ? { copyFor: null } : undefined)
    expect(reply.ok ? null : reply.error?.kind, `${desk.name} ${name}`).not.toBe('unexpected')
  }
  const opened = await desk.call.application({ applicationId: application })
  expect(opened.ok ? null : opened.error.kind).not.toBe('unexpected')
  const found = await desk.call.search({ query: nasty, batch: null } as never)
  expect(found.ok ? null : found.error.kind).not.toBe('unexpected')
  expect(desk.logged.filter(({ event }) => event === 'unexpected')).toEqual([])
}

const item = () => {
  const { store } = all.secretariat.desk()
  const row = store.get<{ id: never }>('SELECT record_id AS id FROM current_items WHERE application = ?', application)
  const body = readRecord(store, row?.id as never, 'item')?.body
  if (body === undefined) throw new Error('it has a line')
  return body
}
const other = 'b'.repeat(32) as ApplicationId

test('what is too large for a record is refused in words, and nothing of it is signed', async () => {
  const name = { en: 'a'.repeat(20_000), zh: '中'.repeat(20_000) }
  const body = { ...item(), people: Array.from({ length: 50 }, () => name) }
  const desk = all.secretariat.desk()
  const before = desk.store.get('SELECT count(*) AS count FROM log')
  const composed = await composeAll(desk, [{ kind: 'item', application, body }])
  expect(expectError(composed)).toEqual({ kind: 'bad-request', reason: 'record too large' })
  expect(desk.store.get('SELECT count(*) AS count FROM log')).toEqual(before)
})

test.each<[string, () => Frame]>([
  [
    'a batch of the far past',
    () => ({
      kind: 'batch',
      body: {
        ...sampleDates,
        batch: 'c'.repeat(32),
        name: nasty.slice(0, 50),
        cutOff: '0001-01-01',
        leaseEnds: '0001-01-01T00:00:00.000Z',
        applications: [{ application: other, number: most }],
      },
    }),
  ],
  [
    'a batch of the far future',
    () => ({
      kind: 'batch',
      body: {
        ...sampleDates,
        batch,
        cutOff: '9999-12-31',
        declarationsDue: '8999-12-31T23:59:59.999Z',
        scoresDue: '0000-01-01T00:00:00.000Z',
        meetingAt: '8999-12-31T23:59:59.999Z',
        leaseEnds: '8999-12-31T23:59:59.999Z',
        applications: [
          { application, number: most },
          { application, number: most },
        ],
      },
    }),
  ],
  [
    'a line of nasty names',
    () => ({
      kind: 'item',
      application,
      body: {
        ...item(),
        number: most,
        applicant: both,
        projects: [both],
        people: Array.from({ length: 50 }, () => both),
        partners: [both],
      },
    }),
  ],
  [
    'a line without a batch',
    () => ({
      kind: 'item',
      application: other,
      body: { ...item(), batch: 'd'.repeat(32), recipient: all.member(0).desk().keys.seal.recipient },
    }),
  ],
  [
    'an agenda that names one application twice',
    () => ({
      kind: 'agenda',
      body: {
        batch,
        items: [
          { kind: 'other', title: nasty },
          { kind: 'application', application, number: most },
          { kind: 'application', application, number: 1 },
        ],
      },
    }),
  ],
  [
    'prices beyond counting',
    () => ({
      kind: 'price-table',
      body: {
        ...samplePrices,
        effectiveFrom: '0001-01-01',
        classes: [{ name: nasty.slice(0, 100), perCardMonthCents: most }],
      },
    }),
  ],
  [
    'settings that make no sense',
    () => ({
      kind: 'scoring-settings',
      body: {
        ...sampleScoring,
        effectiveFrom: '2026-11-01',
        weightsPercent: [most, -most, 0, 0],
        bands: [{ from: 10, to: 0, name: both }],
        hoursPerMonth: most,
        sustainedTflopsPerCard: most,
        normalSubsidyCeilingBp: -most,
        specialSubsidyCeilingBp: most,
      },
    }),
  ],
  [
    'a roster entry of nasty names',
    () => {
      const { keys, own } = all.member(0).desk()
      const signKey = Buffer.from(keys.signing.publicKey).toString('hex')
      return {
        kind: 'roster-entry',
        body: {
          member: own.member,
          role: 'member',
          name: both,
          device: own.device,
          signKey,
          sealKey: keys.seal.recipient,
          status: 'active',
          from: '0001-01-01',
          termEnds: '9999-12-31',
        },
      }
    },
  ],
  [
    'a body of keys that objects have',
    () => ({
      kind: 'motion',
      body: JSON.parse('{"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":[]}') as object,
    }),
  ],
  ['a kind that objects have', () => ({ kind: 'constructor', body: {} })],
])('%s', async (_what, frame) => {
  const record = writeRecord(all.secretariat, frame())
  await pushSealed(all.secretariat, await sealFor(record, [all.member(0), all.chairman], all.secretariat.deps.random))
  for (const desk of [all.member(0), all.chairman]) await expectStanding(desk)
  await all.member(0).reopen()
  await expectStanding(all.member(0))
})
