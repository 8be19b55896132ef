import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chance } from '../support/chance.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import type { Acknowledged, ChildPlan } from './kill-child.ts'

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'kill-child.ts')
// Compiling the same files two hundred times would be most of the work.
const compileCache = makeTempFolder('compile-cache')

/** Once, before anything is killed: the cache is written only by a process that ends by itself. */
export function fillCompileCache(): Promise<void> {
  const child = spawn(process.execPath, [program], { stdio: 'ignore', env: childEnv() })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve())
  })
}

const childEnv = () => ({ ...process.env, NODE_COMPILE_CACHE: compileCache })

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
export function runUntilKilled(plan: ChildPlan, chance: Chance, mostDone: number): Promise<KilledRun> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv(),
  })
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
