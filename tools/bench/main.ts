import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Outcome, printTable } from './measure.ts'
import { measureAppend } from './append.ts'
import { measureGrowth } from './growth.ts'
import { measureHunt } from './hunt.ts'
import { measureImport } from './import.ts'
import { measureReceiving } from './receive.ts'
import { measurePack } from './pack.ts'
import { measureFirstPage } from './page.ts'
import { measureSealing } from './seal.ts'
import { measurePublishing } from './publish.ts'
import { measureServer } from './server.ts'
import { measureWindow } from './window.ts'

// `npm run bench` prints one table of ratios. `npm run bench -- seal server` runs the named parts only.

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Outcome[]>>> = {
  seal: measureSealing,
  append: measureAppend,
  server: measureServer,
  import: measureImport,
  growth: measureGrowth,
  receive: measureReceiving,
  publish: measurePublishing,
  pack: measurePack,
  hunt: measureHunt,
  page: measureFirstPage,
  window: measureWindow,
}

const wanted = process.argv.slice(2)
const outcomes: Outcome[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`measuring ${name}`)
  const folder = mkdtempSync(path.join(os.tmpdir(), `review-desk-bench-${name}-`))
  try {
    outcomes.push(...(await measure(folder)))
  } catch (error) {
    // The other parts are measured all the same.
    console.error(`${name} was not measured:`, error)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
printTable(outcomes)
