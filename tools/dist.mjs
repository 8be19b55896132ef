// npm run dist: builds and packages for this system into release/. Arguments go to electron-builder:
//   npm run dist -- --linux dir
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './launcher/build.mjs'
import { findElectron } from './launcher/electron.mjs'
import { findNode24, refusal } from './launcher/node-24.mjs'
import { installPackages } from './launcher/packages.mjs'
import { handOver } from './launcher/run.mjs'
import { say } from './launcher/say.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

/** Electron's program as the installed package has it, so that it is not fetched twice; else electron-builder fetches it. */
function electronArguments() {
  const found = findElectron(root)
  return found === null ? [] : [`-c.electronDist=${path.join(root, 'node_modules/electron/dist')}`]
}

async function dist() {
  await installPackages(root)
  const node24 = findNode24(root)
  if (node24 === null) {
    say(refusal(process.versions.node))
    return 1
  }
  if (!(await buildIfChanged(root, node24))) return 1
  const builder = path.join(root, 'node_modules/electron-builder/cli.js')
  return handOver(node24, [builder, ...electronArguments(), ...process.argv.slice(2)], process.env)
}

process.exitCode = await dist()
