import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { both } from '../demo/bilingual.ts'
import { prepareBatch, type SealedFile } from './committee.ts'
import { compare, type Outcome, timed } from './measure.ts'
import { importOnce, settleDisk } from './run-desk.ts'

const applications = 200
const documentBytes = Math.ceil(1_000_000_000 / applications)
const memoryGoalBytes = 250 * 1024 * 1024
/** A round moves some six gigabytes. */
const rounds = 3

/** A desk taking a large batch over from the server, against copying the same sealed bytes and opening them with `age`. */
export async function measureImport(folder: string): Promise<readonly Outcome[]> {
  const clear = path.join(folder, 'clear.pdf')
  const batch = await prepareBatch({
    folder,
    applications,
    documentOf: async () => {
      writeFileSync(clear, randomBytes(documentBytes))
      return { letter: 'A', title: both('Proposal', '計劃書'), pages: 10, from: clear }
    },
  })
  const above: number[] = []
  const time = await compare({
    name: 'importing 200 applications, 1 GB / cp and age -d (3 rounds)',
    goal: 1.3,
    rounds,
    ours: async () => {
      const { importMs, idleBytes, peakBytes } = await importOnce(batch)
      above.push((peakBytes - idleBytes) / memoryGoalBytes)
      return importMs
    },
    reference: () => copyAndOpen(batch.sealed, path.join(folder, 'copied')),
  })
  const [least, most] = [Math.min(...above), Math.max(...above)]
  const memory = {
    name: 'memory of that import above idle / 250 MB',
    goal: 1,
    ratio: most,
    range: [least, most] as const,
  }
  return [time, memory]
}

async function copyAndOpen(sealed: readonly SealedFile[], folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const keys = sealed.map(({ identity }, index) => {
    const file = path.join(folder, `key-${index}.txt`)
    writeFileSync(file, `${identity}\n`)
    return file
  })
  settleDisk()
  const took = await timed(() => {
    execFileSync('cp', [...sealed.map((file) => file.path), folder])
    for (const [index, file] of sealed.entries()) {
      const copy = path.join(folder, path.basename(file.path))
      execFileSync('age', ['-d', '-i', keys[index]!, '-o', `${copy}.clear`, copy])
    }
  })
  rmSync(folder, { recursive: true, force: true })
  return took
}
