import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { recall, remember } from './memory.mjs'
import { run } from './run.mjs'
import { say, sayWhile } from './say.mjs'

const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const results = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/**
 * @param {string} root
 * @param {readonly string[]} paths files and folders
 * @returns {string[]} files, relative to the root, in a fixed order
 */
function listFiles(root, paths) {
  return paths.flatMap((relative) => {
    const full = path.join(root, relative)
    if (!existsSync(full)) return []
    if (statSync(full).isFile()) return [relative]
    return listFiles(
      root,
      readdirSync(full)
        .sort()
        .map((name) => path.join(relative, name)),
    )
  })
}

/** One hash over names and contents: a checkout or a touch without a change builds nothing. @param {string} root */
export function hashSources(root) {
  const hash = createHash('sha256')
  for (const file of listFiles(root, sources)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/**
 * @param {unknown} built the hash remembered from the last build
 * @param {string} current
 * @param {boolean} isThere whether everything that a build makes is there
 * @returns {boolean}
 */
export const mustBuild = (built, current, isThere) => !isThere || built !== current

/**
 * @param {string} root
 * @param {string} node24
 * @returns {Promise<boolean>} false when it failed, with what the bundler said printed
 */
export async function buildIfChanged(root, node24) {
  const current = hashSources(root)
  const isThere = results.every((file) => existsSync(path.join(root, file)))
  if (!mustBuild(recall(root, 'build'), current, isThere)) return true
  const bundler = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { code, output } = await sayWhile('Building', () =>
    run(node24, [bundler, 'build', '--logLevel', 'warn'], { cwd: root }),
  )
  if (code === 0) remember(root, 'build', current)
  else say(output.trim())
  return code === 0
}
