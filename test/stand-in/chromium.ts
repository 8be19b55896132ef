import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type Cdp, connectCdp } from './cdp.ts'
import { switchesForChromium } from './command-line.ts'

export interface Chromium {
  readonly cdp: Cdp
  /** Opens a window without tabs or address bar; only when headed. */
  openAppWindow(url: string): void
  /** Resolves when the process has ended and its profile is gone. */
  close(): Promise<void>
}

export const isHeaded = process.env['ELECTRON_STANDIN_HEADED'] === '1'
const profilePrefix = 'electron-stand-in-'
const killAfterMs = 3000
// Without a display Chromium believes that there is no mouse; pages then lay out for fingers.
const mouseSettings =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4'

const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const executable = (): string => process.env['CHROMIUM'] ?? 'chromium'

/** Rejects with Chromium's own words when it does not start. Its profile is a folder of its own that goes with it. */
export async function startChromium(pageServerPort: number): Promise<Chromium> {
  removeStaleProfiles()
  const profile = mkdtempSync(path.join(os.tmpdir(), `${profilePrefix}${process.pid}-`))
  const child = spawn(executable(), [...flags(profile, pageServerPort), '--no-startup-window'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  process.on('exit', () => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })
  const listening = await firstLine(child, /^DevTools listening on .*$/m)
  // Playwright waits for this line to connect itself.
  process.stderr.write(`${listening}\n`)
  const [, , , toChromium, fromChromium] = child.stdio
  const cdp = connectCdp(toChromium as Writable, fromChromium as Readable)
  return {
    cdp,
    openAppWindow: (url) => {
      // The second process hands the address over to the first and ends; `--test-type`: no bar that warns of our flags.
      spawn(executable(), [`--user-data-dir=${profile}`, '--test-type', ...sandboxFlags, `--app=${url}`], {
        stdio: 'ignore',
      })
    },
    close: async () => {
      void cdp.send('Browser.close').catch(() => {})
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      await ended
      clearTimeout(timer)
    },
  }
}

function flags(profile: string, pageServerPort: number): string[] {
  return [
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${pageServerPort}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--password-store=basic',
    ...(isHeaded ? [] : ['--headless', '--disable-gpu', '--use-fake-device-for-media-stream', mouseSettings]),
    ...sandboxFlags,
    ...switchesForChromium(),
  ]
}

function firstLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (data: Buffer): void => {
      text += data.toString('utf8')
      const line = pattern.exec(text)?.[0]
      if (line === undefined) return
      child.stderr?.off('data', read)
      child.stderr?.resume()
      resolve(line)
    }
    child.stderr?.on('data', read)
    child.once('error', (error) => reject(new Error(`stand-in: cannot start ${executable()}: ${error.message}`)))
    child.once('exit', (code) => reject(new Error(`stand-in: Chromium ended with ${code}\n${text}`)))
  })
}

/** Of main processes that were killed: Chromium has ended with its pipe, the folder is left. */
function removeStaleProfiles(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

export function isAlive(pid: number): boolean {
  if (existsSync(`/proc/${pid}`)) return true
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
