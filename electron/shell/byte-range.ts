export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unsatisfiable' }

/**
 * One range of RFC 9110 section 14: `bytes=a-b`, `bytes=a-` or `bytes=-n`; `to` is inclusive. Several ranges, other
 * units and malformed headers count as no range, as the RFC allows; a range outside the file is unsatisfiable.
 */
export function parseByteRange(header: string | null, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return { kind: 'whole' }
  const first = match[1] ?? ''
  const last = match[2] ?? ''
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', from: size - length, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from >= size || from > to ? { kind: 'unsatisfiable' } : { kind: 'part', from, to }
}
