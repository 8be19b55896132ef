import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Argon2Cost, Wrap, WrapError } from './wrap-format.ts'
import { parseWrap, wrapToText } from './wrap-format.ts'

// The wrap on the disk, in two generations. Losing both and the recovery sheet loses the store, so a write is complete
// before it becomes visible, and a good file is never replaced by anything but a good file.

const newestName = 'wrap.json'
const previousName = 'wrap.previous.json'

export type FoundWrap = {
  readonly wrap: Wrap
  /** `previous`: the newest file was missing or damaged; write again once unlocked. */
  readonly generation: 'newest' | 'previous'
}

/** Errors: `no-wrap` (nothing there: not set up), `damaged-wrap` (both generations), `newer-wrap` (of the newest). */
export async function readWrap(
  folder: string,
  floor: Argon2Cost,
): Promise<Result<FoundWrap, WrapError | { readonly kind: 'no-wrap' }>> {
  const newest = await readGeneration(folder, newestName, floor)
  if (newest?.ok === true) return ok({ wrap: newest.value, generation: 'newest' })
  if (newest?.error.kind === 'newer-wrap') return newest
  const previous = await readGeneration(folder, previousName, floor)
  if (previous?.ok === true) return ok({ wrap: previous.value, generation: 'previous' })
  return newest ?? previous ?? err({ kind: 'no-wrap' })
}

/** The newest generation becomes the previous one if it is good; then `wrap` takes its place. Disk errors throw. */
export async function writeWrap(folder: string, wrap: Wrap, floor: Argon2Cost): Promise<void> {
  const newest = await readGeneration(folder, newestName, floor)
  if (newest?.ok === true) await replaceFile(folder, previousName, wrapToText(newest.value))
  await replaceFile(folder, newestName, wrapToText(wrap))
}

/**
 * Puts the newest generation in both places. To be called once a new passphrase has opened the store: until then the
 * old one is a way back, from then on it must open nothing.
 */
export async function retirePreviousWrap(folder: string, floor: Argon2Cost): Promise<void> {
  const newest = await readGeneration(folder, newestName, floor)
  if (newest?.ok === true) await replaceFile(folder, previousName, wrapToText(newest.value))
}

/** Null: no such file. */
async function readGeneration(
  folder: string,
  name: string,
  floor: Argon2Cost,
): Promise<Result<Wrap, WrapError> | null> {
  try {
    return parseWrap(await readFile(join(folder, name), 'utf8'), floor)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** After a crash at any point the name holds the old text or the new one, whole. */
async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to open a folder for this, and needs none: NTFS journals the rename.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
