import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Signs the checkpoints of every committee on this server; each committee's origin keeps them apart. */
export interface LogKey {
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** Made at the first start and kept beside the data. Losing it means that desks must be told a new key by the roster. */
export function openLogKey(folder: string): LogKey {
  const path = join(folder, 'log-key.pem')
  const pem = readIfThere(path) ?? makeKeyFile(path)
  return toLogKey(createPrivateKey(pem))
}

export function toLogKey(privateKey: KeyObject): LogKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The log key is not an Ed25519 key.')
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  }
}

/** Written whole before it gets its name, and never over a key that another process made meanwhile. */
function makeKeyFile(path: string): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const draft = `${path}.${process.pid}`
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, pem)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
