import path from 'node:path'
import { startApp, type AppProcess } from './app-process.ts'
import type { OpenCommittee } from './committee.ts'
import { isDemoServer } from './already-running.ts'
import { demoFolderAt, outputFolder, readDemoState } from './demo-folder.ts'
import { parseOptions, usage, type DemoOptions, type Seat } from './options.ts'
import { chairman, ourMember, secretary } from './people.ts'
import { demoPassphrase } from './passphrase.ts'
import { createProgress } from './progress.ts'
import { provideCommittee } from './provide-committee.ts'

// `npm start` ends here, under Node 24 and with a runtime chosen: a committee, its server, and our member's desk.

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  if (!options.ok) {
    say(`${options.error}\n\n${usage}`)
    return 2
  }
  if (!options.value.tour) return runDemo(options.value)
  const { runTour } = await import('../tour/tour.ts')
  return runTour(options.value)
}

async function runDemo({ fresh, documents, as }: DemoOptions): Promise<number> {
  const folder = demoFolderAt(path.join(outputFolder, 'demo'))
  const running = readDemoState(folder)
  if (running !== null && (await isDemoServer(running.port))) {
    say('The demo is open already, in another window. Close that one first.')
    return 1
  }
  const progress = createProgress(say)
  const state = await provideCommittee({ folder, now: Date.now, documents, say: progress.say }, fresh)
  progress.done()
  const app = startApp(folder.app(keyOf(as)))
  say(`Passphrase  ${demoPassphrase}`)
  say(`Server      http://127.0.0.1:${state.port}`)
  // Loaded while the window opens: the app does not need its server to start.
  const committee = import('./committee.ts').then(({ openCommittee }) => openCommittee(folder, state, as, say))
  endOnSignal(app)
  committee.catch((error: Error) => {
    say(error.message)
    app.end()
  })
  const code = await app.closed
  const isOpen = await committee.then(closeQuietly, () => false)
  return isOpen ? code : code || 1
}

const keyOf = (as: Seat): string => ({ member: ourMember, secretary, chairman })[as].key

async function closeQuietly(committee: OpenCommittee): Promise<true> {
  await committee.close()
  return true
}

/** Ctrl C reaches the app by itself; a signal to this process alone is passed on. Both end when the window has closed. */
function endOnSignal(app: AppProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, app.end)
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    say(error.message)
    process.exit(1)
  },
)
