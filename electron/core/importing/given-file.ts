import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FoundFile } from './raw.ts'

/** A file that a dialog gave. Null: it is not there. Its path cannot be one inside the source. */
export async function statFile(path: string): Promise<FoundFile | null> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile() !== true) return null
  return { name: basename(path), path: `//${path}`, bytes: found.size, from: { in: 'folder', file: path } }
}
