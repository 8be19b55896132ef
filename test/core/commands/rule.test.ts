import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationId, BatchId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Ruling } from '../../../shared/records.ts'
import { committee, type TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { declareInterest, textOfStore } from './member-desk.ts'

let all: TestCommittee
let vice: TestDesk
let applications: readonly ApplicationId[]
let batch: BatchId
const at = (place: number): ApplicationId => applications[place] ?? ('' as ApplicationId)
beforeAll(async () => {
  all = await committee({ members: 2, seed: 'rulings' })
  vice = await all.join('vice', 'vice-chairman')
  const partners = [{ en: 'Lantern Bay Polytechnic', zh: '燈塔灣理工大學' }]
  const given = [1, 2, 3, 4].map((number) => ({ ...makeApplication(number), partners }))
  const published = await all.publish(given)
  applications = published.applications
  batch = published.batch
})
afterAll(() => all.close())

const view = async (desk: TestDesk) => expectOk(await desk.call.rulings(undefined))
const waitingOn = async (desk: TestDesk, application: ApplicationId, member: MemberId) => {
  const one = (await view(desk)).waiting.find((row) => row.application === application && row.member === member)
  if (one === undefined) throw new Error('it does not wait')
  return one
}
const sign = (desk: TestDesk, application: ApplicationId, member: TestDesk, declaration: RecordId, ruling: Ruling) =>
  desk.call.signRuling({ application, member: member.member(), declaration, ruling })
const declarationOf = async (application: ApplicationId, member: TestDesk): Promise<RecordId> =>
  (await waitingOn(vice, application, member.member())).declaration
const countRulings = (desk: TestDesk) =>
  desk.desk().store.get<{ count: number }>(`SELECT count(*) AS count FROM log WHERE kind = 'ruling'`)?.count

describe('an interest', () => {
  test('waits for the chairman with its application, kind, words and the names the words hold', async () => {
    const alice = all.member(0)
    await declareInterest(alice, at(0), 'Taught at 灯塔湾理工大学 until 2024')
    await all.chairman.sync()
    const one = await waitingOn(all.chairman, at(0), alice.member())
    expect(one).toMatchObject({
      number: 1,
      memberName: { en: 'member-1' },
      memberRole: 'member',
      kind: 'student-or-co-author',
      text: 'Taught at 灯塔湾理工大学 until 2024',
      named: [{ en: 'Lantern Bay Polytechnic', zh: '燈塔灣理工大學' }],
      mayHold: false,
    })
    expect(one.names?.applicant).toEqual(makeApplication(1).form.applicant.name)
  })

  test('ruled on, it waits no more, and the member reads the ruling', async () => {
    const alice = all.member(0)
    const { declaration } = await waitingOn(all.chairman, at(0), alice.member())
    expectOk(await sign(all.chairman, at(0), alice, declaration, 'observe'))
    const after = await view(all.chairman)
    expect(after.waiting).toEqual([])
    expect(after.made).toMatchObject([
      { application: at(0), ruling: 'observe', ruledBy: { en: 'chairman' }, recordNumber: null, mayHold: true },
    ])
    expect(expectOk(await all.chairman.call.outbox(undefined)).rows[0]).toMatchObject({
      kind: 'ruling',
      applicationNumber: 1,
    })
    all.chairman.changed.length = 0
    await all.syncAll(2)
    // The screen says at once that the server has it.
    expect(all.chairman.changed).toContain('rulings')
    expect((await view(all.chairman)).made[0]?.recordNumber).toBeGreaterThan(0)
    const row = expectOk(await alice.call.declarations(undefined))?.rows.find((one) => one.applicationId === at(0))
    expect(row).toMatchObject({ declaration: 'observe' })
  })

  test('ruled on again, the new ruling counts and both are on record', async () => {
    const alice = all.member(0)
    const [before] = (await view(all.chairman)).made
    if (before === undefined) throw new Error('one was made')
    expectOk(await sign(all.chairman, at(0), alice, before.declaration, 'withdraw'))
    await all.syncAll(2)
    expect((await view(all.chairman)).made).toMatchObject([{ application: at(0), ruling: 'withdraw' }])
    expect(countRulings(all.secretariat)).toBe(2)
    const row = expectOk(await alice.call.declarations(undefined))?.rows.find((one) => one.applicationId === at(0))
    expect(row).toEqual({ state: 'withdrawn', number: 1, applicationId: at(0) })
  })

  test('declared anew since it was read is not ruled on', async () => {
    const bob = all.member(1)
    await declareInterest(bob, at(1), 'First words')
    await all.chairman.sync()
    const read = await waitingOn(all.chairman, at(1), bob.member())
    await declareInterest(bob, at(1), 'Second words')
    await all.chairman.sync()
    const before = countRulings(all.chairman)
    const refused = await sign(all.chairman, at(1), bob, read.declaration, 'speak-and-vote')
    expect(expectError(refused).kind).toBe('declaration-changed')
    expect(countRulings(all.chairman)).toBe(before)
    expect((await waitingOn(all.chairman, at(1), bob.member())).text).toBe('Second words')
  })

  test('of who withdrew by own decision needs no ruling and is told', async () => {
    const bob = all.member(1)
    const { declaration } = await waitingOn(all.chairman, at(1), bob.member())
    expectOk(await bob.call.withdraw({ applicationId: at(1), interestKind: 'money', text: 'Shares since May' }))
    await bob.sync()
    await all.chairman.sync()
    const after = await view(all.chairman)
    expect(after.waiting).toEqual([])
    expect(after.withdrew).toMatchObject([{ application: at(1), text: 'Shares since May', kind: 'money' }])
    expect(expectError(await sign(all.chairman, at(1), bob, declaration, 'observe')).kind).toBe('declaration-changed')
  })
})

describe('who rules', () => {
  test('where the chairman withdrew, the vice-chairman does: others’ words leave the chairman’s laptop too', async () => {
    const [alice, bob] = [all.member(0), all.member(1)]
    await declareInterest(alice, at(2), 'Advises Applicant 3')
    await all.chairman.sync()
    await waitingOn(all.chairman, at(2), alice.member())
    expectOk(await all.chairman.call.withdraw({ applicationId: at(2), interestKind: 'family', text: 'A cousin' }))
    // Declared without knowing of it, and so sealed to the chairman all the same.
    await declareInterest(bob, at(2), 'Once on the board of Applicant 3')
    await all.syncAll(3)
    expect((await view(all.chairman)).waiting).toEqual([])
    for (const words of ['Advises', 'Once on the board', 'Applicant 3'])
      expect(textOfStore(all.chairman), words).not.toContain(words)

    const seen = (await view(vice)).waiting.filter(({ application }) => application === at(2))
    expect(seen.map(({ member }) => member).toSorted()).toEqual([alice.member(), bob.member()].toSorted())
    const one = await waitingOn(vice, at(2), bob.member())
    expect(one).toMatchObject({ number: 3, text: 'Once on the board of Applicant 3' })
    expect(expectError(await sign(all.chairman, at(2), bob, one.declaration, 'observe')).kind).toBe('not-found')
    expectOk(await sign(vice, at(2), bob, one.declaration, 'speak-not-vote'))
    await all.syncAll(2)
    expect(expectOk(await bob.call.application({ applicationId: at(2) })).declaration).toBe('speak-not-vote')
    const board = expectOk(await all.secretariat.call.board({ batch }))
    expect(board.rulingsDue).toMatchObject([{ role: 'vice-chairman', count: 1 }])
    const again = await declarationOf(at(2), alice)
    expectOk(await sign(vice, at(2), alice, again, 'withdraw'))
    await all.syncAll(2)
  })

  test('the vice-chairman sees and rules on the chairman’s interest alone', async () => {
    await declareInterest(all.chairman, at(3), 'Shares of the applicant')
    await declareInterest(all.member(1), at(3), 'Words for the chairman')
    await all.syncAll(2)
    const seen = await view(vice)
    expect(seen.ruler).toBe('vice-chairman')
    expect(seen.waiting).toMatchObject([{ member: all.chairman.member(), text: 'Shares of the applicant' }])
    expect(textOfStore(vice)).not.toContain('Words for the chairman')
    expect((await view(all.chairman)).waiting.map(({ member }) => member)).toEqual([all.member(1).member()])
    const [one] = seen.waiting
    if (one === undefined) throw new Error('one waits')
    expect(expectError(await sign(all.chairman, at(3), all.chairman, one.declaration, 'observe')).kind).toBe(
      'bad-request',
    )
    expectOk(await sign(vice, at(3), all.chairman, one.declaration, 'speak-not-vote'))
    expect((await view(vice)).waiting).toEqual([])
  })

  test('a new laptop of the vice-chairman learns of the chairman’s interests alone, and of every ruling', async () => {
    await all.syncAll(2)
    const laptop = await all.join('vice-2', 'vice-chairman', vice)
    await all.syncAll(2)
    const made = (await view(laptop)).made.map(({ text }) => text)
    expect(made).toEqual(['Shares of the applicant', 'Advises Applicant 3', 'Once on the board of Applicant 3'])
    expect(textOfStore(laptop)).not.toContain('Words for the chairman')
    expect(countRulings(laptop)).toBe(countRulings(all.secretariat))
    const second = await all.join('chairman-2', 'chairman', all.chairman)
    await all.syncAll(2)
    expect((await view(second)).waiting).toMatchObject([{ text: 'Words for the chairman' }])
  })

  test('members and the secretariat rule on nothing and see nothing here', async () => {
    for (const desk of [all.member(0), all.secretariat])
      expect(await view(desk)).toEqual({ ruler: null, waiting: [], made: [], withdrew: [] })
  })
})
