import { readFileSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// What Electron's executable does with a command line: `-r FILE` and `--inspect` are its own, the first plain word is the
// app, and `electron` means our module in whatever is loaded from here on.

const electronUrl = new URL('electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

// Electron's argv has no script in second place.
process.argv.splice(1, 1)
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: import.meta.dirname })

async function boot(): Promise<void> {
  const given = readCommandLine(process.argv.slice(1))
  if (given.inspectPort !== null) inspector.open(given.inspectPort, '127.0.0.1')
  const { app } = await import('./app.ts')
  const target = path.resolve(given.target)
  const main = findMain(target, (appPath, description) => app.load(appPath, description))
  const require = createRequire(path.join(process.cwd(), 'package.json'))
  for (const file of given.preloaded) require(file)
  await import(pathToFileURL(main).href)
  process.on('SIGTERM', () => app.quit())
  process.on('SIGINT', () => app.quit())
  await app.becomeReady()
}

function readCommandLine(argv: readonly string[]) {
  const preloaded: string[] = []
  const plain: string[] = []
  let inspectPort: number | null = null
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    const port = /^--inspect(?:-brk)?(?:=(?:[^:]*:)?(\d+))?$/.exec(argument)
    if (argument === '-r' || argument === '--require') preloaded.push(argv[(at += 1)] ?? '')
    else if (port !== null) inspectPort = Number(port[1] ?? 9229)
    else if (!argument.startsWith('-')) plain.push(argument)
  }
  return { preloaded, inspectPort, target: plain[0] ?? '.' }
}

/** The app's main file: of a folder, the one that its package.json names. */
function findMain(target: string, onPackage: (appPath: string, description: object) => void): string {
  if (!statSync(target).isDirectory()) return target
  const description = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8')) as { main?: string }
  onPackage(target, description)
  return path.join(target, description.main ?? 'index.js')
}

boot().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
