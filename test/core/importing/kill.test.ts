import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allPrepared } from '../../../electron/core/store/prepared.ts'
import { bundleChild } from '../../support/bundle-child.ts'
import { createCommittees } from '../../support/committees.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { folderOf, pdf, sampleRows, workbook } from './make-source.ts'
import type { ImportPlan } from './killed-import.ts'

const newCommittee = createCommittees()
const program = bundleChild('test/core/importing/killed-import.ts', { importer: true })
const references = ['01', '02', '03', '04', '05', '06']

type When = { readonly parts: number } | { readonly named: number } | { readonly at: 'opened' | 'imported' }

const documentsOf = (folder: string): readonly string[] => readdirSync(join(folder, 'documents'))
const isPart = (name: string): boolean => name.startsWith('importing-')

/** By what lies in the folder, not by the clock: a slow machine is killed in the same places as a fast one. */
function isTime(when: When, folder: string, output: string): boolean {
  if ('at' in when) return output.includes(when.at)
  const names = documentsOf(folder)
  return 'parts' in when
    ? names.filter(isPart).length >= when.parts
    : names.filter((name) => !isPart(name)).length >= when.named
}

function runUntil(plan: ImportPlan, when: When): Promise<{ readonly output: string; readonly complaint: string }> {
  const child = spawn(process.execPath, [program(), JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, complaint] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
  const watch = setInterval(() => {
    if (isTime(when, plan.folder, output)) child.kill('SIGKILL')
  }, 1)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      clearInterval(watch)
      resolve({ output, complaint })
    })
  })
}

/** All of it or nothing, and no file that nothing names. Gives how many applications there are. */
function checkWhole(desk: TestDesk): number {
  const prepared = allPrepared(desk.desk().store)
  const hashes = prepared.flatMap((row) => row.prepared.documents.map(({ sealedSha256 }) => sealedSha256 as string))
  expect([0, references.length]).toContain(prepared.length)
  expect(readdirSync(desk.desk().documentsFolder).sort()).toEqual(hashes.sort())
  if (prepared.length > 0) expect(hashes).toHaveLength(2 * references.length)
  return prepared.length
}

test('killed at any moment of an import, a desk holds all of it or nothing', { timeout: 240_000 }, async () => {
  const source = folderOf({
    'applications.xlsx': await workbook(sampleRows(...references)),
    ...Object.fromEntries(
      references.flatMap((one) =>
        ['A', 'B'].map((letter) => [`${one}-${letter}.pdf`, pdf(`${one} ${letter}`, 200)] as const),
      ),
    ),
  })
  const moments: readonly When[] = [
    { at: 'opened' },
    { parts: 1 },
    { parts: 5 },
    { parts: 12 },
    { named: 1 },
    { named: 4 },
    { named: 12 },
    { at: 'imported' },
  ]
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat
  const counts: number[] = []
  for (const [i, when] of moments.entries()) {
    await desk.lock()
    const plan = {
      name: desk.name,
      folder: desk.folder,
      source,
      serverUrl: all.server.url,
      nowMs: all.clock.now(),
      seed: `kill ${i}`,
    }
    const { output, complaint } = await runUntil(plan, when)
    expect(complaint, JSON.stringify(when)).toBe('')
    await desk.unlock()
    const count = checkWhole(desk)
    if (output.includes('imported')) expect(count, JSON.stringify(when)).toBe(references.length)
    counts.push(count)
    if (count > 0) break
  }
  // Killed too late each time, it would have shown nothing.
  expect(counts.filter((count) => count === 0).length).toBeGreaterThan(2)
})
