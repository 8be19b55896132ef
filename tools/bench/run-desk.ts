import { execFile, execFileSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ReadyBatch } from './committee.ts'
import type { DeskReport } from './desk-process.ts'

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'desk-process.ts')

export async function runDesk(folder: string, mode: 'start' | 'import'): Promise<DeskReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, mode])
  return JSON.parse(stdout) as DeskReport
}

/** One import from the same moment as every other. Throws unless every document has arrived. */
export async function importOnce({ memberFolder, sealed, rewind }: ReadyBatch): Promise<DeskReport> {
  const server = await rewind()
  try {
    settleDisk()
    const report = await runDesk(memberFolder, 'import')
    const { documents } = report
    if (documents['held'] !== sealed.length)
      throw new Error(`of ${sealed.length} documents there are ${JSON.stringify(documents)}`)
    return report
  } finally {
    await server.stop()
  }
}

/** What an earlier round still has to write must not be charged to the next. */
export const settleDisk = (): void => void execFileSync('sync')
