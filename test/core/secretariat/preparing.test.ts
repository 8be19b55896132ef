import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { PreparedView } from '../../../shared/api/preparing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { AssessmentDraft, PreparedFields } from '../../../shared/prepared.ts'
import { assessmentOf, beginAssessment } from '../../../shared/rules/assessment.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeForm, sampleDates } from '../../support/sample-application.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'

const newCommittee = createCommittees()
const both = (en: string) => ({ en, zh: `${en}（中文）` })

async function newSecretariat() {
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat
  const { applicationId } = expectOk(await desk.call.addPrepared(undefined))
  return { all, desk, applicationId, ...actsOn(desk, applicationId) }
}

function actsOn(desk: TestDesk, applicationId: ApplicationId) {
  const view = async (): Promise<PreparedView> => expectOk(await desk.call.prepared({ applicationId }))
  const fields = async (): Promise<PreparedFields> => {
    const { documents: _d, assessment: _a, ...rest } = (await view()).prepared
    return rest
  }
  const save = async (part: (of: PreparedFields) => Partial<PreparedFields>) => {
    const before = await fields()
    expectOk(await desk.call.savePrepared({ applicationId, fields: { ...before, ...part(before) } }))
  }
  const name = (en: string) =>
    save(({ form }) => ({ form: { ...form, applicant: { ...form.applicant, name: { en, zh: '' } } } }))
  const shownName = async () => (await view()).prepared.form.applicant.name.en
  const undo = async () => expectOk(await desk.call.undoPreparing(undefined)).undone
  const redo = async () => expectOk(await desk.call.redoPreparing(undefined)).redone
  const line = async () => {
    const { rows } = expectOk(await desk.call.preparing(undefined))
    const row = rows.find((one) => one.applicationId === applicationId)
    if (row === undefined) throw new Error('not on the list')
    return row
  }
  return { view, fields, save, name, shownName, undo, redo, line }
}

