import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RegisterDraftLine } from '../../../shared/api/register.ts'
import type { MemberId } from '../../../shared/ids.ts'
import { likelyFor } from '../../../electron/core/queries/likely.ts'
import { signedRegister, signedRegisters } from '../../../electron/core/store/register.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { textOfStore } from '../commands/member-desk.ts'

let all: TestCommittee
let office: TestDesk
let alice: MemberId
beforeAll(async () => {
  all = await committee({ members: 2, seed: 'register' })
  office = all.secretariat
  alice = all.member(0).member()
})
afterAll(() => all.close())

const none = { en: '', zh: '' }
const line = (change: Partial<RegisterDraftLine> = {}): RegisterDraftLine => ({
  kind: 'employment',
  organisation: { en: 'Lantern Bay Polytechnic', zh: '燈塔灣理工大學' },
  companyNumber: '',
  person: none,
  note: '',
  ...change,
})
const year = 2026
const of = (member: MemberId, lines: RegisterDraftLine[] | null, change = 'add') =>
  office.call.draftRegister({ member, year, lines, change })
const view = async (member: MemberId, inYear = year) =>
  expectOk(await office.call.memberRegister({ member, year: inYear }))

describe('what is typed', () => {
  test('is there again after a kill, half written or not', async () => {
    const lines = [line(), line({ kind: null, organisation: none, note: 'ask on Monday ' })]
    const { savedAt } = expectOk(await of(alice, lines))
    await office.reopen()
    expect(await view(alice)).toMatchObject({ lines, savedAt, signed: null, canUndo: true })
  })

  test('is taken back step by step; letters in one cell are one step', async () => {
    const typed = ['a', 'ab', 'abc'].map((en) => line({ organisation: { en, zh: '' } }))
    const before = (await view(alice)).lines
    for (const one of typed) expectOk(await of(alice, [one], 'cell 0 organisation.en'))
    expectOk(await of(alice, [], 'remove'))
    expect(expectOk(await office.call.undoRegister({ member: alice, year }))).toBe(true)
    expect((await view(alice)).lines).toEqual([typed[2]])
    expectOk(await office.call.undoRegister({ member: alice, year }))
    expect((await view(alice)).lines).toEqual(before)
    expectOk(await office.call.undoRegister({ member: alice, year }))
    expect((await view(alice)).lines).toEqual([])
    expect(expectOk(await office.call.undoRegister({ member: alice, year }))).toBe(false)
  })

  test.each([
    ['a kind', [line({ kind: null })]],
    ['any name', [line({ organisation: none, note: 'somewhere' })]],
  ])('without %s is not signed, and nothing is lost', async (_what, lines) => {
    expectOk(await of(alice, lines))
    expect(expectError(await office.call.signRegister({ member: alice, year })).kind).toBe('incomplete')
    expect((await view(alice)).lines).toEqual(lines)
    expectOk(await of(alice, null, 'discard'))
  })
})

