import iconv from 'iconv-lite'
import type { ImportEncoding } from '../../../shared/api/importing.ts'

// Which bytes are which characters. Big5 by iconv-lite only: the platform's decoder gives other characters in Node than
// in Electron, silently.

export type Encoding = ImportEncoding['chosen']
export const encodings: readonly Encoding[] = ['utf-8', 'big5-hkscs', 'gb18030', 'utf-16le', 'utf-16be']

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
