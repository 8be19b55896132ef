import { base32crockford } from '@scure/base'

// Crockford's base 32: no I, L, O, U, so that a code survives being read aloud or typed from paper.

/** Groups of four, `XXXX-XXXX`. Bytes must be a multiple of five, so that no bits are left over. */
export function bytesToCode(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new TypeError('a code holds a multiple of five bytes')
  return (base32crockford.encode(bytes).match(/.{4}/g) ?? []).join('-')
}

/** Forgives case, width, spaces, dashes, and O, I, L for 0 and 1. Null when this cannot be a code of so many bytes. */
export function codeToBytes(text: string, byteCount: number): Uint8Array | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
  const isCode = plain.length === (byteCount * 8) / 5 && /^[0-9A-TV-Z]*$/.test(plain)
  // The decoder itself takes O, I and L for digits.
  return isCode ? base32crockford.decode(plain) : null
}
