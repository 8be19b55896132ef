import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './chromium.ts'

type OnSecond = (argv: string[], workingDirectory: string, additionalData: unknown) => void
interface Call {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/**
 * True for the first process on this data folder. A later one leaves its command line in the folder of the first, which
 * tells the app of it; the lock of a process that is gone counts for nothing.
 */
export function holdSingleInstance(userData: string, additionalData: unknown, onSecond: OnSecond): boolean {
  const folder = path.join(userData, 'stand-in-instance')
  const holderFile = path.join(folder, 'pid')
  mkdirSync(folder, { recursive: true })
  const holder = readHolder(holderFile)
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    const call: Call = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    writeFileSync(path.join(folder, `${process.pid}.call`), JSON.stringify(call))
    return false
  }
  writeFileSync(holderFile, String(process.pid))
  const watcher = watch(folder, () => takeCalls(folder, onSecond))
  watcher.unref()
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return true
}

function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch {
    return null
  }
}

function takeCalls(folder: string, onSecond: OnSecond): void {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.call'))) {
    const file = path.join(folder, name)
    try {
      const { argv, workingDirectory, additionalData } = JSON.parse(readFileSync(file, 'utf8')) as Call
      rmSync(file)
      onSecond(argv, workingDirectory, additionalData)
    } catch {
      // Half written: the watcher comes again.
    }
  }
}
