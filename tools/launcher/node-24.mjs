import { existsSync } from 'node:fs'
import path from 'node:path'

// Everything under tools/launcher is plain JavaScript for Node 18: it runs before Node 24 is there.

export const neededMajor = 24

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean}
 */
export const isNewEnough = (version) => Number(version.split('.')[0]) >= neededMajor

/**
 * @param {string} version
 * @returns {string}
 */
export const refusal = (version) =>
  `Review Desk needs Node ${neededMajor} or newer and this is Node ${version}: start it with npm start, npm test or npx, which bring their own on Linux, or install a newer Node.`

/**
 * The Node to go on with: the one that npm has installed for this project (Linux), or this one when it is new enough.
 * Null: there is none.
 * @param {string} root
 * @param {string} [version]
 * @returns {string | null}
 */
export function findNode24(root, version = process.versions.node) {
  const installed = path.join(root, 'node_modules/.bin/node')
  if (existsSync(installed)) return installed
  return isNewEnough(version) ? process.execPath : null
}
