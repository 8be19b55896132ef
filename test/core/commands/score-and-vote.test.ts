import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Argument } from '../../../shared/api.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { compose } from '../../../electron/core/compose.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { deliveries, scoresReceived, votesReceived } from '../../../electron/core/secretariat/received.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeAssessment, makeForm, sampleScoring, sampleTerms } from '../../support/sample-application.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'
import { convene, fourScores } from './member-desk.ts'

let open: Awaited<ReturnType<typeof convene>>
beforeAll(async () => {
  open = await convene(3, { seed: 'score and vote' })
})
afterAll(() => open.all.close())

const view = async (applicationId: ApplicationId) => expectOk(await open.alice.call.application({ applicationId }))

describe('scoring', () => {
  test('a draft survives a restart as it was typed, half written or not', async () => {
    const { alice, nth } = open
    const criteria = [
      { score: 7, comment: 'A sound plan  ' },
      { score: null, comment: '' },
      { score: 0, comment: '' },
      { score: null, comment: '算力' },
    ]
    const { savedAt } = expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria }))
    await alice.reopen()
    expect((await view(nth(0))).scoreDraft).toEqual({ criteria, savedAt })
  })

  test.each([
    ['a score', [...fourScores(7).slice(0, 3), { score: null, comment: 'Sound' }]],
    ['a comment', [...fourScores(7).slice(0, 3), { score: 7, comment: ' \n' }]],
  ])('without %s it is not signed and nothing is lost', async (_name, criteria) => {
    const { alice, nth } = open
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria }))
    expect(expectError(await alice.call.submitScore({ applicationId: nth(0) })).kind).toBe('incomplete')
    expect((await view(nth(0))).scoreDraft.criteria).toEqual(criteria)
  })

  test('signed, it is the author’s to read and nobody’s beside', async () => {
    const { alice, all, nth } = open
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(6) }))
    const act = expectOk(await alice.call.submitScore({ applicationId: nth(0) }))
    await alice.sync()
    await all.syncAll()
    const { score, scoreDraft } = await view(nth(0))
    expect(score).toMatchObject({ recordId: act.recordId, totalTenths: 60, number: expect.any(Number) })
    expect(scoreDraft).toEqual({ criteria: fourScores(6), savedAt: null })
    // Sealed to the two of them together: neither reads it alone.
    expect(scoresReceived(all.secretariat.desk())).toEqual([])
    expect(scoresReceived(all.chairman.desk())).toEqual([])
  })

  test('signed again, the new one replaces the old', async () => {
    const { alice, nth } = open
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(9) }))
    const act = expectOk(await alice.call.submitScore({ applicationId: nth(0) }))
    expect((await view(nth(0))).score).toMatchObject({ recordId: act.recordId, totalTenths: 90 })
  })
})

describe('voting', () => {
  const amended: Argument<'draftVote'>['projects'] = [{ ...sampleTerms, cards: 4 }]
  const draft = (applicationId: ApplicationId, changes: Partial<Argument<'draftVote'>> = {}) =>
    open.alice.call.draftVote({ applicationId, choice: 'amended', projects: amended, conditions: [], ...changes })

  test('approving as recommended copies the assessment’s terms, whatever the draft’s fields hold', async () => {
    const { alice, all, nth } = open
    expectOk(await draft(nth(0), { choice: 'as-recommended' }))
    expectOk(await alice.call.signVote({ applicationId: nth(0) }))
    await alice.sync()
    await all.secretariat.sync()
    expect(votesReceived(all.secretariat.desk())).toMatchObject([
      { member: alice.member(), body: { choice: 'approve', asRecommended: true, terms: makeAssessment().terms } },
    ])
    expect((await view(nth(0))).vote).toMatchObject({ choice: 'as-recommended', ...makeAssessment().terms })
  })

  test('amended terms are signed in full, and replace the vote before', async () => {
    const { alice, all, nth } = open
    const conditions = [{ text: 'Open weights', due: '2027-06-30' }]
    expectOk(await draft(nth(0), { conditions }))
    const { recordId } = expectOk(await alice.call.signVote({ applicationId: nth(0) }))
    await alice.sync()
    await all.secretariat.sync()
    expect(votesReceived(all.secretariat.desk())).toMatchObject([
      { recordId, body: { choice: 'approve', asRecommended: false, terms: { projects: amended, conditions } } },
    ])
  })

  test.each(['defer', 'reject', 'abstain'] as const)('%s carries no terms', async (choice) => {
    const { alice, nth } = open
    expectOk(await draft(nth(1), { choice }))
    expectOk(await alice.call.signVote({ applicationId: nth(1) }))
    expect((await view(nth(1))).vote).toMatchObject({ choice, projects: [], conditions: [] })
  })

  test.each([
    ['without a choice', { choice: null }],
    ['with terms for no project', { projects: [] }],
    ['with terms for a project too many', { projects: [...amended, ...amended] }],
    ['with a condition that says nothing', { conditions: [{ text: ' ', due: '2027-06-30' }] }],
  ])('a vote %s is not signed', async (_name, changes) => {
    expectOk(await draft(open.nth(2), changes))
    expect(expectError(await open.alice.call.signVote({ applicationId: open.nth(2) })).kind).toBe('incomplete')
  })

  test('a subsidy over the ceiling for special cases is not signed', async () => {
    const { all, alice, nth } = open
    const { specialSubsidyCeilingBp } = (await view(nth(2))).scoring
    expect(specialSubsidyCeilingBp).toBe(10_000)
    const secretariat = all.secretariat.desk()
    const body = { ...sampleScoring, effectiveFrom: '2026-11-01', specialSubsidyCeilingBp: 9_000 }
    expectOk(await compose(secretariat, () => ({ ok: true, value: [{ kind: 'scoring-settings', body }] })))
    await all.syncAll()
    expectOk(await draft(nth(2), { projects: [{ ...sampleTerms, subsidyBp: 9_001 }] }))
    expect(expectError(await alice.call.signVote({ applicationId: nth(2) })).kind).toBe('incomplete')
    expectOk(await draft(nth(2), { projects: [{ ...sampleTerms, subsidyBp: 9_000 }] }))
    expectOk(await alice.call.signVote({ applicationId: nth(2) }))
  })

  test('offline it is signed all the same, and waits', async () => {
    const { alice, nth } = open
    await alice.sync()
    alice.network.cut()
    expectOk(await draft(nth(1), { choice: 'reject' }))
    expectOk(await alice.call.signVote({ applicationId: nth(1) }))
    expect((await view(nth(1))).vote).toMatchObject({ choice: 'reject', number: null })
    expect(expectOk(await alice.call.sync(undefined)).waiting).toBe(1)
    alice.network.restore()
    await alice.sync()
    expect(expectOk(await alice.call.sync(undefined)).waiting).toBe(0)
  })
})

