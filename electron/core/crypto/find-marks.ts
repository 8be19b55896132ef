import { headerLength } from './age-header.ts'
import type { PossibleMark } from './mark.ts'

/** Every stanza of a sealed file that may be a mark; none when it is no sealed file. */
export function findMarks(sealed: Uint8Array): readonly PossibleMark[] {
  const length = headerLength(sealed)
  if (length === null) return []
  const header = Buffer.from(sealed.buffer, sealed.byteOffset, length).toString('latin1')
  return [...header.matchAll(/^-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n/gm)].map(([, share, body]) => ({
    share: Buffer.from(share ?? '', 'base64'),
    body: Buffer.from(body ?? '', 'base64'),
  }))
}
