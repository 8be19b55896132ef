// A PDF printed by Chromium names each glyph by the lowest code point that has it. Noto Sans HK gives U+2F08 KANGXI RADICAL
// MAN the glyph of U+4EBA 人, so text that is copied or searched comes back in radicals. Without those code points in the
// font's character map, the glyph has one name only. Layout of the tables: OpenType 1.9, "cmap" and "Font file".

interface Table {
  readonly tag: string
  readonly bytes: Buffer
}
/** First and last code point, and the glyph of the first; the glyphs follow one another. */
type Group = readonly [first: number, last: number, glyph: number]

/** CJK radicals and compatibility ideographs: each is a second name for a character of its own. */
const isCompatibility = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)

/** The TrueType font without the code points whose glyph has a plainer one. Throws when it has no full character map. */
export function withoutRadicals(font: Uint8Array): Uint8Array {
  const tables = readTables(Buffer.from(font))
  const kept = tables.map((table) =>
    table.tag === 'cmap' ? { ...table, bytes: withoutSecondNames(table.bytes) } : table,
  )
  return writeTables(Buffer.from(font).readUInt32BE(0), kept)
}

function withoutSecondNames(cmap: Buffer): Buffer {
  const glyphs = readGlyphs(fullSubtable(cmap))
  const plain = new Set([...glyphs].filter(([code]) => !isCompatibility(code)).map(([, glyph]) => glyph))
  const kept = [...glyphs].filter(([code, glyph]) => !isCompatibility(code) || !plain.has(glyph))
  return writeCmap(toGroups(kept.sort(([a], [b]) => a - b)))
}

/** Format 12 holds every code point. */
function fullSubtable(cmap: Buffer): Buffer {
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const offset = cmap.readUInt32BE(8 + i * 8)
    if (cmap.readUInt16BE(offset) === 12) return cmap.subarray(offset, offset + cmap.readUInt32BE(offset + 4))
  }
  throw new Error('the font has no character map of format 12')
}

function readGlyphs(subtable: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (let i = 0; i < subtable.readUInt32BE(12); i += 1) {
    const at = 16 + i * 12
    const first = subtable.readUInt32BE(at)
    const glyph = subtable.readUInt32BE(at + 8)
    for (let code = first; code <= subtable.readUInt32BE(at + 4); code += 1) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}

function toGroups(glyphs: readonly (readonly [code: number, glyph: number])[]): readonly Group[] {
  const groups: Group[] = []
  for (const [code, glyph] of glyphs) {
    const last = groups.at(-1)
    if (last !== undefined && code === last[1] + 1 && glyph === last[2] + code - last[0])
      groups[groups.length - 1] = [last[0], code, last[2]]
    else groups.push([code, code, glyph])
  }
  return groups
}

/** One subtable, named as both the Unicode platform's and Windows's. */
function writeCmap(groups: readonly Group[]): Buffer {
  const head = Buffer.alloc(20 + 16)
  head.writeUInt16BE(2, 2)
  const platforms = [
    [0, 4],
    [3, 10],
  ] as const
  platforms.forEach(([platform, encoding], i) => {
    head.writeUInt16BE(platform, 4 + i * 8)
    head.writeUInt16BE(encoding, 6 + i * 8)
    head.writeUInt32BE(20, 8 + i * 8)
  })
  head.writeUInt16BE(12, 20)
  head.writeUInt32BE(16 + groups.length * 12, 24)
  head.writeUInt32BE(groups.length, 32)
  const body = Buffer.alloc(groups.length * 12)
  groups.forEach((group, i) => group.forEach((value, j) => body.writeUInt32BE(value, i * 12 + j * 4)))
  return Buffer.concat([head, body])
}

function readTables(font: Buffer): readonly Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + i * 16
    const offset = font.readUInt32BE(at + 8)
    return {
      tag: font.toString('latin1', at, at + 4),
      bytes: font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    }
  })
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

const adjustmentAt = 8
function writeTables(version: number, tables: readonly Table[]): Buffer {
  const bodies = tables.map(({ tag, bytes }) => {
    const body = padded(bytes)
    if (tag === 'head') body.writeUInt32BE(0, adjustmentAt)
    return body
  })
  const directory = Buffer.alloc(12 + tables.length * 16)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(version, 0)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((tables.length - power) * 16, 10)
  let offset = directory.length
  tables.forEach(({ tag, bytes }, i) => {
    const body = bodies[i] ?? Buffer.alloc(0)
    directory.write(tag, 12 + i * 16, 'latin1')
    directory.writeUInt32BE(checksum(body), 16 + i * 16)
    directory.writeUInt32BE(offset, 20 + i * 16)
    directory.writeUInt32BE(bytes.length, 24 + i * 16)
    offset += body.length
  })
  const whole = Buffer.concat([directory, ...bodies])
  const head = tables.findIndex(({ tag }) => tag === 'head')
  const headAt = directory.readUInt32BE(20 + head * 16)
  whole.writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, headAt + adjustmentAt)
  return whole
}
