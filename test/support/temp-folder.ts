import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// In the run's own folder; outside of a run in memory, where the system offers it.
const root = process.env['REVIEW_DESK_TEST_FOLDER'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
const made = new Set<string>()
process.once('exit', removeTempFolders)

/** Removed at the end of the test file at the latest. */
export function makeTempFolder(name: string): string {
  const folder = makeLastingFolder(name)
  made.add(folder)
  return folder
}

/** For what several test files share: it goes with the run. */
export const makeLastingFolder = (name: string): string => mkdtempSync(join(root, `review-desk-${name}-`))

export function removeTempFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  made.delete(folder)
}

export function removeTempFolders(): void {
  made.forEach(removeTempFolder)
}
