import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Argument } from '../../../shared/api.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication } from '../../support/sample-application.ts'
import { convene, declareInterest, fourScores } from '../commands/member-desk.ts'

let open: Awaited<ReturnType<typeof convene>>
beforeAll(async () => {
  open = await convene(3, { seed: 'views' })
})
afterAll(() => open.all.close())

describe('the batch', () => {
  const rows = async () => expectOk(await open.alice.call.batch(undefined))?.rows ?? []

  test('stands in reading order: by next step, then by number', async () => {
    const { alice, nth } = open
    for (const place of [0, 1]) {
      const [document] = expectOk(await alice.call.application({ applicationId: nth(place) })).documents
      const at = { applicationId: nth(place), document: document?.sealedSha256 as never }
      expectOk(await alice.call.readTo({ ...at, page: 2 }))
    }
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(7) }))
    expectOk(await alice.call.submitScore({ applicationId: nth(0) }))
    await declareInterest(alice, nth(2))
    expect(
      (await rows()).map((row) => [row.number, row.state === 'open' ? [row.stage, row.next.kind] : row.state]),
    ).toEqual([
      [3, ['awaiting', 'await-ruling']],
      [2, ['read', 'score']],
      [1, ['ready', 'vote']],
    ])
  })

  test('counts documents read and received, and sums the cards of what is open', async () => {
    const [, second, first] = await rows()
    expect(first).toMatchObject({
      documents: { read: 1, all: 1, received: 1 },
      score: { state: 'submitted', criteria: 4, totalTenths: 70 },
      vote: 'none',
      reissuedAt: null,
    })
    expect(second).toMatchObject({ documents: { read: 1, all: 1, received: 1 }, score: { state: 'none', criteria: 0 } })
    expect(expectOk(await open.alice.call.batch(undefined))?.openCards).toBe(3 * 16)
  })

  test('neighbours are those that can be opened, in the same order', async () => {
    const { alice, nth } = open
    const { order } = expectOk(await alice.call.application({ applicationId: nth(0) }))
    expect(order.of).toBe(3)
    expect([order.previous, order.next]).toEqual([nth(1), null])
  })
})

describe('search', () => {
  const find = async (query: string) => expectOk(await open.alice.call.search({ query }))
  test.each([
    ['applicant 2', 'applicant', 2],
    ['ＡＰＰＬＩＣＡＮＴ ２', 'applicant', 2],
    ['A model for Applicant 3', 'project', 3],
    ['lee ka', 'person', 1],
    ['bf16', 'form', 1],
    ['report after three', 'assessment', 1],
    ['proposal', 'document', 1],
    ['（中文）', 'applicant', 1],
    ['中', 'applicant', 1],
  ] as const)('%s is found as %s', async (query, place, number) => {
    const { hits } = await find(query)
    expect(hits.filter((hit) => hit.place === place).map((hit) => hit.number)).toContain(number)
  })

  test('own comments are found, drafted or signed', async () => {
    const { alice, nth } = open
    const criteria = [{ score: 5, comment: 'Needs 算力 badly' }, ...fourScores(null, '').slice(1)]
    expectOk(await alice.call.draftScore({ applicationId: nth(1), criteria }))
    expect((await find('算力')).hits).toMatchObject([{ place: 'comment', number: 2 }])
    expect((await find('Sound')).hits).toMatchObject([{ place: 'comment', number: 1 }])
  })

  test('the match is where the offsets say', async () => {
    for (const query of ['sample', '中文', 'SAMPLE MODEL']) {
      const { hits } = await find(query)
      expect(hits.length).toBeGreaterThan(0)
      for (const { excerpt, from, to } of hits)
        expect(excerpt.slice(from, to).normalize('NFKC').toLowerCase()).toBe(query.toLowerCase())
    }
  })

  test.each(['', ' ', 'a', '  x '])('“%s” is too little to look for', async (query) => {
    expect(await find(query)).toEqual({ hits: [], total: 0 })
  })

  test('names of an application whose papers are not held are found, its papers are not', async () => {
    const { all, alice } = open
    await all.publish([makeApplication(9)])
    expect((await alice.call.search({ query: 'Applicant 9' })).ok).toBe(true)
    const places = new Set((await find('applicant 9')).hits.map(({ place }) => place))
    expect(places).toEqual(new Set(['applicant', 'project']))
  })
})

