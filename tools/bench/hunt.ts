import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { found, seize, spellings, turnOver } from '../hunt/hunt.ts'
import { both } from '../demo/bilingual.ts'
import { demoDeps, demoPassphrase, lightCost } from '../demo/demo-desk.ts'
import { prepareBatch, type SealedFile } from './committee.ts'
import { compare, type Outcome, timed } from './measure.ts'
import { importOnce } from './run-desk.ts'

const applications = 20
const documentBytes = 2_000_000
const markers = 80

/**
 * The search for what a withdrawn member must not hold, on a laptop with 40 MB of documents: every page of the store in
 * clear, and whatever any key there opens. The reference opens the documents with `age` and looks with `grep` for the same
 * spellings, knowing where the documents and their keys are.
 */
export async function measureHunt(folder: string): Promise<readonly Outcome[]> {
  const clear = path.join(folder, 'clear.pdf')
  const batch = await prepareBatch({
    folder,
    applications,
    documentOf: async () => {
      writeFileSync(clear, randomBytes(documentBytes))
      return { letter: 'A', title: both('Proposal', '計劃書'), pages: 10, from: clear }
    },
  })
  await importOnce(batch)
  const wanted = Array.from({ length: markers }, (_, index) => `marker${index}zqx${randomBytes(4).toString('hex')}`)
  const words = path.join(folder, 'words.txt')
  const spelled = wanted.flatMap(spellings).filter((each) => !each.includes(0))
  writeFileSync(words, Buffer.concat(spelled.flatMap((each) => [each, Buffer.from('\n')])))
  const way = { deps: demoDeps(batch.memberFolder), cost: lightCost, passphrase: demoPassphrase }
  return [
    await compare({
      name: `the hunt for ${markers} markers on a laptop / age -d and grep`,
      goal: 10,
      rounds: 3,
      ours: () =>
        timed(async () => {
          const places = found(
            await turnOver(await seize([batch.memberFolder], way)),
            wanted.map((text) => ({ place: text, text })),
          )
          if (places.length > 0) throw new Error('found what was never planted')
        }),
      reference: () => timed(() => openAndGrep(batch.sealed, words, path.join(folder, 'opened'))),
    }),
  ]
}

function openAndGrep(sealed: readonly SealedFile[], words: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const key = path.join(folder, 'key.txt')
  for (const { path: file, identity } of sealed) {
    writeFileSync(key, `${identity}\n`)
    execFileSync('age', ['-d', '-i', key, '-o', path.join(folder, path.basename(file)), file])
  }
  try {
    execFileSync('grep', ['-r', '-a', '-c', '-F', '-f', words, folder], { stdio: 'ignore' })
  } catch (error) {
    // It ends with 1 when it finds nothing.
    if ((error as { status?: number }).status !== 1) throw error
  }
}
