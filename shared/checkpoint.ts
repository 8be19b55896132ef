import { base64 } from '@scure/base'
import { bytesToHex } from './hex.ts'
import type { Sha256 } from './merkle.ts'
import { hashBytes } from './merkle.ts'
import { verifyConsistency } from './merkle-verify.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

// The log's signed state: a C2SP tlog-checkpoint inside a C2SP signed note. FORMAT.md 7 gives the bytes.

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}
export interface NoteSigner {
  readonly name: string
  readonly publicKey: Uint8Array
  /** Ed25519 over the given bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array
}
export interface NoteSignature {
  readonly name: string
  /** First four bytes of a hash over name and key: says which key to try, proves nothing. */
  readonly keyHash: Uint8Array
  readonly signature: Uint8Array
}
export type VerifyEd25519 = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean

/** `bad-checkpoint`: not in the format. `wrong-log`: another committee's. `forged`: not signed by the log's key. */
export type CheckpointError = { readonly kind: 'bad-checkpoint' | 'wrong-log' | 'forged' }

const maxTextLength = 16 * 1024
const maxSignatures = 16
const ed25519Type = 1
const signatureBytes = 64
const dash = '\u2014'

/** One committee, one log. The key that signs it has the same name. */
export const originOf = (committeeId: string): string => `review-desk/${committeeId}`

/** The signed text: three lines, each with its newline. */
export const checkpointBody = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${base64.encode(root)}\n`

export function formatCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[], sha256: Sha256): string {
  const body = checkpointBody(checkpoint)
  const message = asciiToBytes(body)
  const lines = signers.map(({ name, publicKey, sign }) => {
    const bytes = new Uint8Array(4 + signatureBytes)
    bytes.set(keyHash(name, publicKey, sha256))
    bytes.set(sign(message), 4)
    return `${dash} ${name} ${base64.encode(bytes)}\n`
  })
  return `${body}\n${lines.join('')}`
}

/** Reads the text without believing it. Error: `bad-checkpoint`. Use `verifyCheckpoint` before relying on any of it. */
export function parseCheckpoint(
  text: string,
): Result<Checkpoint & { readonly signatures: readonly NoteSignature[] }, CheckpointError> {
  const bad = err({ kind: 'bad-checkpoint' as const })
  if (text.length > maxTextLength) return bad
  const parts =
    /^([!-*,-~]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 [!-*,-~]+ [A-Za-z0-9+/=]+\n)+)$/.exec(text)
  const [, origin, sizeText, rootText, noteText] = parts ?? []
  if (origin === undefined || sizeText === undefined || rootText === undefined || noteText === undefined) return bad
  const size = Number(sizeText)
  const root = decodeBase64(rootText)
  const signatures = parseSignatures(noteText)
  if (!Number.isSafeInteger(size) || root?.length !== hashBytes || signatures === null) return bad
  return ok({ origin, size, root, signatures })
}

/** Reads a checkpoint of the named log and believes it only with a signature by `publicKey`. Errors: all three. */
export function verifyCheckpoint(
  text: string,
  log: { readonly origin: string; readonly publicKey: Uint8Array },
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: VerifyEd25519 },
): Result<Checkpoint, CheckpointError> {
  const parsed = parseCheckpoint(text)
  if (!parsed.ok) return parsed
  const { origin, size, root, signatures } = parsed.value
  if (origin !== log.origin) return err({ kind: 'wrong-log' })
  const wanted = keyHash(origin, log.publicKey, sha256)
  const message = asciiToBytes(checkpointBody(parsed.value))
  const isSigned = signatures.some(
    (line) =>
      line.name === origin &&
      line.signature.length === signatureBytes &&
      line.keyHash.every((byte, i) => byte === wanted[i]) &&
      verify(message, line.signature, log.publicKey),
  )
  return isSigned ? ok({ origin, size, root }) : err({ kind: 'forged' })
}

/**
 * Does `next` continue the history that `previous` ended? Someone who has seen nothing yet, or only an empty log, has
 * nothing that could be contradicted.
 */
export function continues(
  previous: Checkpoint | null,
  next: Checkpoint,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  if (previous === null) return true
  if (previous.origin !== next.origin) return false
  if (previous.size === 0) return true
  return verifyConsistency(sha256, {
    fromSize: previous.size,
    fromRoot: previous.root,
    toSize: next.size,
    toRoot: next.root,
    proof,
  })
}

/** The spelling of a key for other people's note verifiers: `name+hash+base64`. */
export function noteVerifierKey(name: string, publicKey: Uint8Array, sha256: Sha256): string {
  const typed = Uint8Array.of(ed25519Type, ...publicKey)
  return `${name}+${bytesToHex(keyHash(name, publicKey, sha256))}+${base64.encode(typed)}`
}

function keyHash(name: string, publicKey: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(Uint8Array.of(...asciiToBytes(`${name}\n`), ed25519Type, ...publicKey)).slice(0, 4)
}

/** Lines by other kinds of signer are kept; only a line that cannot be read at all makes the note bad. */
function parseSignatures(noteText: string): NoteSignature[] | null {
  const lines = noteText.split('\n').slice(0, -1)
  if (lines.length > maxSignatures) return null
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const [, name = '', encoded = ''] = line.split(' ')
    const bytes = decodeBase64(encoded)
    if (bytes === null || bytes.length < 5) return null
    signatures.push({ name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) })
  }
  return signatures
}

function decodeBase64(text: string): Uint8Array | null {
  try {
    return base64.decode(text)
  } catch {
    return null
  }
}

function asciiToBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    if (code > 126) throw new TypeError('a checkpoint is plain ASCII')
    return code
  })
}
