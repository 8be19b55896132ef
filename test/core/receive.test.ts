import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Desk } from '../../electron/core/desk.ts'
import { receive, type PulledEnvelope, retryUnopened } from '../../electron/core/receive.ts'
import { compose } from '../../electron/core/compose.ts'
import { heldIdentities } from '../../electron/core/store/identities.ts'
import { outgoing, unopened } from '../../electron/core/store/envelopes.ts'
import type { Body } from '../../shared/records.ts'
import { committee, declareNone, type TestCommittee } from '../support/desks.ts'
import { expectOk } from '../support/expect-ok.ts'
import { makeApplication, sampleScoring } from '../support/sample-application.ts'

let all: TestCommittee
beforeEach(async () => {
  all = await committee({ seed: 'receive' })
})
afterEach(() => all.close())

const papersHeld = (desk: Desk) => desk.store.all('SELECT 1 FROM current_papers').length

/** What the secretariat would send next, as the server would number it. */
function nextPage(from: Desk, after: number): readonly PulledEnvelope[] {
  return outgoing(from.store, 1_000, 1e9).map(({ envelopeId, sealed }, i) => ({
    envelopeId,
    sealed,
    number: after + i + 1,
    receivedAt: new Date(from.deps.now()).toISOString(),
  }))
}

test('papers that came before their key are opened when it comes, also after a crash between the two', async () => {
  const { applications } = await all.publish([makeApplication(1), makeApplication(2)])
  const alice = all.member(0)
  await declareNone(alice, applications)
  // The keys are made out in the sync that brings the declarations, and then the line breaks.
  all.secretariat.network.answer(({ method, path }) =>
    method === 'POST' && path.endsWith('/envelopes') ? new Response('{}', { status: 503 }) : null,
  )
  await all.secretariat.sync()
  const page = nextPage(all.secretariat.desk(), 10_000)
  const desk = alice.desk()
  expect(papersHeld(desk)).toBe(0)

  // The page is taken over, and the power fails before anything is tried again.
  const failing: Desk = { ...desk, store: { ...desk.store, all: failingAt(desk, 'reason IS NOT NULL') } }
  await expect(receive(failing, page, 10_000 + page.length)).rejects.toThrow('power cut')
  expect(heldIdentities(desk.store)).toHaveLength(2)
  expect(papersHeld(desk)).toBe(0)

  await alice.reopen()
  expectOk(await retryUnopened(alice.desk()))
  expect(papersHeld(alice.desk())).toBe(2)
  expect(heldIdentities(alice.desk().store).map(({ tried }) => tried)).toEqual([1, 1])
  expect(unopened(alice.desk().store, 'record', 0, 10)).toEqual([])
})

/** A store that fails at the first query that contains these words. */
const failingAt =
  (desk: Desk, words: string): Desk['store']['all'] =>
  (sql, ...values) => {
    if (sql.includes(words)) throw new Error('power cut')
    return desk.store.all(sql, ...values)
  }

test('a page taken over twice changes nothing', async () => {
  const body: Body<'scoring-settings'> = { ...sampleScoring, effectiveFrom: '2026-11-20' }
  const secretariat = all.secretariat.desk()
  expectOk(await compose(secretariat, () => ({ ok: true, value: [{ kind: 'scoring-settings', body }] })))
  const page = nextPage(secretariat, 10_000)
  const desk = all.member(0).desk()
  const rows = () => desk.store.all('SELECT * FROM log')
  expect(expectOk(await receive(desk, page, 10_001)).admitted).toBe(1)
  const before = rows()
  expect(expectOk(await receive(desk, page, 10_001)).admitted).toBe(0)
  expect(rows()).toEqual(before)
})

test('commands given at once form one chain, without a gap or a fork', async () => {
  const { applications } = await all.publish([1, 2, 3, 4].map((number) => makeApplication(number)))
  const alice = all.member(0)
  await Promise.all(
    applications.map(async (applicationId) => {
      const draft = { answer: 'none', interestKind: null, text: '' } as const
      expectOk(await alice.call.draftDeclaration({ applicationId, draft }))
      expectOk(await alice.call.signDeclarations({ applicationIds: [applicationId] }))
    }),
  )
  const { store, own } = alice.desk()
  const chain = store.all<{ seq: number; prev: string; id: string; at: string }>(
    'SELECT seq, prev, record_id AS id, at FROM log WHERE device = ? ORDER BY seq',
    own.device,
  )
  expect(chain.map(({ seq }) => seq)).toEqual(chain.map((_, i) => i + 1))
  expect(chain.slice(1).map(({ prev }) => prev)).toEqual(chain.slice(0, -1).map(({ id }) => id))
  expect(chain.map(({ at }) => at)).toEqual(chain.map(({ at }) => at).toSorted())
  expect(new Set(chain.map(({ at }) => at)).size).toBe(chain.length)
})

test('a desk that is locked in the middle of signing has signed all of it or nothing', async () => {
  const { applications } = await all.publish()
  const alice = all.member(0)
  const applicationIds = [...applications]
  const draft = { answer: 'none', interestKind: null, text: '' } as const
  for (const applicationId of applicationIds) expectOk(await alice.call.draftDeclaration({ applicationId, draft }))
  const signing = alice.call.signDeclarations({ applicationIds })
  const locking = alice.lock()
  const signed = await signing
  await locking
  expect(signed.ok ? null : signed.error.kind).toBe('locked')
  await alice.unlock()
  const rows = expectOk(await alice.call.declarations(undefined))?.rows
  expect(rows).toMatchObject([{ state: 'to-answer', draft: { answer: 'none' } }])
})