describe('what is typed', () => {
  test('begins with an empty application under the next free reference, which can be taken back', async () => {
    const { desk, applicationId, view, undo } = await newSecretariat()
    const { prepared, problems } = await view()
    expect(prepared.reference).toMatch(/^\d{4}-001$/)
    expect(problems.filter(({ severity }) => severity === 'must').length).toBeGreaterThan(3)
    const second = expectOk(await desk.call.addPrepared(undefined))
    const { rows, undo: next } = expectOk(await desk.call.preparing(undefined))
    expect(rows.map(({ reference }) => reference.slice(5))).toEqual(['001', '002'])
    expect(next).toBe('add')
    expect(await undo()).toBe('add')
    expect(expectError(await desk.call.prepared(second)).kind).toBe('not-found')
    expect(await undo()).toBe('add')
    expect(await undo()).toBeNull()
    expect(expectError(await desk.call.prepared({ applicationId })).kind).toBe('not-found')
  })

  test('that was taken back is done again, step by step, until something else is changed', async () => {
    const { desk, name, save, shownName, undo, redo, view } = await newSecretariat()
    await name('Lantern')
    await save(() => ({ companyNumber: '12345678' }))
    for (const step of ['edit', 'edit', 'add']) expect(await undo()).toBe(step)
    expect(expectOk(await desk.call.preparing(undefined))).toMatchObject({ rows: [], undo: null, redo: 'add' })
    for (const step of ['add', 'edit', 'edit']) expect(await redo()).toBe(step)
    expect(await redo()).toBeNull()
    expect(await shownName()).toBe('Lantern')
    expect((await view()).prepared.companyNumber).toBe('12345678')
    expect(await undo()).toBe('edit')
    await name('Copper')
    expect(expectOk(await desk.call.preparing(undefined)).redo).toBeNull()
    expect(await redo()).toBeNull()
    expect(await undo()).toBe('edit')
    expect(await shownName()).toBe('Lantern')
  })

  test('is one step of undo for one field, and another for the next field', async () => {
    const { name, shownName, save, undo, view } = await newSecretariat()
    for (const text of ['L', 'La', 'Lantern']) await name(text)
    await save(() => ({ companyNumber: '12345678' }))
    await name('Lantern Bay')
    await name('Lantern Bay Polytechnic')
    expect(await undo()).toBe('edit')
    expect(await shownName()).toBe('Lantern')
    expect(await undo()).toBe('edit')
    expect((await view()).prepared.companyNumber).toBe('')
    expect(await shownName()).toBe('Lantern')
    expect(await undo()).toBe('edit')
    expect(await shownName()).toBe('')
    expect(await undo()).toBe('add')
  })

  test('is a new step after a pause, and none at all when it is as it was', async () => {
    const { all, name, shownName, undo } = await newSecretariat()
    await name('Lantern')
    all.clock.advance(61_000)
    await name('Lantern Bay')
    expect(await undo()).toBe('edit')
    expect(await shownName()).toBe('Lantern')
    await name('Lanterns')
    await name('Lantern')
    expect(await undo()).toBe('edit')
    expect(await shownName()).toBe('')
  })

  test('keeps two projects that were added one after the other two steps', async () => {
    const { save, view, undo } = await newSecretariat()
    const more = () =>
      save(({ form }) => ({ form: { ...form, projects: [...form.projects, ...form.projects.slice(0, 1)] } }))
    await more()
    await more()
    await undo()
    expect((await view()).prepared.form.projects).toHaveLength(2)
    await undo()
    expect((await view()).prepared.form.projects).toHaveLength(1)
  })

  test('is refused under the reference of another application, and survives a restart', async () => {
    const { desk, applicationId, fields, name, shownName } = await newSecretariat()
    const other = expectOk(await desk.call.addPrepared(undefined))
    const mine = await fields()
    const taken = (await actsOn(desk, other.applicationId).fields()).reference
    const refused = await desk.call.savePrepared({ applicationId, fields: { ...mine, reference: taken } })
    expect(expectError(refused)).toEqual({ kind: 'reference-taken' })
    await name('Kept')
    await desk.reopen()
    expect(await shownName()).toBe('Kept')
  })

  test('is nobody’s but the secretariat’s', async () => {
    const { all, applicationId } = await newSecretariat()
    const member = all.member(0)
    for (const asked of [
      await member.call.preparing(undefined),
      await member.call.addPrepared(undefined),
      await member.call.removePrepared({ applicationId }),
      await member.call.undoPreparing(undefined),
      await member.call.signPriceTable({ effectiveFrom: '2026-01-01', classes: [{ name: 'A', perCardMonthCents: 1 }] }),
    ])
      expect(expectError<unknown>(asked)).toEqual({ kind: 'bad-request', reason: 'role' })
  })
})

