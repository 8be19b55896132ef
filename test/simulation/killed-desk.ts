import { spawn } from 'node:child_process'
import type { Chance } from '../support/chance.ts'
import type { Acknowledged, ChildPlan } from './kill-child.ts'

export interface KilledRun {
  readonly acknowledged: readonly Acknowledged[]
  /** What it printed on its own account: empty unless something went wrong before it was killed. */
  readonly complaint: string
}

/** Some way into whatever comes next. */
const longestMs = 15

/**
 * Starts the program and kills it: now and then while it still opens the store, else a little after so many things that
 * it did. Counted and not timed, so that a slow machine kills in the same places as a fast one.
 */
export function runUntilKilled(program: string, plan: ChildPlan, chance: Chance, mostDone: number): Promise<KilledRun> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  let isDoomed = false
  const killSoon = (ms: number) => {
    isDoomed = true
    setTimeout(() => child.kill('SIGKILL'), ms)
  }
  const killAfter = 1 + chance.below(mostDone)
  const waitMs = chance.fraction() * longestMs
  if (chance.below(10) === 0) killSoon(60 + 10 * waitMs)
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString()
      if (!isDoomed && output.split('\n').length > killAfter) killSoon(waitMs)
    })
    child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
    child.on('error', reject)
    child.on('close', () => {
      const lines = output.split('\n').slice(0, -1)
      resolve({ acknowledged: lines.map((line) => JSON.parse(line) as Acknowledged), complaint })
    })
  })
}
