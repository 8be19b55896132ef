// The last look at a finished pack, at its bytes and not at what was meant: no name of anything that acts or is attached may
// be left. Strings and streams are passed over, because a paper may well write about /JavaScript.

const forbidden = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'SubmitForm',
  'ImportData',
  'URI',
  'GoToR',
  'GoToE',
  'RichMedia',
  'ObjStm',
])
const [lineFeed, space, percent, slash, open, close, less, greater, back] = [10, 32, 37, 47, 40, 41, 60, 62, 92]
const ending = Buffer.from('endstream')

/** Names of forbidden things in the file's structure. Only for files that the writer of this app has written. */
export function activeNames(file: Uint8Array): readonly string[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const found = new Set<string>()
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === open) at = afterString(bytes, at)
    else if (byte === percent) at = after(bytes, lineFeed, at)
    else if (byte === less) at = bytes[at + 1] === less ? at + 2 : after(bytes, greater, at)
    else if (byte === slash) {
      const end = afterName(bytes, at + 1)
      const name = bytes.toString('latin1', at + 1, end)
      if (forbidden.has(name)) found.add(name)
      at = end
    } else if (byte === 115 && isStream(bytes, at)) at = afterStream(bytes, at)
    else at += 1
  }
  return [...found]
}

function after(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from)
  return at < 0 ? bytes.length : at + 1
}

function afterString(bytes: Buffer, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === back) at += 1
    else if (byte === open) depth += 1
    else if (byte === close && --depth === 0) return at + 1
  }
  return bytes.length
}

function afterName(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && !isDelimiter(bytes[at] ?? space)) at += 1
  return at
}
const delimiters = new Set(Buffer.from('()<>[]{}/%'))
const isDelimiter = (byte: number): boolean => byte <= space || delimiters.has(byte)

const isStream = (bytes: Buffer, at: number): boolean =>
  bytes.toString('latin1', at, at + 6) === 'stream' && (bytes[at + 6] === lineFeed || bytes[at + 6] === 13)

/** By its length, which the writer puts directly into the dictionary before it; else by the word that ends it. */
function afterStream(bytes: Buffer, at: number): number {
  const before = bytes.toString('latin1', bytes.lastIndexOf('obj', at), at)
  const length = /\/Length (\d+)(?![\d ]* R)/.exec(before)?.[1]
  const start = after(bytes, lineFeed, at + 5)
  const end = length === undefined ? start : start + Number(length)
  const ends = bytes.indexOf(ending, end)
  return ends < 0 ? bytes.length : ends + ending.length
}