describe('documents', () => {
  const folder = makeTempFolder('pdfs')
  afterAll(() => removeTempFolder(folder))
  const file = (name: string, bytes: Uint8Array | string): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  test('are checked, sealed, replaced in place, renamed and removed, and every step comes back', async () => {
    const { desk, applicationId, view, undo, line } = await newSecretariat()
    const add = (path: string, letter: 'A' | 'B') =>
      desk.core().addPreparedDocument(path, { applicationId, letter, replaces: null })
    expectOk(await add(file('b.pdf', makeTinyPdf(3, 'CLEAR-MARKER team')), 'B'))
    expectOk(await add(file('a.pdf', makeTinyPdf(2, 'CLEAR-MARKER proposal')), 'A'))
    const [a, b] = (await view()).prepared.documents
    if (a === undefined || b === undefined) throw new Error('two documents')
    expect([a, b].map(({ letter, pages, title }) => [letter, pages, title.en])).toEqual([
      ['A', 2, 'Proposal'],
      ['B', 3, 'Team and CVs'],
    ])
    const opened = expectOk(await desk.core().readDocument(a.sealedSha256, 0, 8))
    expect(Buffer.from(opened).toString()).toMatch(/^%PDF-/)
    expect((await line()).letters).toBe('AB')
    const title = both('The proposal')
    expectOk(await desk.call.nameDocument({ applicationId, document: a.sealedSha256, letter: 'A', title }))
    const path = file('a2.pdf', makeTinyPdf(5, 'newer'))
    expectOk(await desk.core().addPreparedDocument(path, { applicationId, letter: 'A', replaces: a.sealedSha256 }))
    expect((await view()).prepared.documents[0]).toMatchObject({ title, pages: 5 })
    expectOk(await desk.call.removePreparedDocument({ applicationId, document: b.sealedSha256 }))
    expect((await line()).letters).toBe('A')
    expect(await undo()).toBe('documents')
    expect((await line()).letters).toBe('AB')
    await undo()
    expect((await view()).prepared.documents[0]).toMatchObject({ pages: 2, title })
    await undo()
    expect((await view()).prepared.documents[0]?.title.en).toBe('Proposal')
    await undo()
    expect((await line()).letters).toBe('B')
  })

  const bad: readonly (readonly [string, () => string, string])[] = [
    ['a Word file under another name', () => file('word.pdf', 'PK\u0003\u0004 word/document.xml'), 'not-pdf'],
    ['a broken PDF', () => file('broken.pdf', '%PDF-1.7\nnothing more'), 'damaged'],
    ['an empty file', () => file('empty.pdf', ''), 'not-pdf'],
    [
      'one that is too large',
      () => {
        const path = file('large.pdf', '%PDF-1.7')
        truncateSync(path, 200 * 1024 * 1024 + 1)
        return path
      },
      'too-large',
    ],
  ]
  test.each(bad)('refuse %s, and change nothing', async (_name, make, reason) => {
    const { desk, applicationId, line } = await newSecretariat()
    const argument = { applicationId, letter: 'A', replaces: null } as const
    const refused = expectError(await desk.core().addPreparedDocument(make(), argument))
    expect(refused.kind).toBe('pdf-refused')
    expect('reason' in refused ? refused.reason : '').toBe(reason)
    expect((await line()).letters).toBe('')
  })
})

describe('an assessment', () => {
  const reason = both('A reason')
  const terms = { cards: 8, months: 6, start: '2027-01-01', subsidyBp: 7_000, ceilingCents: 40_320_000 }
  const assessed = (draft: AssessmentDraft): AssessmentDraft => ({
    ...draft,
    recommendation: 'approve',
    projects: [terms],
    reasons: [reason, reason, reason, reason],
    price: { perCardMonthCents: 1_200_000, tableOf: '2026-04-01', serviceClass: 'Standard' },
  })

  test('is typed, taken back, completed, published, and then a change makes a re-issue due', async () => {
    const { all, desk, applicationId, save, view, line, undo, name } = await newSecretariat()
    const form = makeForm('Sample')
    await save(() => ({ form, people: [both('Lee Ka Yan')] }))
    expect((await line()).assessment).toEqual({ state: 'none', recommendation: null })
    const draft = beginAssessment(form, '2026-11-24')
    expectOk(await desk.call.saveAssessment({ applicationId, assessment: draft }))
    expect((await line()).assessment).toEqual({ state: 'begun', recommendation: null })
    expect((await view()).gaps.map(({ kind }) => kind)).toContain('recommendation')
    expectOk(await desk.call.saveAssessment({ applicationId, assessment: assessed(draft) }))
    expect((await line()).assessment).toEqual({ state: 'complete', recommendation: 'approve' })
    expect(await undo()).toBe('assessment')
    expect((await line()).assessment.state).toBe('begun')
    expectOk(await desk.call.saveAssessment({ applicationId, assessment: assessed(draft) }))

    const { prepared } = await view()
    const assessment = assessmentOf(prepared)
    if (!assessment.ok) throw new Error('complete')
    const { people, partners, documents } = prepared
    const one = {
      application: applicationId,
      number: 7,
      form,
      assessment: assessment.value,
      people,
      partners,
      documents,
    }
    expectOk(await publishBatch(desk.desk(), { ...sampleDates, applications: [one] }))
    expect((await line()).published).toEqual({ batch: '2026-4', number: 7, version: 1, isChanged: false })
    await name('Sample Limited')
    expect((await line()).published?.isChanged).toBe(true)
    await undo()
    expect((await line()).published?.isChanged).toBe(false)
    expect(expectError(await desk.call.removePrepared({ applicationId }))).toEqual({ kind: 'already-published' })
    await all.syncAll()
  })

  test('of an application that members have cannot be undone off the list', async () => {
    const { desk, applicationId, view } = await newSecretariat()
    const { prepared } = await view()
    const one = { application: applicationId, number: 7, ...prepared, form: makeForm('x') }
    const assessment = assessmentOf({ form: one.form, assessment: assessed(beginAssessment(one.form, '2026-11-24')) })
    if (!assessment.ok) throw new Error('complete')
    expectOk(
      await publishBatch(desk.desk(), { ...sampleDates, applications: [{ ...one, assessment: assessment.value }] }),
    )
    expect(expectError(await desk.call.undoPreparing(undefined))).toEqual({ kind: 'already-published' })
    expect(await view()).toBeDefined()
  })

  test('follows the projects of the form', async () => {
    const { desk, applicationId, save, view } = await newSecretariat()
    const form = makeForm('Sample')
    const [project] = form.projects
    if (project === undefined) throw new Error('sample')
    const named = (en: string, cards: number) => ({ ...project, title: both(en), asked: { cards, months: 6 } })
    const two = { ...form, projects: [named('One', 1), named('Two', 2)] }
    await save(() => ({ form: two }))
    expectOk(await desk.call.saveAssessment({ applicationId, assessment: beginAssessment(two, '2026-11-24') }))
    await save(() => ({ form: { ...two, projects: two.projects.slice(1) } }))
    expect((await view()).prepared.assessment?.projects.map(({ cards }) => cards)).toEqual([2])
  })
})

