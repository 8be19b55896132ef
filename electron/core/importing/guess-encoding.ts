import jschardet from 'jschardet'
import { decode, type Encoding, unreadIn } from './decode-text.ts'

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
