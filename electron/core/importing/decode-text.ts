import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import type { ImportEncoding } from '../../../shared/api/importing.ts'

// Which bytes are which characters. Big5 by iconv-lite only: the platform's decoder gives other characters in Node than
// in Electron, silently.

export type Encoding = ImportEncoding['chosen']
export const encodings: readonly Encoding[] = ['utf-8', 'big5-hkscs', 'gb18030', 'utf-16le', 'utf-16be']

export interface Guess {
  readonly encoding: Encoding
  readonly isCertain: boolean
}

const sampleBytes = 200_000

/** Byte order mark, then strict UTF-8, then the detector, which knows more encodings than may be believed here. */
export function guessEncoding(bytes: Uint8Array): Guess {
  const marked = byMark(bytes)
  if (marked !== null) return { encoding: marked, isCertain: true }
  const sixteen = byZeros(bytes)
  if (sixteen !== null) return { encoding: sixteen, isCertain: true }
  if (isUtf8(bytes)) return { encoding: 'utf-8', isCertain: true }
  return { encoding: byDetector(bytes), isCertain: false }
}

function byMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** Commas, digits and line ends have a zero byte in UTF-16, always on the same side. No other text has zeros at all. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const sides = [0, 0]
  bytes.subarray(0, sampleBytes).forEach((byte, at) => {
    if (byte === 0) sides[at % 2] = (sides[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = sides
  if (even + odd === 0 || Math.min(even, odd) * 10 > Math.max(even, odd)) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function byDetector(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, sampleBytes)
  const detected = jschardet
    .detectAll(sample, { minimumThreshold: 0 })
    .flatMap(({ encoding }) => encodingNamed(encoding))[0]
  if (detected !== undefined) return detected
  return unreadIn(decode(sample, 'big5-hkscs')) <= unreadIn(decode(sample, 'gb18030')) ? 'big5-hkscs' : 'gb18030'
}

function encodingNamed(name: string | null): readonly Encoding[] {
  const known = (name ?? '').toLowerCase()
  if (/^(gb18030|gb2312|gbk)$/.test(known)) return ['gb18030']
  if (known.startsWith('big5')) return ['big5-hkscs']
  if (/^utf-?16/.test(known)) return [known.endsWith('be') ? 'utf-16be' : 'utf-16le']
  return []
}

/** Never throws: what cannot be read becomes U+FFFD. Without the byte order mark. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text =
    encoding === 'big5-hkscs'
      ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'big5-hkscs', { stripBOM: true })
      : encoding === 'utf-16be'
        ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'utf-16be', { stripBOM: true })
        : new TextDecoder(encoding).decode(bytes)
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

export const unreadIn = (text: string): number => text.split('\ufffd').length - 1

const previewBytes = 3_000
const previewLines = 4
/** How the beginning reads in each encoding. */
export function previews(bytes: Uint8Array): ImportEncoding['choices'] {
  const start = firstLines(bytes)
  return encodings.map((encoding) => ({ encoding, preview: trimmed(decode(start, encoding)) }))
}

const trimmed = (text: string): string => {
  const lines = text.split(/\r\n|[\r\n]/).slice(0, previewLines)
  return Array.from(lines.join('\n')).slice(0, 800).join('')
}

/** Cut where a line ends, so that no character is cut through. */
function firstLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= previewBytes) return bytes
  let end = bytes.lastIndexOf(0x0a, previewBytes) + 1
  if (end === 0) end = previewBytes
  if (bytes[end] === 0 && end % 2 === 1) end += 1
  return bytes.subarray(0, end)
}