test('prices are dated: the newest that has begun is in force, and what was signed before stays', async () => {
  const { all, desk, view } = await newSecretariat()
  const founded = expectOk(await desk.call.priceTables(undefined))
  const sign = (effectiveFrom: string, perCardMonthCents: number) =>
    desk.call.signPriceTable({ effectiveFrom, classes: [{ name: ' Standard ', perCardMonthCents }] })
  expectOk(await sign('2026-05-01', 1_300_000))
  expectOk(await sign('2099-01-01', 9_900_000))
  expectOk(await sign('2026-05-01', 1_350_000))
  const tables = expectOk(await desk.call.priceTables(undefined))
  expect(tables).toHaveLength(founded.length + 3)
  expect(tables.slice(0, 3).map(({ effectiveFrom, classes }) => [effectiveFrom, classes[0]])).toEqual([
    ['2099-01-01', { name: 'Standard', perCardMonthCents: 9_900_000 }],
    ['2026-05-01', { name: 'Standard', perCardMonthCents: 1_350_000 }],
    ['2026-05-01', { name: 'Standard', perCardMonthCents: 1_300_000 }],
  ])
  expect((await view()).prices?.classes[0]?.perCardMonthCents).toBe(1_350_000)
  const twice = [
    { name: 'Large', perCardMonthCents: 1 },
    { name: 'Large ', perCardMonthCents: 2 },
  ]
  expect(expectError(await desk.call.signPriceTable({ effectiveFrom: '2026-06-01', classes: twice })).kind).toBe(
    'incomplete',
  )
  await all.syncAll()
  const member = all.member(0).desk().store
  expect(member.get<{ n: number }>('SELECT count(*) AS n FROM price_tables')?.n).toBe(tables.length)
})

test('a similar case is found among what is prepared and what any batch has published', async () => {
  const { all, desk, save, view, line } = await newSecretariat()
  const applicant = makeForm('Lantern Bay Polytechnic').applicant
  const form = makeForm('Lantern Bay Polytechnic')
  await save(() => ({ form: { ...form, applicant } }))
  expect((await line()).similarCases).toBe(0)
  const other = expectOk(await desk.call.addPrepared(undefined))
  await actsOn(desk, other.applicationId).save(() => ({ form: { ...form, applicant } }))
  expect((await line()).similarCases).toBe(1)
  const [found] = (await view()).similarCases
  expect(found?.applicationId).toBe(other.applicationId)
  expect(found?.matches.map(({ what }) => what)).toContain('organisation')
  await all.publish()
  expect((await view()).similarCases.length).toBeGreaterThanOrEqual(1)
})
