import type { Checkpoint } from './checkpoint.ts'
import { checkpointBody } from './checkpoint.ts'
import type { Sha256 } from './merkle.ts'

const codes = 1_000_000_000_000n

/**
 * Twelve digits, `1234 5678 9012`, that two people compare aloud to see whether the server shows them one history.
 *
 * `challenge` is a number that the chair calls out once everybody has the checkpoint. Without it (the empty text) a
 * server that prepares can search for two histories with one code, which takes it about a million tries; with it the
 * server would have to know the number beforehand.
 */
export function checkCode(checkpoint: Checkpoint, challenge: string, sha256: Sha256): string {
  if (!/^\d{0,8}$/.test(challenge)) throw new TypeError('a challenge is up to eight digits')
  const hash = sha256(Uint8Array.from(checkpointBody(checkpoint) + challenge, (char) => char.charCodeAt(0)))
  const number = new DataView(hash.buffer, hash.byteOffset).getBigUint64(0) % codes
  return number
    .toString()
    .padStart(12, '0')
    .replace(/(\d{4})(\d{4})(\d{4})/, '$1 $2 $3')
}
