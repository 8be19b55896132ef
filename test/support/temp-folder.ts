import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// In memory where the system offers it: a killed process loses nothing there either, and syncing costs nothing.
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const made = new Set<string>()
process.once('exit', () => made.forEach(removeTempFolder))

export function makeTempFolder(name: string): string {
  const folder = mkdtempSync(join(root, `review-desk-${name}-`))
  made.add(folder)
  return folder
}

export function removeTempFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  made.delete(folder)
}
