import { inflateSync } from 'node:zlib'

/** A PDF's bytes with every deflated stream opened beside them, as latin-1: what a search for a marker must look through. */
export function inflated(file: Uint8Array): string {
  const bytes = Buffer.from(file)
  const parts = [bytes.toString('latin1')]
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7
    const end = bytes.indexOf('endstream', start)
    if (end < 0) break
    try {
      parts.push(inflateSync(bytes.subarray(start, end), { finishFlush: 2 }).toString('latin1'))
    } catch {
      // Not deflated: it stands in the file as it is.
    }
    at = end + 3
  }
  return parts.join('\n')
}

/** How often a text stands in the file, as bytes, as UTF-16 or as a hexadecimal string. */
export function occurrences(file: Uint8Array, text: string): number {
  const whole = inflated(file)
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  const forms = [
    Buffer.from(text, 'utf8').toString('latin1'),
    utf16.toString('latin1'),
    utf16.toString('hex'),
    utf16.toString('hex').toUpperCase(),
    Buffer.from(text, 'utf8').toString('hex'),
    Buffer.from(text, 'utf8').toString('hex').toUpperCase(),
  ]
  return [...new Set(forms)].reduce((sum, form) => sum + whole.split(form).length - 1, 0)
}
