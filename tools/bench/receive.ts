import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createApplicationIdentity } from '../../electron/core/crypto/seal-keys.ts'
import { demoApplications } from '../demo/applications.ts'
import type { MadeDocument } from '../demo/attachments/attachment.ts'
import { both } from '../demo/bilingual.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import type { DemoDesk } from '../demo/demo-desk.ts'
import { expectOk } from '../demo/expect-ok.ts'
import { writeImportSource } from '../demo/import-source.ts'
import { foundOffice } from './committee.ts'
import { compare, type Outcome, timed } from './measure.ts'
import { writePlainPdf } from './plain-pdf.ts'
import { startServerProcess } from './server-process.ts'

const applications = 200
const letters = ['A', 'B', 'C', 'D', 'H'] as const
const pages = 12

/**
 * The secretariat's import of 200 applications with 1,000 PDFs: workbook read and checked, every PDF opened and counted,
 * all sealed and saved. The reference only seals the same PDFs, with `age`.
 */
export async function measureReceiving(folder: string): Promise<readonly Outcome[]> {
  const setupToken = randomBytes(24).toString('hex')
  const server = await startServerProcess(path.join(folder, 'server'), setupToken)
  const office = await foundOffice(path.join(folder, 'office'), server.url, setupToken)
  try {
    const source = path.join(folder, 'source')
    await writeSource(source)
    return [
      await compare({
        name: `the secretariat’s import of ${applications} applications, ${applications * letters.length} PDFs / age (3 rounds)`,
        goal: 1.5,
        rounds: 3,
        ours: () => importOnce(office, source),
        reference: () => sealEach(source, path.join(folder, 'sealed')),
      }),
    ]
  } finally {
    await office.core.close()
    await server.stop()
  }
}

async function writeSource(source: string): Promise<void> {
  const models = demoApplications(createDemoCalendar(Date.now()))
  const all = Array.from({ length: applications }, (_, index) => ({
    ...models[index % models.length]!,
    number: index + 1,
  }))
  const papers = all.map(({ number }) =>
    letters.map((letter): MadeDocument => ({
      letter,
      title: both(`Attachment ${letter}`, `附件${letter}`),
      pages,
      bytes: writePlainPdf(pages, `Application ${number}, attachment ${letter}`, 200),
    })),
  )
  await writeImportSource(source, all, papers, { slip: false })
}

/** What was imported is taken back, so that the next round finds nothing of it. */
async function importOnce({ core }: DemoDesk, source: string): Promise<number> {
  const took = await timed(async () => {
    expectOk('open', await core.openImport(source))
    await untilOpen(core)
    expectOk('import', await core.handlers.commitImport(undefined))
  })
  expectOk('undo', await core.handlers.undoPreparing(undefined))
  return took
}

async function untilOpen({ handlers }: DemoDesk['core']): Promise<void> {
  for (;;) {
    const view = expectOk('look', await handlers.importing(undefined))
    if (view.state === 'open') {
      if (view.counts.must > 0) throw new Error(view.problems[0]?.sentence.en)
      return
    }
    await pause(20)
  }
}

function sealEach(source: string, folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const { recipient } = createApplicationIdentity((bytes) => randomBytes(bytes))
  const names = readdirSync(source).filter((name) => name.endsWith('.pdf'))
  return timed(() => {
    for (const name of names)
      execFileSync('age', ['-r', recipient, '-o', path.join(folder, name), path.join(source, name)])
  })
}