describe('outbox and receipts', () => {
  test('names whatever the secretariat has signed', async () => {
    const kinds = expectOk(await open.all.secretariat.call.outbox(undefined)).rows.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['committee', 'roster-entry', 'batch', 'item', 'papers', 'grant']))
    expect(kinds).not.toContain('other')
  })

  test('what waits comes first; what is proved has a receipt that can be exported', async () => {
    const { alice, nth } = open
    alice.network.cut()
    const vote: Argument<'draftVote'> = { applicationId: nth(0), choice: 'abstain', projects: [], conditions: [] }
    expectOk(await alice.call.draftVote(vote))
    const { recordId } = expectOk(await alice.call.signVote({ applicationId: nth(0) }))
    const [waiting] = expectOk(await alice.call.outbox(undefined)).rows
    expect(waiting).toMatchObject({ recordId, kind: 'vote', receipt: 'waiting', number: null, applicationNumber: 1 })
    expect(expectError(await alice.call.receipt({ recordId, challenge: '' })).kind).toBe('not-found')
    alice.network.restore()
    await alice.sync()

    const view = expectOk(await alice.call.outbox(undefined))
    expect(view.rows.find((row) => row.recordId === recordId)).toMatchObject({ receipt: 'verified' })
    expect(view.rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['declaration', 'score', 'vote', 'received', 'opened']),
    )
    const receipt = expectOk(await alice.call.receipt({ recordId, challenge: '' }))
    expect(receipt).toMatchObject({ recordId, kind: 'vote', checkCode: expect.stringMatching(/^\d{4} \d{4} \d{4}$/) })
    // With the chair's number everybody has another code, and the same one.
    const codes = await Promise.all(
      ['4711', '4711', '4712'].map(
        async (challenge) => expectOk(await alice.call.receipt({ recordId, challenge })).checkCode,
      ),
    )
    expect(codes[0]).toBe(codes[1])
    expect(new Set([receipt.checkCode, ...codes]).size).toBe(3)
    expect(receipt.treeSize).toBeGreaterThanOrEqual(receipt.number)
    const exported = JSON.parse(expectOk(alice.core().exportReceipt(recordId))) as { inclusion: { hashes: string[] } }
    expect(exported.inclusion.hashes).toHaveLength(receipt.proofSteps)
  })

  test('somebody else’s record has no receipt here', async () => {
    const { alice, all } = open
    const other = all.secretariat.desk().store.get<{ id: RecordId }>('SELECT record_id AS id FROM batches')
    expect(expectError(await alice.call.receipt({ recordId: other?.id as RecordId, challenge: '' })).kind).toBe(
      'not-found',
    )
  })
})

describe('settings and session', () => {
  test('settings are kept through a restart', async () => {
    const { alice } = open
    expectOk(await alice.call.saveSettings({ alwaysShowReasons: true, singleLetterKeys: false, lockAfterMinutes: 25 }))
    await alice.reopen()
    expect(expectOk(await alice.call.settings(undefined))).toMatchObject({
      alwaysShowReasons: true,
      singleLetterKeys: false,
      lockAfterMinutes: 25,
      keychain: { state: 'holds-half' },
      version: '0.0.0-test',
    })
  })

  test('locked, every call that needs the desk says so, and the session shows no case', async () => {
    const { alice, nth } = open
    await alice.lock()
    const calls = [
      alice.call.batch(undefined),
      alice.call.application({ applicationId: nth(0) }),
      alice.call.search({ query: 'model' }),
      alice.call.signVote({ applicationId: nth(0) }),
      alice.core().documentSize('0'.repeat(64) as never),
    ]
    for (const result of await Promise.all<{ ok: boolean; error?: unknown }>(calls))
      expect(result).toEqual({ ok: false, error: { kind: 'locked' } })
    expect(JSON.stringify(await alice.call.session(undefined))).not.toContain('Applicant')
    await alice.unlock()
  })

  test('a bug is one line in the log that names the call, and a sentence for the person', async () => {
    const { alice, nth } = open
    alice.desk().store.run('DROP VIEW current_votes')
    const result = await alice.call.signVote({ applicationId: nth(1) })
    expectOk(await alice.call.draftVote({ applicationId: nth(1), choice: 'defer', projects: [], conditions: [] }))
    const again = await alice.call.signVote({ applicationId: nth(1) })
    expect([result.ok ? null : result.error.kind, expectError(again).kind]).toEqual(['incomplete', 'unexpected'])
    expect(alice.logged).toContainEqual({ event: 'unexpected', where: 'signVote' })
  })
})
