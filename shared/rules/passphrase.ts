const minCharacters = 16
const minWords = 4
const minWordCharacters = 2

/** Four words or 16 characters. Counted after NFKC, in code points, as the key is derived from that form. */
export function isStrongPassphrase(passphrase: string): boolean {
  const text = passphrase.normalize('NFKC').trim()
  const words = text.split(/\s+/u).filter((word) => Array.from(word).length >= minWordCharacters)
  return Array.from(text).length >= minCharacters || words.length >= minWords
}
