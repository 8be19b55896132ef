// npm test: installs what is missing and runs every check, all of them even after a failure. `npm test -- types e2e` runs
// only those. The last line is `N passed, N failed`.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode24, refusal } from './launcher/node-24.mjs'
import { installPackages } from './launcher/packages.mjs'
import { provideRuntime } from './launcher/runtime.mjs'
import { say } from './launcher/say.mjs'
import { groups } from './launcher/steps.mjs'
import { forInterop, provideSystemPackages } from './launcher/system-packages.mjs'
import { closingLine, one, sum } from './launcher/tally.mjs'
import { hasDisplay, needsVirtualDisplay } from './launcher/view.mjs'

/**
 * @typedef {import('./launcher/tally.mjs').Tally} Tally
 * @typedef {{ readonly name: string, readonly tally: Tally, readonly seconds: string }} Line
 */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

/** @returns {Promise<import('./launcher/steps.mjs').Bench | null>} */
async function prepare() {
  await installPackages(root)
  const node24 = findNode24(root)
  if (node24 === null) {
    say(refusal(process.versions.node))
    return null
  }
  const runtime = await provideRuntime(root, node24)
  await provideSystemPackages(forInterop)
  const isSeen = hasDisplay(process.env, process.platform)
  const needsDisplay = needsVirtualDisplay(runtime.name, isSeen)
  if (needsDisplay) await provideSystemPackages([{ program: 'xvfb-run', package: 'xvfb' }])
  // Whatever a test starts by name is what the project brings, Node 24 first of all.
  const PATH = `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`
  const env = { ...process.env, ...runtime.env, PATH, REVIEW_DESK_RUNTIME: runtime.name }
  return { root, node24, env, needsDisplay }
}

/**
 * @param {import('./launcher/steps.mjs').Step} step
 * @param {import('./launcher/steps.mjs').Bench} bench
 * @returns {Promise<Line>}
 */
async function work(step, bench) {
  const startedAt = Date.now()
  const tally = await step.work(bench).catch((/** @type {unknown} */ error) => {
    say(String(error))
    return one(false)
  })
  return { name: step.name, tally, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) }
}

async function test() {
  const bench = await prepare()
  if (bench === null) return one(false)
  const chosen = process.argv.slice(2)
  /** @type {Line[]} */
  const lines = []
  for (const group of groups) {
    const steps = group.filter(({ name }) => chosen.length === 0 || chosen.includes(name))
    if (steps.length > 0) say(`\n— ${steps.map(({ name }) => name).join(', ')}`)
    lines.push(...(await Promise.all(steps.map((step) => work(step, bench)))))
  }
  say('')
  for (const { name, tally, seconds } of lines) {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
    say(`${tally.failed > 0 ? '✗' : '✓'} ${name.padEnd(8)} ${closingLine(tally)}${skipped} (${seconds} s)`)
  }
  return sum(lines.map(({ tally }) => tally))
}

const total = await test()
say(closingLine(total))
process.exitCode = total.failed > 0 ? 1 : 0
