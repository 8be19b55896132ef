import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommitteeId } from '../shared/ids.ts'

/** An upload that nobody went on with for this long is given up; the desk would start it at 0 again. */
const staleUploadMs = 14 * 24 * 60 * 60 * 1000

/** Bytes that each committee's documents and unfinished uploads take up: counted once, then kept. */
export function createUsage(folder: string, now: () => number) {
  const counted = new Map<CommitteeId, Promise<{ bytes: number }>>()
  const usageOf = (committeeId: CommitteeId): Promise<{ bytes: number }> => {
    const known = counted.get(committeeId)
    if (known) return known
    const counting = countBytes(join(folder, committeeId), now() - staleUploadMs).then((bytes) => ({ bytes }))
    counted.set(committeeId, counting)
    counting.catch(() => counted.delete(committeeId))
    return counting
  }
  return {
    bytesOf: async (committeeId: CommitteeId): Promise<number> => (await usageOf(committeeId)).bytes,
    add: async (committeeId: CommitteeId, bytes: number): Promise<void> => {
      const usage = await usageOf(committeeId)
      usage.bytes += bytes
    },
  }
}

async function countBytes(committeeFolder: string, staleBefore: number): Promise<number> {
  let bytes = 0
  for (const name of await namesIn(committeeFolder)) {
    for (const file of await namesIn(join(committeeFolder, name))) {
      const path = join(committeeFolder, name, file)
      const { size, mtimeMs } = await stat(path)
      if (name === 'incoming' && mtimeMs < staleBefore) await rm(path)
      else bytes += size
    }
  }
  return bytes
}

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
