import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfChanged } from './build.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'
import { countPlaywright, countVitest, one } from './tally.mjs'
import { underVirtualDisplay } from './view.mjs'

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {{ readonly root: string, readonly node24: string, readonly env: NodeJS.ProcessEnv, readonly needsDisplay: boolean }} Bench
 * @typedef {{ readonly name: string, readonly work: (bench: Bench) => Promise<Tally> }} Step
 */

/** @param {Bench} bench @param {string} name */
function reportFile({ root }, name) {
  const file = path.join(root, 'test-results', `${name}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** @param {string} file @returns {unknown} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * A tool that only says yes or no; what it printed is shown when it says no.
 * @param {string} name
 * @param {string} script under node_modules
 * @param {readonly string[]} args
 * @returns {Step}
 */
const checked = (name, script, args) => ({
  name,
  work: async ({ root, node24, env }) => {
    const { code, output } = await run(node24, [path.join(root, 'node_modules', script), ...args], { cwd: root, env })
    if (code !== 0) say(output.trim())
    return one(code === 0)
  },
})

/** @param {string} name @param {readonly string[]} args @returns {Step} */
const vitest = (name, args) => ({
  name,
  work: async (bench) => {
    const report = reportFile(bench, name)
    const script = path.join(bench.root, 'node_modules/vitest/vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code } = await run(bench.node24, [script, 'run', ...args, ...reporters], {
      cwd: bench.root,
      env: bench.env,
      echo: true,
    })
    return countVitest(readReport(report), code === 0)
  },
})

/** @type {Step} */
const build = { name: 'build', work: async ({ root, node24 }) => one(await buildIfChanged(root, node24)) }

/** @type {Step} */
const e2e = {
  name: 'e2e',
  work: async (bench) => {
    const report = reportFile(bench, 'e2e')
    const args = [path.join(bench.root, 'node_modules/@playwright/test/cli.js'), 'test']
    const [command, given] = bench.needsDisplay ? underVirtualDisplay(bench.node24, args) : [bench.node24, args]
    const env = { ...bench.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const { code } = await run(command, given, { cwd: bench.root, env, echo: true })
    return countPlaywright(readReport(report), code === 0)
  },
}

/**
 * Those of one group run side by side; the groups one after another, whatever came before. Journeys wait for their windows
 * part of the time, and packing uses that; the unit tests leave no processor idle, so they run alone.
 * @type {readonly (readonly Step[])[]}
 */
export const groups = [
  [
    checked('types', 'typescript/bin/tsc', ['-b']),
    checked('lint', 'oxlint/bin/oxlint', []),
    checked('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    build,
  ],
  [vitest('unit', ['--exclude', 'test/package/**'])],
  [e2e, vitest('package', ['test/package'])],
]
