import { createHash } from 'node:crypto'
import type { Random } from '../../../electron/core/crypto/random.ts'

/** The same bytes for the same seed, so that a failing case can be run again and vectors made again. */
export function createSeededRandom(seed: string): Random {
  let block = 0
  return (byteCount) => {
    const blocks: Buffer[] = []
    for (let bytes = 0; bytes < byteCount; bytes += 32) {
      blocks.push(createHash('sha256').update(`${seed} ${block++}`).digest())
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, byteCount))
  }
}
