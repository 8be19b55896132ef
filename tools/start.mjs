// npm start: installs what is missing, builds what has changed, and opens Review Desk on a demo committee.
//   npm start -- --tour                    the member's whole job by script, with pictures
//   npm start -- --tour --documents DIR    the same on the PDFs of DIR
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './launcher/build.mjs'
import { findNode24, refusal } from './launcher/node-24.mjs'
import { installPackages } from './launcher/packages.mjs'
import { handOver } from './launcher/run.mjs'
import { provideRuntime } from './launcher/runtime.mjs'
import { say } from './launcher/say.mjs'
import { provideSystemPackages } from './launcher/system-packages.mjs'
import { demoArguments, hasDisplay, needsVirtualDisplay, underVirtualDisplay } from './launcher/view.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

async function start() {
  await installPackages(root)
  const node24 = findNode24(root)
  if (node24 === null) {
    say(refusal(process.versions.node))
    return 1
  }
  const runtime = await provideRuntime(root, node24)
  if (!(await buildIfChanged(root, node24))) return 1
  const isSeen = hasDisplay(process.env, process.platform)
  if (!isSeen) say('There is no display: the tour runs instead of the window.')
  const given = demoArguments(process.argv.slice(2), isSeen)
  const isHeaded = isSeen && !given.includes('--tour')
  const env = {
    ...process.env,
    ...runtime.env,
    REVIEW_DESK_RUNTIME: runtime.name,
    ...(isHeaded ? { ELECTRON_STANDIN_HEADED: '1' } : {}),
  }
  const demo = [path.join(root, 'tools/demo/main.ts'), ...given]
  if (!needsVirtualDisplay(runtime.name, isSeen)) return handOver(node24, demo, env)
  await provideSystemPackages([{ program: 'xvfb-run', package: 'xvfb' }])
  return handOver(...underVirtualDisplay(node24, demo), env)
}

process.exitCode = await start()
