import { statSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { say, sayWhile } from './say.mjs'

/** @param {string} file @returns {number | null} */
function modifiedAt(file) {
  try {
    return statSync(file).mtimeMs
  } catch {
    return null
  }
}

/**
 * npm writes `node_modules/.package-lock.json` at the end of an install; a lock file that is newer has not been installed.
 * @param {number | null} lockAt
 * @param {number | null} installedAt
 * @returns {boolean}
 */
export const mustInstall = (lockAt, installedAt) => installedAt === null || (lockAt !== null && lockAt > installedAt)

/**
 * Installs the packages of the lock file when they are missing or older than it. Ends the process when that fails.
 * @param {string} root
 */
export async function installPackages(root) {
  const lockAt = modifiedAt(path.join(root, 'package-lock.json'))
  const installedAt = modifiedAt(path.join(root, 'node_modules/.package-lock.json'))
  if (!mustInstall(lockAt, installedAt)) return
  // No package here needs a script of its own, and an older npm would start to compile the database from source.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const [command, before] = npmCommand()
  const { code, output } = await sayWhile('Installing packages (about 40 s the first time)', () =>
    run(command, [...before, ...args], { cwd: root }),
  )
  if (code === 0) return
  say(output.trim())
  say('The packages could not be installed; what npm said is above.')
  process.exit(1)
}

/** The npm that has started us, run by the Node that runs us: the same on every system. @returns {[string, string[]]} */
function npmCommand() {
  const script = process.env['npm_execpath']
  if (script !== undefined && /\.c?js$/.test(script)) return [process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}
