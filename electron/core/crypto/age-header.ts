import type { Stanza } from 'age-encryption'
import { Decrypter, Encrypter } from 'age-encryption'
import { createDummyStanza, unwrapFileKey, wrapFileKey } from './age-stanza.ts'
import { createMarkStanza, type Mark } from './mark.ts'
import type { Random } from './random.ts'
import type { SealIdentity, SealRecipient } from './seal-keys.ts'
import { recipientToPublicKey } from './seal-keys.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'

// The text part of an age file: who can open it. Written and read by age-encryption; only the X25519 stanzas are ours,
// because its own take milliseconds each and a desk opens hundreds of records.

/** The seal is broken: cut short, altered, or never an age file. */
export interface DamagedSeal {
  readonly kind: 'damaged-seal'
}
export const damagedSeal = err<DamagedSeal>({ kind: 'damaged-seal' })

/** 192 recipients need 19 kB. A longer header is refused before it is read. */
export const maxHeaderBytes = 32 * 1024
export const maxRecipients = 192
const hiddenCounts: readonly number[] = [4, 12, 24, 48, 96, maxRecipients]

export interface SealTo {
  readonly recipients: readonly SealRecipient[]
  readonly random: Random
  /** Fills up with stanzas nobody can open, to the next of 4, 12, 24, 48, 96, 192: the readership stays unknown. */
  readonly hideCount?: boolean
  /** Takes the place of one of those stanzas: only the mark's holders tell it from them. */
  readonly mark?: Mark
}

/** Throws without a recipient or with more than `maxRecipients`: that is our bug. The file key is the caller's to wipe. */
export async function writeHeader(to: SealTo): Promise<{ readonly header: Uint8Array; readonly fileKey: Uint8Array }> {
  const { recipients, random, hideCount = false, mark = null } = to
  const shown = recipients.length + (mark === null ? 0 : 1)
  if (recipients.length === 0 || shown > maxRecipients) throw new RangeError('1 to 192 recipients')
  const total = hideCount ? (hiddenCounts.find((count) => count >= shown) ?? maxRecipients) : shown
  let fileKey = new Uint8Array(0)
  const encrypter = new Encrypter()
  encrypter.addRecipient({
    wrapFileKey: (made) => {
      fileKey = new Uint8Array(made)
      const stanzas = recipients.map((recipient) => wrapFileKey(made, recipientToPublicKey(recipient), random))
      if (mark !== null) stanzas.push(createMarkStanza(mark, random))
      while (stanzas.length < total) stanzas.push(createDummyStanza(random))
      return inHiddenOrder(stanzas)
    },
  })
  // The header is the first thing the stream gives. The empty payload behind it is not ours and is dropped.
  const reader = (await encrypter.encrypt(emptyStream())).getReader()
  const { value: header } = await reader.read()
  await reader.cancel()
  if (header === undefined) throw new Error('no header was written')
  return { header, fileKey }
}

/** Shares are random, so their alphabetical order is a random order: neither roster order nor dummies show. */
const inHiddenOrder = (stanzas: readonly Stanza[]): Stanza[] =>
  [...stanzas].sort((a, b) => ((a.args[1] ?? '') < (b.args[1] ?? '') ? -1 : 1))

export interface OpenedHeader {
  readonly fileKey: Uint8Array
  readonly headerBytes: number
}

/**
 * Takes the file's first bytes, at least the whole header and at most anything. Null: not for these identities. Error:
 * `damaged-seal`. A header damaged exactly where our own stanza is reads as "not for us": nothing tells the two apart.
 */
export async function readHeader(
  start: Uint8Array,
  identities: readonly SealIdentity[],
): Promise<Result<OpenedHeader, DamagedSeal> | null> {
  const headerBytes = headerLength(start)
  if (headerBytes === null) return damagedSeal
  let isForOthers = false
  const decrypter = new Decrypter()
  decrypter.addIdentity({
    unwrapFileKey: (stanzas: Stanza[]) => {
      const fileKey = unwrapFileKey(identities, stanzas)
      isForOthers = fileKey === null
      return fileKey
    },
  })
  try {
    return ok({ fileKey: await decrypter.decryptHeader(start.slice(0, headerBytes)), headerBytes })
  } catch {
    return isForOthers ? null : damagedSeal
  }
}

/** Length up to and with the newline after the MAC, or null when the header does not end within its limit. */
export function headerLength(start: Uint8Array): number | null {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, maxHeaderBytes))
  const macLine = head.indexOf('\n--- ', 0, 'latin1')
  if (macLine < 0) return null
  const end = head.indexOf(0x0a, macLine + 1)
  return end < 0 ? null : end + 1
}

const emptyStream = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      controller.close()
    },
  })
