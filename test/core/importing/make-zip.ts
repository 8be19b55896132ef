import { crc32, deflateRawSync } from 'node:zlib'

// Archives byte by byte, so that every lie can be told.

export interface ZipEntry {
  readonly name: string | Uint8Array
  readonly data: Uint8Array | string
  /** Said in the directory instead of the truth. */
  readonly localName?: string
  readonly crc?: number
  readonly size?: number
  readonly isStored?: boolean
  /** Unix mode: 0o120777 is a symbolic link. */
  readonly mode?: number
  readonly flags?: number
  /** Lies where this entry lies. */
  readonly over?: number
}

const utf8 = 0x800

interface Content {
  readonly data: Uint8Array
  readonly sum: () => number
  readonly deflated: () => Buffer
}
/** Packed once, whatever is then said about it: a bomb has hundreds of megabytes. */
const contents = new WeakMap<Uint8Array, Content>()
function contentOf(given: Uint8Array | string): Content {
  const data = typeof given === 'string' ? Buffer.from(given) : given
  const known = contents.get(data)
  if (known !== undefined) return known
  const made = { data, sum: once(() => crc32(data)), deflated: once(() => deflateRawSync(data)) }
  contents.set(data, made)
  return made
}
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

export function makeZip(
  entries: readonly ZipEntry[],
  options: { readonly inFront?: Uint8Array; readonly count?: number } = {},
): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(options.inFront ?? new Uint8Array())]
  const offsets: number[] = []
  const at = () => parts.reduce((sum, part) => sum + part.length, 0)
  const central = entries.map((entry, i) => {
    const { data, sum, deflated } = contentOf(entry.data)
    const packed = entry.isStored === true ? data : deflated()
    const name = Buffer.from(entry.name)
    const fixed = {
      crc: entry.crc ?? sum(),
      packed: packed.length,
      size: entry.size ?? data.length,
      method: entry.isStored === true ? 0 : 8,
      flags: entry.flags ?? (typeof entry.name === 'string' ? utf8 : 0),
    }
    const offset = entry.over === undefined ? at() : (offsets[entry.over] ?? 0)
    offsets[i] = offset
    if (entry.over === undefined) parts.push(local(fixed, Buffer.from(entry.localName ?? entry.name)), packed)
    return directory(fixed, name, offset, entry.mode)
  })
  const start = at()
  const all = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(options.count ?? entries.length, 8)
  end.writeUInt16LE(options.count ?? entries.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([...parts, all, end])
}

interface Fixed {
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly flags: number
}
function local({ crc, packed, size, method, flags }: Fixed, name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(method, 8)
  head.writeUInt16LE(0x5000, 10)
  head.writeUInt16LE(0x5d78, 12)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}
function directory({ crc, packed, size, method, flags }: Fixed, name: Buffer, offset: number, mode = 0): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(mode === 0 ? 20 : (3 << 8) | 20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(method, 10)
  head.writeUInt16LE(0x5000, 12)
  head.writeUInt16LE(0x5d78, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE((mode << 16) >>> 0, 38)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name])
}
