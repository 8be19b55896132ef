import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../electron/core/desk.ts'
import { batchView } from '../../../electron/core/queries/batch.ts'
import { boardView } from '../../../electron/core/queries/board.ts'
import { declarationsView } from '../../../electron/core/queries/declarations.ts'
import { convene, declareInterest, fourScores } from '../commands/member-desk.ts'
import { expectOk } from '../../support/expect-ok.ts'

// What is shown at every start must not ask the store once for every line.

type Convened = Awaited<ReturnType<typeof convene>>
let few: Convened
let many: Convened
beforeAll(async () => {
  few = await convene(2, { seed: 'few' })
  many = await convene(7, { seed: 'many' })
  await work(few, 2)
  await work(many, 7)
})
afterAll(async () => {
  await few.all.close()
  await many.all.close()
})

/** How often a query asks the store, by the text of the question. */
function statementsOf(desk: Desk, query: (desk: Desk) => unknown): readonly string[] {
  const asked: string[] = []
  const { get, all } = desk.store
  query({
    ...desk,
    store: {
      ...desk.store,
      get: (sql, ...values) => (asked.push(sql), get(sql, ...values)),
      all: (sql, ...values) => (asked.push(sql), all(sql, ...values)),
    },
  })
  return asked
}

/** On every second application: a score, a vote and then an interest. */
async function work({ all, alice, nth }: Convened, applications: number): Promise<void> {
  for (let place = 0; place < applications; place += 2) {
    const applicationId = nth(place)
    expectOk(await alice.call.draftScore({ applicationId, criteria: fourScores(7) }))
    expectOk(await alice.call.submitScore({ applicationId }))
    expectOk(await alice.call.draftVote({ applicationId, choice: 'abstain', projects: [], conditions: [] }))
    expectOk(await alice.call.signVote({ applicationId }))
    await declareInterest(alice, applicationId)
  }
  await all.secretariat.sync()
}

test.each([
  ['the batch', (desk: Desk) => batchView(desk)],
  ['the list of declarations', (desk: Desk) => declarationsView(desk)],
] as const)('%s asks the store no oftener for seven applications than for two', async (_name, query) => {
  expect(statementsOf(many.alice.desk(), query)).toEqual(statementsOf(few.alice.desk(), query))
})

test('nor does the secretariat’s board', async () => {
  const count = ({ all }: Convened): number => {
    const desk = all.secretariat.desk()
    const batch = batchView(desk)?.batch
    if (batch === undefined) throw new Error('a batch was published')
    return statementsOf(desk, (asking) => boardView(asking, batch)).length
  }
  expect(count(many)).toBe(count(few))
})
