import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chance } from '../support/chance.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import type { Acknowledged, ChildPlan } from './kill-child.ts'

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'kill-child.ts')
// Compiling the same files two hundred times would be most of the work.
const compileCache = makeTempFolder('compile-cache')

export interface KilledRun {
  readonly acknowledged: readonly Acknowledged[]
  /** What it printed on its own account: empty unless something went wrong before it was killed. */
  readonly complaint: string
}

/** Starts the program and kills it: now and then while it still opens the store, else so long after it was ready. */
export function runUntilKilled(plan: ChildPlan, chance: Chance, longestMs: number): Promise<KilledRun> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  let output = ''
  let complaint = ''
  const killAfter = (ms: number) => setTimeout(() => child.kill('SIGKILL'), ms)
  const isEarly = chance.below(10) === 0
  const waitMs = chance.fraction() * longestMs
  if (isEarly) killAfter(waitMs + 60)
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      if (output === '' && !isEarly) killAfter(waitMs)
      output += bytes.toString()
    })
    child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
    child.on('error', reject)
    child.on('close', () => {
      const lines = output.split('\n').slice(0, -1)
      resolve({ acknowledged: lines.map((line) => JSON.parse(line) as Acknowledged), complaint })
    })
  })
}
