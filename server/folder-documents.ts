import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CommitteeId, DocumentHash } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import type { Documents, Piece, PieceRefusal } from './storage.ts'
import { createUsage, isMissing, sizeOf } from './folder-usage.ts'

/** Complete documents under `<committee>/<first two digits>/<hash>`, unfinished ones under `<committee>/incoming/<hash>`. */
export function createFolderDocuments(folder: string, now: () => number): Documents {
  const placesOf = (committeeId: CommitteeId, hash: DocumentHash): Places => ({
    complete: join(folder, committeeId, hash.slice(0, 2), hash),
    incoming: join(folder, committeeId, 'incoming', hash),
  })
  const usage = createUsage(folder, now)
  const transfers = createTransfers()
  return {
    findDocument: async (committeeId, hash) => {
      const places = placesOf(committeeId, hash)
      const complete = await sizeOf(places.complete)
      if (complete !== undefined) return { offset: complete, complete: true }
      const incoming = await sizeOf(places.incoming)
      return incoming === undefined ? undefined : { offset: incoming, complete: false }
    },
    writePiece: (committeeId, hash, piece) =>
      transfers.takeOver(`${committeeId}/${hash}`, piece, async () => {
        const places = placesOf(committeeId, hash)
        // First, since the first count also clears away stale uploads.
        const room = piece.maxCommitteeBytes - (await usage.bytesOf(committeeId))
        if ((await sizeOf(places.complete)) !== undefined) return err('offset-conflict')
        const before = (await sizeOf(places.incoming)) ?? 0
        if (before !== piece.offset) return err('offset-conflict')
        try {
          const received = await receive(places.incoming, piece, room)
          if (!received.ok || !piece.last)
            return received.ok ? ok({ offset: received.value, complete: false }) : received
          return await closeDocument(places, hash, received.value)
        } finally {
          const after = (await sizeOf(places.complete)) ?? (await sizeOf(places.incoming)) ?? 0
          await usage.add(committeeId, after - before)
        }
      }),
    readDocument: async (committeeId, hash, start, end) =>
      createReadStream(placesOf(committeeId, hash).complete, { start, end, highWaterMark: 256 * 1024 }),
  }
}

interface Places {
  readonly complete: string
  readonly incoming: string
}

/** Appends what arrives, as far as it arrives, and syncs it in every case. Gives the new offset. */
async function receive(path: string, piece: Piece, room: number): Promise<Result<number, PieceRefusal>> {
  const file = await openForWriting(path)
  let position = piece.offset
  try {
    // Leaving the loop early must not destroy the request: the route reads the rest away and answers on the same socket.
    for await (const chunk of piece.bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      const refusal = whyTooMuch(position + chunk.length, piece, room)
      if (refusal) {
        await file.truncate(piece.offset)
        return err(refusal)
      }
      await file.write(chunk, 0, chunk.length, position)
      position += chunk.length
    }
    return ok(position)
  } finally {
    await file.sync()
    await file.close()
  }
}

function whyTooMuch(end: number, piece: Piece, room: number): PieceRefusal | undefined {
  if (end - piece.offset > piece.maxPieceBytes || end > piece.maxDocumentBytes) return 'too-large'
  return end - piece.offset > room ? 'quota-exceeded' : undefined
}

async function openForWriting(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    return await open(path, 'r+')
  } catch (error) {
    if (!isMissing(error)) throw error
    const file = await open(path, 'wx', 0o600)
    await syncFolder(dirname(path))
    return file
  }
}

/** Hashes what is on the disk, not what came by, before the document gets its name. */
async function closeDocument(places: Places, hash: DocumentHash, size: number) {
  const digest = createHash('sha256')
  await pipeline(createReadStream(places.incoming, { highWaterMark: 1024 * 1024 }), digest)
  if (digest.digest('hex') !== hash) {
    await rm(places.incoming)
    return err('wrong-hash' as const)
  }
  await mkdir(dirname(places.complete), { recursive: true, mode: 0o700 })
  await rename(places.incoming, places.complete)
  await syncFolder(dirname(places.complete))
  return ok({ offset: size, complete: true })
}

/** A new name is on the disk only once its folder is; Windows has no such call and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * One transfer per document: a client that lost its connection comes back while the old request still hangs, so the
 * newer request ends the older one and goes on from what that one had written.
 */
function createTransfers() {
  const running = new Map<string, { readonly piece: Piece; readonly settled: Promise<unknown> }>()
  return {
    takeOver: async <T>(key: string, piece: Piece, run: () => Promise<T>): Promise<T> => {
      for (let older = running.get(key); older; older = running.get(key)) {
        older.piece.bytes.destroy()
        await older.settled
      }
      const result = run()
      const settled = result.then(
        () => running.delete(key),
        () => running.delete(key),
      )
      running.set(key, { piece, settled })
      return result
    },
  }
}
