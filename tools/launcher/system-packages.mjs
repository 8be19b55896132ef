import { existsSync } from 'node:fs'
import { findProgram, run } from './run.mjs'
import { say, sayWhile } from './say.mjs'

/**
 * @typedef {{ readonly program: string, readonly package: string }} Needed a program on PATH, or a file by absolute path
 * @typedef {{ readonly kind: 'nothing' }
 *   | { readonly kind: 'install', readonly packages: readonly string[] }
 *   | { readonly kind: 'tell', readonly packages: readonly string[], readonly command: string }
 *   | { readonly kind: 'elsewhere', readonly packages: readonly string[] }} Plan
 */

/** What the stand-in for Electron draws with. The fonts are for PDFs that bring none of their own. */
export const forStandIn = [
  { program: 'chromium', package: 'chromium' },
  { program: 'xvfb-run', package: 'xvfb' },
  { program: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', package: 'fonts-noto-cjk' },
]
/** Programs that we did not write, for the tests that ask them whether they agree with us. */
export const forInterop = [
  { program: 'age', package: 'age' },
  { program: 'ssh-keygen', package: 'openssh-client' },
  { program: 'pdftotext', package: 'poppler-utils' },
]

/** @param {Needed} needed */
const isThere = ({ program }) => (program.startsWith('/') ? existsSync(program) : findProgram([program]) !== null)

/**
 * @param {readonly Needed[]} needed
 * @returns {readonly string[]} names of Debian packages
 */
export const missingPackages = (needed) => needed.filter((one) => !isThere(one)).map((one) => one.package)

/**
 * @param {readonly string[]} missing
 * @param {{ readonly isRoot: boolean, readonly hasApt: boolean }} machine
 * @returns {Plan}
 */
export function planSystemPackages(missing, { isRoot, hasApt }) {
  if (missing.length === 0) return { kind: 'nothing' }
  if (!hasApt) return { kind: 'elsewhere', packages: missing }
  if (isRoot) return { kind: 'install', packages: missing }
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`
  return { kind: 'tell', packages: missing, command }
}

export const machine = () => ({ isRoot: process.getuid?.() === 0, hasApt: findProgram(['apt-get']) !== null })

/**
 * Installs what a root on Debian may; everywhere else says what is missing and how it is had.
 * @param {readonly Needed[]} needed
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function provideSystemPackages(needed) {
  const plan = planSystemPackages(missingPackages(needed), machine())
  if (plan.kind === 'nothing') return true
  if (plan.kind === 'tell') say(`Missing: ${plan.packages.join(', ')}. Install them with:\n  ${plan.command}`)
  if (plan.kind === 'elsewhere') say(`Missing: ${plan.packages.join(', ')} (as Debian calls them).`)
  if (plan.kind !== 'install') return false
  const names = plan.packages.join(', ')
  const installed = await sayWhile(`Installing ${names} with apt-get`, () => aptInstall(plan.packages))
  if (installed.code === 0) return true
  say(installed.output.trim().split('\n').slice(-5).join('\n'))
  say(`apt-get could not install ${names}; its last words are above.`)
  return false
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update', '-q'], { env })
  if (updated.code !== 0) return updated
  return run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], { env })
}