describe('what is signed', () => {
  test('reaches the member and nobody else, in no form', async () => {
    expectOk(await of(alice, [line({ note: ' REGISTER-SECRET ' }), line({ kind: null, organisation: none })]))
    expectOk(await office.call.signRegister({ member: alice, year }))
    await all.syncAll(2)
    const entries = [{ ...line(), note: 'REGISTER-SECRET' }]
    expect(expectOk(await all.member(0).call.ownRegister(undefined))).toMatchObject([{ year, entries }])
    for (const desk of [all.chairman, all.member(1)]) {
      expect(expectOk(await desk.call.ownRegister(undefined))).toEqual([])
      expect(textOfStore(desk)).not.toContain('REGISTER-SECRET')
      expect(signedRegisters(desk.desk().store, alice)).toEqual([])
    }
    expect(textOfStore(all.member(0))).toContain('REGISTER-SECRET')
    expect(await view(alice)).toMatchObject({ savedAt: null, canUndo: false, signed: { entries: 1 } })
  })

  test('again, the new record counts for the year and the old one stays in the log', async () => {
    const first = (await view(alice)).signed?.recordId
    expectOk(await of(alice, [line(), line({ kind: 'money', companyNumber: '12345678' })]))
    expect(expectOk(await office.call.register({ year })).members).toContainEqual(
      expect.objectContaining({ member: alice, state: 'changed', entries: 1 }),
    )
    expectOk(await office.call.signRegister({ member: alice, year }))
    await all.syncAll(2)
    expect(signedRegister(all.member(0).desk().store, alice, year)?.entries).toHaveLength(2)
    expect(office.desk().store.get('SELECT kind FROM log WHERE record_id = ?', first ?? '')).toBeDefined()
  })

  test('of an earlier year can be copied as a draft, and copying be undone', async () => {
    expect(expectError(await office.call.copyEarlierRegister({ member: alice, year: 2020 })).kind).toBe('not-found')
    expectOk(await office.call.copyEarlierRegister({ member: alice, year: 2027 }))
    const copied = await view(alice, 2027)
    expect(copied.lines).toEqual((await view(alice)).lines)
    expect(copied).toMatchObject({ signed: null, earlier: { year, entries: 2 } })
    expectOk(await office.call.undoRegister({ member: alice, year: 2027 }))
    expect((await view(alice, 2027)).lines).toEqual([])
  })

  test('without a line says that there is nothing; who has nothing signed is reported', async () => {
    const bob = all.member(1).member()
    expect(expectOk(await office.call.register({ year: null }))).toMatchObject({ year, thisYear: year, missing: 2 })
    expectOk(await office.call.signRegister({ member: bob, year }))
    const after = expectOk(await office.call.register({ year }))
    expect(after.missing).toBe(1)
    expect(after.members.find(({ member }) => member === bob)).toMatchObject({ state: 'signed', entries: 0 })
  })

  test('comes to a member’s new laptop, and to a new one of the secretariat', async () => {
    const laptop = await all.join('alice-2', 'member', all.member(0))
    const second = await all.join('office-2', 'secretary', office)
    await all.syncAll(2)
    expect(expectOk(await laptop.call.ownRegister(undefined))).toHaveLength(1)
    expect(signedRegister(second.desk().store, alice, year)?.entries).toHaveLength(2)
    expect(textOfStore(all.chairman)).not.toContain('REGISTER-SECRET')
  })
})

describe('whose right it is', () => {
  test('only the secretariat keeps the register, and only of members', async () => {
    for (const desk of [all.chairman, all.member(0)]) {
      expect(expectError(await desk.call.register({ year })).kind).toBe('bad-request')
      expect(expectError(await desk.call.signRegister({ member: alice, year })).kind).toBe('bad-request')
      expect(expectError(await desk.call.draftRegister({ member: alice, year, lines: [], change: 'add' })).kind).toBe(
        'bad-request',
      )
    }
    for (const member of [office.member(), 'f'.repeat(32) as MemberId])
      expect(expectError(await office.call.signRegister({ member, year })).kind).toBe('not-found')
  })
})

describe('likely interests', () => {
  test('are found on the member’s own desk and the secretariat’s, and on nobody else’s', async () => {
    const given = makeApplication(3)
    const partners = [{ en: 'LANTERN BAY POLYTECHNIC', zh: '' }]
    const [application] = (await all.publish([{ ...given, partners }])).applications
    if (application === undefined) throw new Error('one was published')
    await all.syncAll(2)
    for (const desk of [office, all.member(0)]) {
      expect(likelyFor(desk.desk(), alice, application)).toEqual([
        { entry: line(), reason: 'organisation', matched: partners[0], year },
        { entry: expect.objectContaining({ kind: 'money' }), reason: 'organisation', matched: partners[0], year },
      ])
    }
    const rowOf = async (desk: TestDesk) =>
      expectOk(await desk.call.declarations(undefined))?.rows.find((row) => row.applicationId === application)
    expect(await rowOf(all.member(0))).toMatchObject({
      state: 'to-answer',
      draft: null,
      likely: [{ reason: 'organisation', year }, { reason: 'organisation' }],
    })
    expect(await rowOf(all.member(1))).toMatchObject({ likely: [] })
    for (const desk of [all.chairman, all.member(1)]) expect(likelyFor(desk.desk(), alice, application)).toEqual([])
    expect(likelyFor(office.desk(), all.member(1).member(), application)).toEqual([])
  })
})
