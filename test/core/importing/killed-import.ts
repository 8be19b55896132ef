import { createClock } from '../../support/clock.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { createTestDesk } from '../../support/test-desk.ts'

// A secretariat's desk in a process of its own that imports until it is killed.

export interface ImportPlan {
  readonly name: string
  readonly folder: string
  readonly source: string
  readonly serverUrl: string
  readonly nowMs: number
  readonly seed: string
}

async function work({ name, folder, source, serverUrl, nowMs, seed }: ImportPlan): Promise<void> {
  const desk = createTestDesk({ name, clock: createClock(nowMs), seed, serverUrl: () => serverUrl, folder })
  await desk.unlock()
  expectOk(await desk.core().openImport(source))
  process.stdout.write('opened\n')
  expectOk(await desk.call.commitImport(undefined))
  process.stdout.write('imported\n')
  process.exit(0)
}

const [plan] = process.argv.slice(2)
if (plan !== undefined) await work(JSON.parse(plan) as ImportPlan)
