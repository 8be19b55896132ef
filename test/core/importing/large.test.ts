import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { allPrepared } from '../../../electron/core/store/prepared.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { application, folderOf, pdf, project, workbook } from './make-source.ts'

const newCommittee = createCommittees()

/**
 * The threads hold 512 MB at most, and end with a refusal when they would hold more. How long the main thread was held up is
 * printed and not judged: other work on the machine counts into it.
 */
test('200 applications with 1,000 PDFs are imported within the threads’ memory', async () => {
  const references = Array.from({ length: 200 }, (_, i) => `2027-${String(i + 1).padStart(3, '0')}`)
  const long = '粵港澳大灣區大型多語言模型的訓練與應用。'.repeat(100)
  const rows = {
    applications: references.map((reference) => application(reference, { 'description.zh': long })),
    projects: references.flatMap((reference) =>
      [1, 2].map((n) =>
        project(reference, {
          'title.en': `Project ${n}`,
          'summary.zh': long,
          'objectives.zh': long,
          'contribution.zh': long,
        }),
      ),
    ),
  }
  const documents = Object.fromEntries(
    references.flatMap((reference) =>
      ['A', 'B', 'C', 'D', 'H'].map((letter) => [`${reference}-${letter}.pdf`, pdf(`${reference} ${letter}`, 3)]),
    ),
  )
  const source = folderOf({ 'applications.xlsx': await workbook(rows), ...documents })
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const steps: string[] = []
  const measured = async (step: string, work: () => Promise<unknown>): Promise<void> => {
    delay.reset()
    delay.enable()
    const started = performance.now()
    await work()
    delay.disable()
    steps.push(`${step} ${Math.round(performance.now() - started)} ms, longest hold ${Math.round(delay.max / 1e6)} ms`)
  }
  await measured('opening', async () => expectOk(await desk.core().openImport(source)))
  const shown = expectOk(await desk.call.importing(undefined))
  expect(shown).toMatchObject({ state: 'open', counts: { new: 200, must: 0 }, documents: { count: 1_000 } })
  await measured('an edit', async () =>
    expectOk(await desk.call.editImportCell({ sheet: 'applications', row: 2, column: 1, text: '(b)' })),
  )
  await measured('importing', async () =>
    expect(expectOk(await desk.call.commitImport(undefined))).toEqual({ imported: 200, updated: 0, documents: 1_000 }),
  )
  expect(allPrepared(desk.desk().store)).toHaveLength(200)
  await measured('opening again', async () => expectOk(await desk.core().openImport(source)))
  expect(expectOk(await desk.call.importing(undefined))).toMatchObject({ counts: { new: 0, updated: 1, same: 199 } })
  console.log(steps.join('; '))
}, 180_000)
