import { expect, test } from 'vitest'
import { rebuild } from '../../electron/core/store/rebuild.ts'
import { lastCheckpoint } from '../../electron/core/store/checkpoints.ts'
import { outgoingCount } from '../../electron/core/store/envelopes.ts'
import { expectOk } from '../support/expect-ok.ts'
import type { TestDesk } from '../support/test-desk.ts'
import { holdMeeting, type Meeting } from './meeting.ts'

const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 100)
const first = Number(process.env['SIMULATION_FIRST'] ?? 1)

/** Tables whose rows are the same for everybody who may read everything. */
const shared = ['roster', 'committee', 'scoring_settings', 'batches', 'items'] as const
/** And for those who have declared on the same applications. */
const granted = ['papers', 'documents', 'votes'] as const

const idsOf = (desk: TestDesk, table: string, where = '1 = 1') =>
  desk
    .desk()
    .store.all<{ id: string }>(
      `SELECT DISTINCT ${table === 'documents' ? 'hash' : 'record_id'} AS id FROM ${table} WHERE ${where} ORDER BY id`,
    )
    .map(({ id }) => id)

async function checkMeeting({ all, voters, signed }: Meeting): Promise<void> {
  for (const desk of all.all) {
    expect(await desk.sync(), desk.name).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
    expect(desk.logged.filter(({ event }) => event === 'unexpected')).toEqual([])
  }
  const { secretariat } = all
  const votesAndDeclarations = [...idsOf(secretariat, 'votes'), ...idsOf(secretariat, 'declarations')]
  expect(votesAndDeclarations).toEqual(expect.arrayContaining(signed))
  for (const table of shared)
    for (const desk of voters) expect(idsOf(desk, table), `${table} ${desk.name}`).toEqual(idsOf(secretariat, table))
  for (const desk of voters) expectSameAsOffice(secretariat, desk)
  const heads = all.all.map((desk) => lastCheckpoint(desk.desk().store))
  expect(new Set(heads.map((head) => `${head?.size} ${head?.checkCode}`)).size).toBe(1)
  for (const desk of all.all) {
    const before = projections(desk)
    expectOk(rebuild(desk.desk().store, desk.desk().own.committee))
    expect(projections(desk)).toEqual(before)
    const receipts = expectOk(await desk.call.outbox(undefined)).rows.map(({ receipt }) => receipt)
    expect(receipts.filter((receipt) => receipt !== 'verified')).toEqual([])
    expect(outgoingCount(desk.desk().store)).toBe(0)
  }
}

/** Of the applications whose key the desk holds it has all that the secretariat has, and no more. */
function expectSameAsOffice(secretariat: TestDesk, desk: TestDesk): void {
  const held = desk.desk().store.all<{ application: string }>('SELECT application FROM identities ORDER BY 1')
  const list = held.map(({ application }) => `'${application}'`).join(', ')
  for (const table of granted) {
    const where = `application IN (${list})`
    expect(idsOf(desk, table, where), `${table} ${desk.name}`).toEqual(idsOf(secretariat, table, where))
  }
}

const projections = (desk: TestDesk) =>
  [...shared, ...granted, 'grants', 'declarations', 'rulings', 'deliveries'].map((table) =>
    desk.desk().store.all(`SELECT * FROM ${table} ORDER BY 1, 2`),
  )

test(`${seeds} meetings by seed end with everything signed on every desk, once`, { timeout: 600_000 }, async () => {
  for (let seed = first; seed < first + seeds; seed++) {
    try {
      const meeting = await holdMeeting(seed)
      await checkMeeting(meeting)
      await meeting.all.close()
    } catch (error) {
      throw new Error(`meeting ${seed} (SIMULATION_FIRST=${seed} SIMULATION_SEEDS=1 runs it alone)`, { cause: error })
    }
  }
})
