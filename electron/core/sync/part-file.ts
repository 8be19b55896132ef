import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { addFile } from './hash-file.ts'

// A document while it arrives: `<hash>.part`, named `<hash>` once every byte is there and hashes to that.

export interface PartFile {
  /** Bytes that are there: where the transfer goes on. */
  readonly position: () => number
  readonly add: (bytes: Uint8Array) => Promise<void>
  /** The server sends it all from the beginning. */
  readonly restart: () => Promise<void>
  /** Keeps what has arrived, for the next time. */
  readonly close: () => Promise<void>
  /**
   * On the disk under its name, or false and gone: these bytes are another document's. Whoever calls it syncs the folder
   * before relying on the name.
   */
  readonly finish: () => Promise<boolean>
  readonly discard: () => Promise<void>
}

/** Each write costs the same few calls, whatever the network's pieces are. */
const bufferBytes = 1024 * 1024

/** Hashes while it receives, and first what an earlier transfer left. Disk errors throw, here and later. */
export async function openPart(path: string, hash: string): Promise<PartFile> {
  const partPath = `${path}.part`
  let running = createHash('sha256')
  let written = (await sizeOf(partPath)) === null ? 0 : await addFile(running, partPath)
  const file = await open(partPath, written === 0 ? 'w' : 'r+', 0o600)
  const buffer = Buffer.allocUnsafe(bufferBytes)
  let buffered = 0
  const flush = async () => {
    const bytes = buffer.subarray(0, buffered)
    running.update(bytes)
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, at, bytes.length - at, written)
      at += bytesWritten
      written += bytesWritten
    }
    buffered = 0
  }
  const add = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(bytes.length - at, bufferBytes - buffered)
      buffer.set(bytes.subarray(at, at + taken), buffered)
      buffered += taken
      at += taken
      if (buffered === bufferBytes) await flush()
    }
  }
  const discard = async () => {
    await file.close()
    await rm(partPath, { force: true })
  }
  return {
    position: () => written + buffered,
    add,
    restart: async () => {
      running = createHash('sha256')
      written = 0
      buffered = 0
      await file.truncate(0)
    },
    close: async () => {
      await flush()
      await file.close()
    },
    finish: async () => {
      await flush()
      if (running.digest('hex') !== hash) {
        await discard()
        return false
      }
      await file.sync()
      await file.close()
      await rename(partPath, path)
      return true
    },
    discard,
  }
}

/** Null: no such file. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
