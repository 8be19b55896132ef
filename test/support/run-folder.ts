import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// One folder for all that the tests of a run put down: a worker is ended by a signal and cannot tidy up after itself.

const prefix = 'review-desk-run-'
/** What the tests of a run hold at most at any time, with room. A container's own /dev/shm has often only 64 MB. */
const neededBytes = 1024 ** 3

/** In memory where there is enough of it: a killed process loses nothing there either, and syncing costs nothing. */
function parentFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= neededBytes ? memory : os.tmpdir()
}

/** Before the workers start, which inherit the environment. */
export function setup(): () => void {
  const parent = parentFolder()
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) remove(path.join(parent, name))
  }
  const folder = mkdtempSync(path.join(parent, `${prefix}${process.pid}-`))
  Object.assign(process.env, { REVIEW_DESK_TEST_FOLDER: folder })
  return () => remove(folder)
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
