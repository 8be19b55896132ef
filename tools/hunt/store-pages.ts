import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

// Reads the store as somebody would who has its key and cares nothing for SQLite: page by page, also the free ones and
// every frame that the write-ahead log still holds. The cipher is SQLite3 Multiple Ciphers' `chacha20` (its
// documentation, "sqleet"): 16 bytes of nonce and 16 of tag end each page; the page's number goes into the counter.

const pageBytes = 16_384
const reservedBytes = 32
/** Stored in clear: SQLite's header needs to be read before the key is known. */
const clearHeaderBytes = 24
const walHeaderBytes = 32
const frameHeaderBytes = 24

/** The clear content of every page of `store.db` and of its write-ahead log. */
export function clearPages(path: string, storeKey: Uint8Array): readonly Buffer[] {
  const pages: Buffer[] = []
  const database = readFileSync(path)
  for (let at = 0, number = 1; at + pageBytes <= database.length; at += pageBytes, number++)
    pages.push(clearPage(database.subarray(at, at + pageBytes), number, storeKey))
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  const frameBytes = frameHeaderBytes + pageBytes
  for (let at = walHeaderBytes; at + frameBytes <= log.length; at += frameBytes)
    pages.push(clearPage(log.subarray(at + frameHeaderBytes, at + frameBytes), log.readUInt32BE(at), storeKey))
  return pages
}

function clearPage(page: Buffer, number: number, storeKey: Uint8Array): Buffer {
  const end = pageBytes - reservedBytes
  const nonce = page.subarray(end, end + 16)
  const counter = (nonce.readUInt32LE(12) ^ number) >>> 0
  const pageKey = chacha20(storeKey, nonce, counter, Buffer.alloc(64)).subarray(32)
  return chacha20(pageKey, nonce, (counter + 1) >>> 0, page.subarray(number === 1 ? clearHeaderBytes : 0, end))
}

function chacha20(key: Uint8Array, nonce: Buffer, counter: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(16)
  start.writeUInt32LE(counter, 0)
  nonce.copy(start, 4, 0, 12)
  const cipher = createDecipheriv('chacha20', key, start)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}
