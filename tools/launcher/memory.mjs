import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// What the launcher remembers from one start to the next. Beside the packages, so that it goes when they go.

/** @param {string} root @param {string} name */
const fileOf = (root, name) => path.join(root, 'node_modules/.cache/review-desk', `${name}.json`)

/**
 * @param {string} root
 * @param {string} name
 * @returns {unknown} null when nothing is remembered
 */
export function recall(root, name) {
  try {
    return JSON.parse(readFileSync(fileOf(root, name), 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} root
 * @param {string} name
 * @param {unknown} value
 */
export function remember(root, name, value) {
  mkdirSync(path.dirname(fileOf(root, name)), { recursive: true })
  writeFileSync(fileOf(root, name), JSON.stringify(value))
}
