import path from 'node:path'
import { writePlainPdf } from './plain-pdf.ts'
import { both } from '../demo/bilingual.ts'
import { appendAll, makeVotes } from './append.ts'
import { prepareBatch, type ReadyBatch } from './committee.ts'
import { compare, type Outcome } from './measure.ts'
import { importOnce, runDesk } from './run-desk.ts'

const factors = [4, 16] as const
const records = 2_500
const applications = 20

/** What 4 and 16 times the data cost: of importing and appending a unit at a time, of starting as a whole. */
export async function measureGrowth(folder: string): Promise<readonly Outcome[]> {
  return [...(await growAppend(folder)), ...(await growDesk(folder))]
}

async function growAppend(folder: string): Promise<readonly Outcome[]> {
  const one = makeVotes(records)
  const outcomes: Outcome[] = []
  for (const factor of factors) {
    const many = makeVotes(records * factor)
    outcomes.push(
      await compare({
        name: `appending a record, ${factor} × the data / 1 ×`,
        goal: 1.3,
        ours: async () => (await appendAll(path.join(folder, 'many.db'), many)) / factor,
        reference: () => appendAll(path.join(folder, 'one.db'), one),
      }),
    )
  }
  return outcomes
}

async function growDesk(folder: string): Promise<readonly Outcome[]> {
  const one = await prepare(folder, 1)
  const outcomes: Outcome[] = []
  for (const factor of factors) {
    const many = await prepare(folder, factor)
    outcomes.push(
      await compare({
        name: `importing an application, ${factor} × the data / 1 ×`,
        goal: 1.3,
        ours: async () => (await importOnce(many)).importMs / factor,
        reference: async () => (await importOnce(one)).importMs,
      }),
      // Both desks hold their batch by now; the passphrase is hardly stretched, so that it hides nothing.
      await compare({
        name: `starting, ${factor} × the data / 1 ×`,
        goal: 1.5,
        ours: async () => (await runDesk(many.memberFolder, 'start')).startMs,
        reference: async () => (await runDesk(one.memberFolder, 'start')).startMs,
      }),
    )
  }
  return outcomes
}

const prepare = (folder: string, factor: number): Promise<ReadyBatch> =>
  prepareBatch({
    folder: path.join(folder, `desks-${factor}`),
    applications: applications * factor,
    documentOf: async (index) => ({
      letter: 'A',
      title: both('Proposal', '計劃書'),
      pages: 2,
      from: writePlainPdf(2, `Proposal ${index + 1}`),
    }),
  })
