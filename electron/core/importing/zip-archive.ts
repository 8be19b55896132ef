import { open, type FileHandle } from 'node:fs/promises'
import {
  configure,
  Reader,
  Uint8ArrayReader,
  Writer,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { decode, unreadIn } from './decode-text.ts'
import { type FoundFile, gone, type OrRefused, taken } from './raw.ts'
import {
  control,
  damagedEntry,
  encrypted,
  larger,
  linked,
  longName,
  outside,
  sameName,
  tooMany,
  tooMuch,
  unusable,
  unusualName,
} from './zip-refusals.ts'

// Archives of strangers. The library refuses what is ambiguous (names with `..`, duplicates, overlaps, sizes and sums that
// lie); what it lets through and a file system would not is refused here. No name of an archive is ever given to a disk.

configure({ useWebWorkers: false, useCompressionStream: true })

export const maxEntries = 2_000
const maxNameLength = 255
const maxInflatedBytes = 8 * 1024 ** 3

export interface ArchiveEntry {
  readonly path: string
  readonly bytes: number
  /** Place in the archive. */
  readonly index: number
  /** Error: in words, when it is damaged or holds more than it says. */
  readonly read: (maxBytes: number) => Promise<OrRefused<Uint8Array>>
  /** As `read`, and only counts, giving each piece to `seen`. */
  readonly walk: (maxBytes: number, seen?: (piece: Uint8Array) => void) => Promise<OrRefused<number>>
}
export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  readonly close: () => Promise<void>
}

export async function openArchiveFile(path: string, place: string): Promise<OrRefused<Archive>> {
  const file = await open(path, 'r')
  const opened = await openArchive(new FileReader(file, (await file.stat()).size), place).catch(
    async (error: unknown) => {
      await file.close()
      throw error
    },
  )
  if (!opened.ok) {
    await file.close()
    return opened
  }
  const { entries, close } = opened.value
  return taken({
    entries,
    close: async () => {
      await close()
      await file.close()
    },
  })
}

export const openArchiveBytes = (bytes: Uint8Array, place: string): Promise<OrRefused<Archive>> =>
  openArchive(new Uint8ArrayReader(bytes), place)

/** Reads by ranges from an open file, so that a large archive is never in memory. */
class FileReader extends Reader<FileHandle> {
  readonly #file: FileHandle
  constructor(file: FileHandle, size: number) {
    super(file)
    this.#file = file
    this.size = size
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)))
    let done = 0
    while (done < bytes.length) {
      const { bytesRead } = await this.#file.read(bytes, done, bytes.length - done, index + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return bytes.subarray(0, done)
  }
}

/** What is wrong while an entry is read; becomes words at the edge of this file. */
class TooLarge extends Error {}

class Pieces extends Writer<Uint8Array> {
  readonly #pieces: Uint8Array[] = []
  readonly #maxBytes: number
  readonly #isKept: boolean
  readonly #seen: ((piece: Uint8Array) => void) | undefined
  bytes = 0
  constructor(maxBytes: number, isKept: boolean, seen?: (piece: Uint8Array) => void) {
    super()
    this.#maxBytes = maxBytes
    this.#isKept = isKept
    this.#seen = seen
  }
  override async writeUint8Array(piece: Uint8Array): Promise<void> {
    this.bytes += piece.length
    if (this.bytes > this.#maxBytes) throw new TooLarge()
    this.#seen?.(piece)
    if (this.#isKept) this.#pieces.push(piece)
  }
  override async getData(): Promise<Uint8Array> {
    const whole = new Uint8Array(this.bytes)
    let at = 0
    for (const piece of this.#pieces.splice(0)) {
      whole.set(piece, at)
      at += piece.length
    }
    return whole
  }
}

async function openArchive(reader: Reader<unknown>, place: string): Promise<OrRefused<Archive>> {
  const zip = new ZipReader(reader, { strictness: 'strict', checkOverlappingEntry: true, decodeText: decodeName })
  const entries: Entry[] = []
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      entries.push(entry)
      if (entries.length > maxEntries) return tooMany(place)
    }
  } catch (error) {
    return unusable(error, place)
  }
  const bad = badEntry(entries)
  if (bad !== null) return bad
  return taken({
    entries: entries.flatMap((entry, index) => (entry.directory ? [] : [toEntry(entry, index)])),
    close: () => zip.close(),
  })
}

/** Names without the flag for UTF-8 are, from Windows in Hong Kong, in Big5. */
function decodeName(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding.toLowerCase().startsWith('utf')) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const name = decode(bytes, 'big5-hkscs')
    return unreadIn(name) === 0 ? name : undefined
  }
}

function toEntry(entry: FileEntry, index: number): ArchiveEntry {
  const path = entry.filename
  const get = async (pieces: Pieces): Promise<OrRefused<Uint8Array>> => {
    try {
      return taken(await entry.getData(pieces, { checkSignature: true, checkOverlappingEntry: true }))
    } catch (error) {
      if (
        error instanceof TooLarge ||
        (error as Error).cause instanceof TooLarge ||
        pieces.bytes > entry.uncompressedSize
      )
        return larger(path)
      return damagedEntry(path)
    }
  }
  return {
    path,
    bytes: entry.uncompressedSize,
    index,
    read: (maxBytes) => get(new Pieces(maxBytes, true)),
    walk: async (maxBytes, seen) => {
      const pieces = new Pieces(maxBytes, false, seen)
      const read = await get(pieces)
      return read.ok ? taken(pieces.bytes) : read
    },
  }
}

const isLink = ({ externalFileAttributes }: Entry): boolean => externalFileAttributes >>> 28 === 10
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/

function badEntry(entries: readonly Entry[]): OrRefused<never> | null {
  const seen = new Map<string, string>()
  let bytes = 0
  for (const entry of entries) {
    const bad = badName(entry.filename) ?? (isLink(entry) ? linked(entry.filename) : null)
    if (bad !== null) return bad
    if (entry.encrypted) return encrypted(entry.filename)
    const folded = entry.filename.normalize('NFC').toLowerCase().replace(/\/$/, '')
    const other = seen.get(folded)
    if (other !== undefined) return sameName(entry.filename)
    seen.set(folded, entry.filename)
    bytes += entry.uncompressedSize
  }
  return bytes > maxInflatedBytes ? tooMuch() : null
}

function badName(name: string): OrRefused<never> | null {
  const shown = name.replace(new RegExp(invisible, 'g'), '�')
  const parts = name.replace(/\/$/, '').split('/')
  if (
    /^[/\\]|^[a-z]:/i.test(name) ||
    name.includes('\\') ||
    parts.some((part) => part === '..' || part === '.' || part === '')
  )
    return outside(shown)
  if (invisible.test(name)) return control(shown)
  if (parts.some((part) => reserved.test(part) || /[. ]$/.test(part) || /[<>:"|?*]/.test(part)))
    return unusualName(shown)
  if (name.length > 1_000 || parts.some((part) => Buffer.byteLength(part) > maxNameLength))
    return longName(`${shown.slice(0, 80)}…`)
  return null
}

/** Errors are refusals: also an archive that was exchanged since it was listed. */
export async function readEntry(archive: Archive, file: FoundFile, maxBytes: number): Promise<OrRefused<Uint8Array>> {
  const { from } = file
  const entry = from.in === 'zip' ? archive.entries.find(({ index }) => index === from.entry) : undefined
  if (entry === undefined || entry.path !== file.path) return { ok: false, refusal: gone(file.name) }
  return entry.read(maxBytes)
}
