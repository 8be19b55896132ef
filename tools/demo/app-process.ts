import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export interface AppProcess {
  readonly closed: Promise<number>
  /** Asks it to end; what was not asked politely would not be saved politely. */
  readonly end: () => void
}

/** As root Electron starts without its own sandbox only. */
export const appArguments = (userData: string): string[] => [
  '.',
  `--user-data-dir=${userData}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Chromium's own remarks would bury the two lines that a person needs. */
const remark = /^$|^DevTools listening|^\[?\d+[:/].*(ERROR|WARNING|INFO)/

function passOn(line: string): void {
  if (!remark.test(line)) process.stderr.write(`${line}\n`)
}

/** `electron .` on a data folder, whatever `electron` means by ELECTRON_OVERRIDE_DIST_PATH. */
export function startApp(userData: string): AppProcess {
  const cli = createRequire(import.meta.url).resolve('electron/cli.js')
  const child: ChildProcess = spawn(process.execPath, [cli, ...appArguments(userData)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  if (child.stderr) createInterface(child.stderr).on('line', passOn)
  const closed = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code) => resolve(code ?? 1))
  })
  return { closed, end: () => void child.kill('SIGTERM') }
}