describe('after a re-issue', () => {
  test('what was drafted before is kept, and signed only after it was looked at again', async () => {
    const { alice, all, nth } = open
    expectOk(await alice.call.draftScore({ applicationId: nth(2), criteria: fourScores(5) }))
    const vote: Argument<'draftVote'> = { applicationId: nth(2), choice: 'defer', projects: [], conditions: [] }
    expectOk(await alice.call.draftVote(vote))
    const [kept] = (await view(nth(2))).documents
    const secretariat = all.secretariat.desk()
    const before = papersOf(secretariat, nth(2))?.record.body.documents ?? []
    const added = { letter: 'B', title: { en: 'Team', zh: '' }, pages: 1, from: makeTinyPdf(1, 'Team') } as const
    const form = makeForm('Applicant 3')
    expectOk(
      await issuePapers(secretariat, nth(2), { form, assessment: makeAssessment(), documents: [...before, added] }),
    )
    await all.syncAll(2)

    const now = await view(nth(2))
    expect(now.version).toBe(2)
    expect(now.documents.map(({ letter, isNew, state }) => [letter, isNew, state])).toEqual([
      ['A', false, 'held'],
      ['B', true, 'held'],
    ])
    expect(now.documents[0]?.sealedSha256).toBe(kept?.sealedSha256)
    expect(now.scoreDraft.criteria).toEqual(fourScores(5))
    expect(expectError(await alice.call.submitScore({ applicationId: nth(2) })).kind).toBe('superseded')
    expect(expectError(await alice.call.signVote({ applicationId: nth(2) })).kind).toBe('superseded')
    expectOk(await alice.call.draftScore({ applicationId: nth(2), criteria: fourScores(5) }))
    expectOk(await alice.call.draftVote(vote))
    expectOk(await alice.call.submitScore({ applicationId: nth(2) }))
    expectOk(await alice.call.signVote({ applicationId: nth(2) }))
  })
})

describe('reading', () => {
  test('the furthest page counts, the last page is where it opens again', async () => {
    const { alice, nth } = open
    const [document] = (await view(nth(0))).documents
    if (document === undefined) throw new Error('no document')
    const at = { applicationId: nth(0), document: document.sealedSha256 }
    for (const page of [2, 1]) expectOk(await alice.call.readTo({ ...at, page }))
    await alice.reopen()
    expect((await view(nth(0))).documents[0]).toMatchObject({ readToPage: 2, lastPage: 1, pages: 2 })
    expect(expectError(await alice.call.readTo({ ...at, applicationId: nth(1), page: 1 })).kind).toBe('not-found')
  })

  test('the secretariat learns once what arrived and what was opened: documents, no pages and no times', async () => {
    const { alice, all, nth } = open
    await alice.sync()
    await alice.sync()
    await all.secretariat.sync()
    const [document] = (await view(nth(0))).documents
    const own = deliveries(all.secretariat.desk()).filter(
      ({ member, application }) => member === alice.member() && application === nth(0),
    )
    expect(own.map(({ body }) => body)).toEqual([
      { what: 'received', documents: [document?.sealedSha256] },
      { what: 'opened', documents: [document?.sealedSha256] },
    ])
  })
})
