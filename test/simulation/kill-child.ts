import { writeSync } from 'node:fs'
import { ApplicationId } from '../../shared/ids.ts'
import { createChance } from '../support/chance.ts'
import { createClock } from '../support/clock.ts'
import { expectOk } from '../support/expect-ok.ts'
import { createTestDesk, type TestDesk } from '../support/test-desk.ts'

// A desk in a process of its own that works until it is killed. Each line it prints is an acknowledgement: what it says
// must be there whenever the process ends after it.

export type Mode = 'writing' | 'syncing' | 'importing'
export interface ChildPlan {
  readonly mode: Mode
  readonly name: string
  readonly folder: string
  readonly serverUrl: string
  readonly application: string
  readonly nowMs: number
  readonly seed: number
}
export type Acknowledged =
  | { readonly did: 'ready' | 'asked' | 'synced' }
  | { readonly did: 'signed'; readonly recordId: string }
  | { readonly did: 'drafted'; readonly comment: string }

const say = (line: Acknowledged): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

async function work(plan: ChildPlan): Promise<never> {
  const { mode, name, folder, serverUrl, nowMs, seed } = plan
  const clock = createClock(nowMs)
  const desk = createTestDesk({ name, clock, seed: `kill ${seed}`, serverUrl: () => serverUrl, folder })
  await desk.unlock()
  desk.network.answer(() => {
    say({ did: 'asked' })
    return null
  })
  say({ did: 'ready' })
  for (let step = 0; ; step++) {
    if (mode !== 'importing') await write(desk, ApplicationId.parse(plan.application), seed * 1_000 + step)
    if (mode === 'writing') continue
    await desk.sync()
    say({ did: 'synced' })
  }
}

async function write(desk: TestDesk, applicationId: ApplicationId, seed: number): Promise<void> {
  const comment = `comment ${seed}`
  const criteria = [0, 1, 2, 3].map((score) => ({ score, comment }))
  expectOk(await desk.call.draftScore({ applicationId, criteria }))
  say({ did: 'drafted', comment })
  const choice = createChance(seed).pick(['defer', 'reject', 'abstain'] as const)
  expectOk(await desk.call.draftVote({ applicationId, choice, projects: [], conditions: [] }))
  const { recordId } = expectOk(await desk.call.signVote({ applicationId }))
  say({ did: 'signed', recordId })
}

const [plan] = process.argv.slice(2)
// Without one it has only been loaded.
if (plan !== undefined) {
  work(JSON.parse(plan) as ChildPlan).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
}
