import { parseSettings, usage } from './settings.ts'

const leastNodeVersion = 24

// Checked before anything native is loaded, which would end in a segmentation fault instead of a sentence.
const nodeVersion = Number(process.versions.node.split('.')[0])
if (nodeVersion < leastNodeVersion) {
  stop(`The Review Desk server needs Node ${leastNodeVersion} or newer; this is Node ${process.versions.node}.`)
} else if (process.argv.includes('--help')) {
  process.stdout.write(usage)
} else {
  main().catch((error: unknown) => stop(`The server could not start: ${(error as Error).message}`))
}

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2), process.env)
  if (!settings.ok) return stop(`${settings.error}\n\n${usage}`)
  const { closeOnSignal, startServer } = await import('./start.ts')
  const { createJournal } = await import('./journal.ts')
  const journal = createJournal()
  const app = await startServer(settings.value, journal)
  closeOnSignal(app, journal, (code) => process.exit(code))
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
