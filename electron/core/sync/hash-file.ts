import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'

const pieceBytes = 1024 * 1024

/** SHA-256 in hex. Disk errors throw. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await addFile(hash, path)
  return hash.digest('hex')
}

/** Adds what a file holds, a piece at a time. Gives its length. */
export async function addFile(hash: Hash, path: string): Promise<number> {
  const file = await open(path, 'r')
  const piece = Buffer.allocUnsafe(pieceBytes)
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) return at
      hash.update(piece.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}
