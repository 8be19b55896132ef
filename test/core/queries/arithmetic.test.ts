import { expect, test } from 'vitest'
import { countChoice, tally } from '../../../renderer/views/batch/batch-rows.ts'
import { rule } from '../../../electron/core/secretariat/chair.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { declareInterest } from '../commands/member-desk.ts'
import { createCommittees } from '../../support/committees.ts'
import { declareNone } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { clearDocument, edit, planAndPublish, prepare } from '../../support/prepare.ts'
import type { TestDesk } from '../../support/test-desk.ts'

const newCommittee = createCommittees()

/** The case that the member is out of, small or large in everything that a figure could be made of. */
const sizes = {
  small: { cards: 1, months: 1, documents: ['A'] as const, text: 'Short' },
  large: { cards: 960, months: 24, documents: ['A', 'B', 'C', 'D', 'E'] as const, text: 'Long '.repeat(3_000) },
}

async function figuresOf(size: keyof typeof sizes, when: 'early' | 'late') {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const { cards, months, documents, text } = sizes[size]
  const out = await prepare(
    secretariat,
    2,
    documents.map((letter) => clearDocument(letter, `${letter} ${text}`)),
  )
  await edit(secretariat, out, ({ form }) => ({
    form: {
      ...form,
      projects: form.projects.map((project) => ({
        ...project,
        asked: { cards, months },
        summary: { en: text, zh: text },
      })),
    },
  }))
  const kept = [await prepare(secretariat, 1), await prepare(secretariat, 3)] as const
  const batch = await planAndPublish(secretariat, [kept[0], out, kept[1]])
  await all.syncAll()
  await declareNone(alice, when === 'early' ? kept : [...kept, out])
  if (when === 'early') {
    await declareInterest(alice, out)
    await chairman.sync()
    expectOk(await rule(chairman.desk(), alice.member(), out, 'withdraw'))
  }
  await all.syncAll(3)
  if (when === 'late')
    expectOk(await alice.call.withdraw({ applicationId: out, interestKind: 'family', text: 'A cousin' }))
  await all.syncAll(2)
  expect(expectOk(await secretariat.call.board({ batch })).rows).toHaveLength(3)
  return figures(alice, kept)
}

/** Every number that a member's screens are made of; ids and times differ between two committees. */
async function figures({ call }: TestDesk, [first, second]: readonly [ApplicationId, ApplicationId]) {
  const batch = expectOk(await call.batch(undefined))
  const declarations = expectOk(await call.declarations(undefined))
  const settings = expectOk(await call.settings(undefined))
  const sync = expectOk(await call.sync(undefined))
  const outbox = expectOk(await call.outbox(undefined))
  const view = expectOk(await call.application({ applicationId: second }))
  expect(expectOk(await call.application({ applicationId: first })).order.of).toBe(2)
  const rows = batch?.rows ?? []
  return {
    openCards: batch?.openCards,
    tallies: tally(rows),
    choices: (['all', 'needs-you', 'ready'] as const).map((choice) => countChoice(rows, choice)),
    rows: rows.map((row) => (row.state === 'withdrawn' ? row.number : [row.number, row.documents, row.next])),
    declarations: declarations?.rows.map(({ number, state }) => [number, state]),
    order: [view.order.place, view.order.of],
    search: [
      expectOk(await call.search({ query: 'Applicant' })).total,
      expectOk(await call.search({ query: 'Long' })).total,
    ],
    outbox: outbox.rows.map(({ kind, applicationNumber }) => `${kind} ${applicationNumber}`).toSorted(compareText),
    waiting: sync.waiting,
    storeBytes: settings.storeBytes,
  }
}

const compareText = (one: string, other: string): number => one.localeCompare(other)

test.each(['early', 'late'] as const)(
  'a case that a member withdrew from %s shows in no figure, however large it is',
  async (when) => {
    const small = await figuresOf('small', when)
    const large = await figuresOf('large', when)
    expect(large).toEqual(small)
    expect(small).toMatchObject({ openCards: 32, choices: [2, 2, 0], order: [2, 2] })
  },
)
