import { createHash } from 'node:crypto'
import type { LogKey } from './log-key.ts'

export interface TreeHead {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

const ed25519Algorithm = Buffer.from([1])

/** A C2SP tlog-checkpoint as a C2SP signed note; the key's name is the origin. The same head always gives the same note. */
export function signCheckpoint({ origin, size, root }: TreeHead, key: LogKey): string {
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
  const keyId = createHash('sha256').update(`${origin}\n`).update(ed25519Algorithm).update(key.publicKey).digest()
  const signature = Buffer.concat([keyId.subarray(0, 4), key.sign(Buffer.from(text))])
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`
}
