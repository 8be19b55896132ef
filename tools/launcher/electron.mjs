import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { recall, remember } from './memory.mjs'
import { sayWhile } from './say.mjs'

// Electron's program is no npm package: it comes from a release page, or from the mirror that ELECTRON_MIRROR and the like
// name. Looking for it must never be `require('electron')`: that would start to download by itself.

const stallAfterMs = 20_000
const forgetFailureAfterMs = 24 * 60 * 60 * 1000

/** @param {string} root @returns {string | null} */
export function findElectron(root) {
  const folder = path.join(root, 'node_modules/electron')
  try {
    const name = readFileSync(path.join(folder, 'path.txt'), 'utf8')
    const binary = path.join(folder, 'dist', name)
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/**
 * @typedef {{ readonly at: number, readonly from: string }} Failure
 * @param {unknown} failure as remembered
 * @param {string} from where it would be fetched from now
 * @param {number} now
 * @returns {boolean}
 */
export function mayFetch(failure, from, now) {
  const { at, from: triedFrom } = /** @type {Partial<Failure>} */ (failure ?? {})
  if (typeof at !== 'number' || triedFrom !== from) return true
  return now - at > forgetFailureAfterMs || now < at
}

/** What decides where it is fetched from: the version and the settings of a mirror. @param {string} root */
function sourceOf(root) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
  )
  const mirrors = Object.entries(process.env).filter(([name]) => /electron_(mirror|custom)/i.test(name))
  return [version, ...mirrors.map(([name, value]) => `${name}=${value}`).sort()].join(' ')
}

/**
 * One try, given up when nothing arrives for 20 s. A failure is remembered for a day, so that the next start does not wait.
 * @param {string} root
 * @param {string} node24
 * @returns {Promise<string | null>} the program, or null
 */
export async function fetchElectron(root, node24) {
  const from = sourceOf(root)
  if (!mayFetch(recall(root, 'electron-fetch'), from, Date.now())) return null
  const arriving = path.join(root, 'node_modules/.cache/review-desk/electron-arriving')
  rmSync(arriving, { recursive: true, force: true })
  mkdirSync(arriving, { recursive: true })
  const megabytes = () => `${Math.round(sizeOf(arriving) / 1e6)} MB`
  await sayWhile('Fetching Electron (about 110 MB)', () => download(root, node24, arriving), megabytes)
  rmSync(arriving, { recursive: true, force: true })
  const found = findElectron(root)
  if (found === null) remember(root, 'electron-fetch', { at: Date.now(), from })
  return found
}

/**
 * @param {string} root
 * @param {string} node24
 * @param {string} arriving where the download grows
 * @returns {Promise<void>} also when it failed: what counts is whether the program is there
 */
function download(root, node24, arriving) {
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env
  const temporary = { TMPDIR: arriving, TEMP: arriving, TMP: arriving }
  const script = path.join(root, 'node_modules/electron/install.js')
  const child = spawn(node24, [script], { cwd: root, env: { ...env, ...temporary }, stdio: 'ignore' })
  let size = 0
  let grewAt = Date.now()
  const watch = setInterval(() => {
    const now = sizeOf(arriving) + sizeOf(path.join(root, 'node_modules/electron/dist'))
    if (now !== size) grewAt = Date.now()
    size = now
    if (Date.now() - grewAt > stallAfterMs) child.kill('SIGKILL')
  }, 1000)
  return new Promise((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => {
      clearInterval(watch)
      resolve()
    })
  })
}

/** @param {string} folder @returns {number} bytes, 0 when it is not there */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => {
        const full = path.join(folder, entry.name)
        return entry.isDirectory() ? sizeOf(full) : statSync(full).size
      })
      .reduce((sum, size) => sum + size, 0)
  } catch {
    return 0
  }
}
