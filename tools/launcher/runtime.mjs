import path from 'node:path'
import { fetchElectron, findElectron } from './electron.mjs'
import { findProgram } from './run.mjs'
import { say } from './say.mjs'
import { forStandIn, machine, missingPackages, provideSystemPackages } from './system-packages.mjs'

/**
 * @typedef {{ readonly name: 'electron' | 'stand-in', readonly env: Readonly<Record<string, string>> }} Runtime
 * `env` is what a process needs so that `electron` means this runtime.
 */

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** @returns {string | null} */
const findChromium = () => process.env['CHROMIUM'] ?? findProgram(chromiumNames)

/** @param {string} root @param {string} chromium @returns {Runtime} */
const standIn = (root, chromium) => ({
  name: 'stand-in',
  env: { CHROMIUM: chromium, ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'test/stand-in') },
})

/**
 * Electron where it is or can be fetched, else the stand-in on Chromium with one line that says so. Ends the process, with
 * what to do, when there is neither. A runtime that the person has named stays: ELECTRON_OVERRIDE_DIST_PATH.
 * @param {string} root
 * @param {string} node24
 * @returns {Promise<Runtime>}
 */
export async function provideRuntime(root, node24) {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const isStandInNamed = named !== undefined && path.resolve(named) === path.join(root, 'test/stand-in')
  if (named !== undefined && !isStandInNamed) return { name: 'electron', env: {} }
  if (named === undefined && (findElectron(root) ?? (await fetchElectron(root, node24))) !== null) {
    return { name: 'electron', env: {} }
  }
  const isPoor = machine().isRoot && missingPackages(forStandIn).length > 0
  if (findChromium() === null || isPoor) await provideSystemPackages(forStandIn)
  const chromium = findChromium()
  if (chromium !== null) {
    const why = isStandInNamed ? 'As asked' : 'Electron is not here and could not be fetched'
    say(`${why}: Review Desk runs in Chromium instead, which pretends the system’s keychain and dialogs.`)
    return standIn(root, chromium)
  }
  say(
    'Review Desk needs Electron or Chromium. Start it again when Electron can be fetched (ELECTRON_MIRROR names another place), or install Chromium, or name it in CHROMIUM.',
  )
  return process.exit(1)
}
