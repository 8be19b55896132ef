// npm run dev: builds again whenever a source changes. Review Desk itself is started beside it with npm start; the page is
// read from out/ like in the packaged app, so a reload of the window shows a change of the page, a restart one of the rest.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode24, refusal } from './launcher/node-24.mjs'
import { installPackages } from './launcher/packages.mjs'
import { handOver } from './launcher/run.mjs'
import { say } from './launcher/say.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
await installPackages(root)
const node24 = findNode24(root)
if (node24 === null) {
  say(refusal(process.versions.node))
  process.exitCode = 1
} else {
  const bundler = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  process.exitCode = await handOver(node24, [bundler, 'build'], { ...process.env, REVIEW_DESK_WATCH: '1' })
}
