import { createHash } from 'node:crypto'

export function keyToId(publicKeyHex: string, context = ''): string {
  return createHash('sha256').update(context).update(publicKeyHex, 'hex').digest('hex').slice(0, 32)
}
