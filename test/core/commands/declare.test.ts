import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { declarationsReceived } from '../../../electron/core/secretariat/received.ts'
import { rule } from '../../../electron/core/secretariat/chair.ts'
import { grantDue } from '../../../electron/core/secretariat/grants.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication, makeAssessment, makeForm } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { convene, declareInterest, fourScores, textOfStore } from './member-desk.ts'

describe('declaring', () => {
  let all: TestCommittee
  let alice: TestDesk
  let ids: readonly ApplicationId[]
  beforeAll(async () => {
    all = await committee({ seed: 'declaring' })
    ids = (await all.publish([1, 2, 3].map((number) => makeApplication(number)))).applications
    alice = all.member(0)
  })
  afterAll(() => all.close())
  const at = (place: number): ApplicationId => ids[place] ?? ('' as ApplicationId)
  const rowOf = async (applicationId: ApplicationId) =>
    expectOk(await alice.call.declarations(undefined))?.rows.find((row) => row.applicationId === applicationId)

  test('a draft is kept as it was typed, through a restart, and can be cleared', async () => {
    const draft = { answer: 'interest', interestKind: null, text: 'Half a sent' } as const
    expectOk(await alice.call.draftDeclaration({ applicationId: at(0), draft }))
    await alice.reopen()
    expect(await rowOf(at(0))).toMatchObject({ state: 'to-answer', declaration: 'draft', draft })
    expectOk(await alice.call.draftDeclaration({ applicationId: at(0), draft: null }))
    expect(await rowOf(at(0))).toMatchObject({ draft: null, declaration: 'not-declared' })
  })

  test.each([
    ['no kind', { answer: 'interest', interestKind: null, text: 'Words' }],
    ['no words', { answer: 'interest', interestKind: 'money', text: '  ' }],
  ] as const)('an interest with %s is not signed, nor anything beside it', async (_name, draft) => {
    expectOk(await alice.call.draftDeclaration({ applicationId: at(0), draft }))
    expectOk(
      await alice.call.draftDeclaration({
        applicationId: at(1),
        draft: { answer: 'none', interestKind: null, text: '' },
      }),
    )
    const signed = await alice.call.signDeclarations({ applicationIds: [at(1), at(0)] })
    expect(expectError(signed).kind).toBe('incomplete')
    expect(await rowOf(at(1))).toMatchObject({ state: 'to-answer', declaration: 'draft' })
  })

  test('signing turns drafts into records in the outbox', async () => {
    for (const applicationId of [at(0), at(1)])
      expectOk(
        await alice.call.draftDeclaration({ applicationId, draft: { answer: 'none', interestKind: null, text: '' } }),
      )
    expect(expectOk(await alice.call.signDeclarations({ applicationIds: [at(0), at(1)] })).signed).toBe(2)
    expect(await rowOf(at(0))).toMatchObject({ state: 'signed', draft: null, declaration: 'no-interest' })
    const { rows } = expectOk(await alice.call.outbox(undefined))
    expect(
      rows
        .filter(({ receipt }) => receipt === 'waiting')
        .map(({ kind, applicationNumber }) => [kind, applicationNumber]),
    ).toEqual([
      ['declaration', 2],
      ['declaration', 1],
    ])
  })

  test('a correction names what it replaces, and is the one in force for everybody', async () => {
    await declareInterest(alice, at(1), 'I forgot the patent')
    expect(await rowOf(at(1))).toMatchObject({ state: 'signed', declaration: 'awaiting-ruling' })
    await all.secretariat.sync()
    const received = declarationsReceived(all.secretariat.desk()).filter(({ application }) => application === at(1))
    expect(received).toMatchObject([
      { body: { answer: 'interest', replaces: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ])
  })

  test('an application that is not on this desk cannot be declared on', async () => {
    const applicationId = 'f'.repeat(32) as ApplicationId
    const draft = { answer: 'none', interestKind: null, text: '' } as const
    expect(expectError(await alice.call.draftDeclaration({ applicationId, draft })).kind).toBe('not-found')
  })

  test('papers come after the declaration, and not before', async () => {
    expectOk(await grantDue(all.secretariat.desk()))
    await all.syncAll()
    expectOk(await alice.call.application({ applicationId: at(0) }))
    expect(expectError(await alice.call.application({ applicationId: at(2) })).kind).toBe('no-grant')
    expect(expectError(await alice.call.application({ applicationId: at(1) })).kind).toBe('no-grant')
  })

  test.each([
    ['speak-and-vote', true, true],
    ['speak-not-vote', false, true],
    ['observe', false, false],
  ] as const)('a ruling to %s lets the member read, and vote: %s, and score: %s', async (ruling, mayVote, mayScore) => {
    await all.chairman.sync()
    expectOk(await rule(all.chairman.desk(), alice.member(), at(1), ruling))
    await all.chairman.sync()
    await all.secretariat.sync()
    expectOk(await grantDue(all.secretariat.desk()))
    await all.syncAll()
    const view = expectOk(await alice.call.application({ applicationId: at(1) }))
    expect(view).toMatchObject({ declaration: ruling, mayVote })
    const drafted = await alice.call.draftVote({
      applicationId: at(1),
      choice: 'abstain',
      projects: [],
      conditions: [],
    })
    expect(drafted.ok ? null : drafted.error.kind).toBe(mayVote ? null : 'not-voting')
    // A draft from before the ruling must not be signed after it.
    const signed = await alice.call.signVote({ applicationId: at(1) })
    expect(signed.ok ? null : signed.error.kind).toBe(mayVote ? null : 'not-voting')
    const scored = await alice.call.draftScore({ applicationId: at(1), criteria: fourScores(7) })
    expect(scored.ok ? null : scored.error.kind).toBe(mayScore ? null : 'observing')
    const submitted = ruling === 'speak-and-vote' ? null : await alice.call.submitScore({ applicationId: at(1) })
    expect(submitted?.ok === false ? submitted.error.kind : null).toBe(mayScore ? null : 'observing')
  })

  test('ruled out, the member holds a number and nothing else', async () => {
    expectOk(await rule(all.chairman.desk(), alice.member(), at(1), 'withdraw'))
    await all.syncAll()
    expect(await rowOf(at(1))).toEqual({ state: 'withdrawn', number: 2, applicationId: at(1) })
    expect(expectError(await alice.call.application({ applicationId: at(1) })).kind).toBe('withdrawn')
    expect(textOfStore(alice)).not.toContain('Applicant 2')
  })
})

describe('withdrawing late', () => {
  let open: Awaited<ReturnType<typeof convene>>
  const names: string[] = []
  beforeAll(async () => {
    open = await convene(2, { seed: 'withdrawing', members: 2 })
    const { alice, nth } = open
    const { documents } = expectOk(await alice.call.application({ applicationId: nth(0) }))
    for (const { sealedSha256 } of documents) {
      names.push(sealedSha256)
      expectOk(await alice.call.readTo({ applicationId: nth(0), document: sealedSha256, page: 2 }))
    }
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(7, 'A secret thought') }))
    expectOk(await alice.call.submitScore({ applicationId: nth(0) }))
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(6, 'A second thought') }))
    await alice.sync()
    expectOk(await alice.core().readDocument(names[0] as never, 0, 100))
    expectOk(await alice.call.withdraw({ applicationId: nth(0), interestKind: 'family', text: 'My cousin founded it' }))
  })
  afterAll(() => open.all.close())

  test('no name, paper, key, comment or draft of it is in the store', () => {
    const text = textOfStore(open.alice)
    for (const gone of ['Applicant 1', 'A secret thought', 'A second thought', 'Proposal 1'])
      expect(text, gone).not.toContain(gone)
    expect(text).toContain('Applicant 2')
    const { store } = open.alice.desk()
    expect(store.all('SELECT 1 FROM identities WHERE application = ?', open.nth(0))).toEqual([])
    expect(
      store.all(`SELECT 1 FROM log WHERE application = ? AND kind = 'grant' AND bytes IS NOT NULL`, open.nth(0)),
    ).toEqual([])
  })

  test('its documents are off the disk, the others are there, and no free page keeps old content', () => {
    const files = readdirSync(join(open.alice.folder, 'documents'))
    for (const name of names) expect(files).not.toContain(name)
    expect(files).toHaveLength(1)
    const { database } = open.alice.desk().store
    expect(database.pragma('freelist_count', { simple: true })).toBe(0)
    expect(database.pragma('wal_checkpoint', { simple: true })).toBe(0)
  })

  test('an open reader reads no further', async () => {
    expect(expectError(await open.alice.core().readDocument(names[0] as never, 0, 100)).kind).toBe('document-missing')
    expect(expectError(await open.alice.call.application({ applicationId: open.nth(0) })).kind).toBe('withdrawn')
  })

  test('it shows as a number, and its cards are not in the sum', async () => {
    const batch = expectOk(await open.alice.call.batch(undefined))
    expect(batch?.rows.find(({ number }) => number === 1)).toEqual({
      state: 'withdrawn',
      number: 1,
      applicationId: open.nth(0),
      withdrawnAt: expect.stringMatching(/Z$/),
    })
    expect(batch?.openCards).toBe(16)
    expect(expectOk(await open.alice.call.search({ query: 'Applicant 1' })).hits).toEqual([])
  })

  test('the record says what had been opened, and what was signed before still goes out', async () => {
    await open.alice.sync()
    await open.all.secretariat.sync()
    const received = declarationsReceived(open.all.secretariat.desk()).find(
      ({ member, application }) => member === open.alice.member() && application === open.nth(0),
    )
    expect(received?.body).toMatchObject({
      interest: { kind: 'family', text: 'My cousin founded it' },
      withdrawn: { openedDocuments: names },
    })
    expect(expectOk(await open.alice.call.sync(undefined)).waiting).toBe(0)
  })

  test('nothing sent later brings it back, not even after a restart', async () => {
    const { alice, all, nth } = open
    const form = makeForm('Applicant 1')
    expectOk(await issuePapers(all.secretariat.desk(), nth(0), { form, assessment: makeAssessment(), documents: [] }))
    await all.syncAll(2)
    await alice.reopen()
    await alice.sync()
    expect(textOfStore(alice)).not.toContain('Applicant 1')
    expect(existsSync(join(alice.folder, 'documents', names[0] ?? ''))).toBe(false)
  })

  test('another member keeps reading', async () => {
    const bob = open.all.member(1)
    expectOk(await bob.call.application({ applicationId: open.nth(0) }))
  })
})

test('a withdrawal on one laptop of a member clears the other at its next sync', async () => {
  const { all, alice, nth } = await convene(1, { seed: 'two laptops' })
  try {
    const second = await all.join('alice-2', 'member', alice)
    await all.syncAll(2)
    expectOk(await second.call.application({ applicationId: nth(0) }))
    expectOk(await alice.call.withdraw({ applicationId: nth(0), interestKind: 'money', text: 'Shares' }))
    await alice.sync()
    await second.sync()
    expect(expectError(await second.call.application({ applicationId: nth(0) })).kind).toBe('withdrawn')
    expect(textOfStore(second)).not.toContain('Applicant 1')
  } finally {
    await all.close()
  }
})
