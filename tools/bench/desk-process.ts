import { readFileSync, writeFileSync } from 'node:fs'
import { createDemoDesk, demoPassphrase, lightCost } from '../demo/demo-desk.ts'
import { expectOk } from '../demo/expect-ok.ts'

// The desk's core in a process of its own: unlocks the desk in the folder given, and with `import` takes over what the
// server has. Prints what it took and what memory it held, in JSON.

/** Milliseconds and bytes. */
export interface DeskReport {
  /** Unlocking until the first batch is there. */
  readonly startMs: number
  readonly importMs: number
  readonly idleBytes: number
  readonly peakBytes: number
  /** How many by their state. */
  readonly documents: Readonly<Record<string, number>>
}

const [folder = '', mode = 'start'] = process.argv.slice(2)

/** Of this process, from the kernel; `ru_maxrss` would count what the parent held when it forked. */
const memory = (field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024

async function main(): Promise<DeskReport> {
  const { core, sync } = createDemoDesk(folder, lightCost)
  const startedAt = performance.now()
  expectOk('unlock', await core.handlers.unlock({ passphrase: demoPassphrase }))
  expectOk('batch', await core.handlers.batch(undefined))
  const startMs = performance.now() - startedAt
  const idleBytes = memory('VmRSS')
  writeFileSync('/proc/self/clear_refs', '5')
  const importedAt = performance.now()
  if (mode === 'import') await sync()
  const importMs = performance.now() - importedAt
  const peakBytes = memory('VmHWM')
  const states = core
    .desk()
    ?.store.all<{ state: string; count: number }>(`SELECT state, count(*) AS count FROM document_files GROUP BY state`)
  await core.close()
  return {
    startMs,
    importMs,
    idleBytes,
    peakBytes,
    documents: Object.fromEntries((states ?? []).map(({ state, count }) => [state, count])),
  }
}

main().then(
  (report) => process.stdout.write(JSON.stringify(report)),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  },
)
