import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { openBytes, sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import type { SignedRecord } from '../../../electron/core/crypto/envelope.ts'
import { openEnvelope, sealNested, sealRecord } from '../../../electron/core/crypto/envelope.ts'
import {
  encodeContent,
  maxEnvelopeBytes,
  maxRecordBytes,
  paddedSize,
  parseContent,
} from '../../../electron/core/crypto/envelope-layout.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('envelope')
const [author, chairman, secretary, stranger] = [0, 1, 2, 3].map(() => createSealIdentity(random)) as [Id, Id, Id, Id]
type Id = ReturnType<typeof createSealIdentity>
const signed: SignedRecord = { record: Buffer.from('{"kind":"score","v":1}'), signature: Buffer.alloc(191, 7) }
const damaged = { ok: false, error: { kind: 'damaged-envelope' } }
const asRecord = (wasNested: boolean) => ({
  ok: true,
  value: { kind: 'record', ...signed, recordId: sha256Hex(signed.record), wasNested },
})

describe('a sealed record', () => {
  const seal = (recipients = [author.recipient, chairman.recipient]) => sealRecord({ ...signed, recipients, random })

  test('opens for its readers, is nothing to others, and is named by its sealed bytes', async () => {
    const { envelopeId, sealed } = await seal()
    expect(envelopeId).toBe(sha256Hex(sealed))
    expect(await openEnvelope(sealed, [stranger, chairman])).toEqual(asRecord(false))
    expect(await openEnvelope(sealed, [stranger])).toBeNull()
  })
  test('sealed again for a later device is another envelope of the same record', async () => {
    const [first, second] = [await seal(), await seal([author.recipient, stranger.recipient])]
    expect(first.envelopeId).not.toBe(second.envelopeId)
    expect(await openEnvelope(second.sealed, [author])).toEqual(await openEnvelope(first.sealed, [author]))
  })
  test('has the same length whatever a short record says, and however many of up to four read it', async () => {
    const lengths = new Set<number>()
    for (const recordBytes of [1, 500, 1000, 1850]) {
      for (const count of [1, 2, 3, 4]) {
        const recipients = [author, chairman, secretary, stranger].slice(0, count).map(({ recipient }) => recipient)
        const record = Buffer.alloc(recordBytes, 0x61)
        lengths.add((await sealRecord({ record, signature: signed.signature, recipients, random })).sealed.length)
      }
    }
    expect(lengths.size).toBe(1)
  })
  test('with any byte changed is refused or not ours, never something else', async () => {
    const { sealed } = await seal([chairman.recipient])
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 8))
      const opened = await openEnvelope(changed, [chairman])
      expect(opened === null || !opened.ok, `byte ${i}`).toBe(true)
    }
  }, 60_000)
  test('of a megabyte goes in, alone and nested; a byte more throws', async () => {
    const record = Buffer.alloc(maxRecordBytes, 0x61)
    const recipients = Array.from({ length: 192 }, () => author.recipient)
    const input = { record, signature: signed.signature, random }
    const nested = await sealNested({ ...input, innerRecipients: recipients, outerRecipients: recipients })
    expect(nested.sealed.length).toBeLessThanOrEqual(maxEnvelopeBytes)
    expect((await openEnvelope(nested.sealed, [author]))?.ok).toBe(true)
    const over = { ...input, record: Buffer.alloc(maxRecordBytes + 1), recipients: [author.recipient] }
    await expect(sealRecord(over)).rejects.toThrow(RangeError)
  })
  test('is refused unread when it is larger than any envelope', async () => {
    const inner = await sealBytes(new Uint8Array(5 << 20), { recipients: [stranger.recipient], random })
    const clear = encodeContent({ kind: 'nested', inner })
    const sealed = await sealBytes(clear, { recipients: [author.recipient], random })
    expect(sealed.length).toBeGreaterThan(maxEnvelopeBytes)
    expect(await openEnvelope(sealed, [author])).toEqual(damaged)
  })
})

describe('a score, sealed twice', () => {
  const seal = () =>
    sealNested({
      ...signed,
      innerRecipients: [chairman.recipient, author.recipient],
      outerRecipients: [secretary.recipient, author.recipient],
      random,
    })
  test('opens for its author, and for chairman and secretary only together', async () => {
    const { sealed } = await seal()
    expect(await openEnvelope(sealed, [author])).toEqual(asRecord(true))
    expect(await openEnvelope(sealed, [chairman, secretary])).toEqual(asRecord(true))
    expect(await openEnvelope(sealed, [chairman])).toBeNull()
    expect(await openEnvelope(sealed, [stranger])).toBeNull()
  })
  test('gives the secretary an inner seal that the chairman opens', async () => {
    const { sealed } = await seal()
    const outer = await openEnvelope(sealed, [secretary])
    if (outer?.ok !== true || outer.value.kind !== 'nested') throw new Error('not nested')
    expect(await openEnvelope(outer.value.nested, [secretary])).toBeNull()
    expect(await openEnvelope(outer.value.nested, [chairman])).toEqual(asRecord(false))
  })
  test('with a broken inner seal is damaged for whoever holds both keys', async () => {
    const inner = await sealRecord({ ...signed, recipients: [chairman.recipient], random })
    const last = inner.sealed.length - 1
    inner.sealed[last] = (inner.sealed[last] ?? 0) ^ 1
    const content = encodeContent({ kind: 'nested', inner: inner.sealed })
    const sealed = await sealBytes(content, { recipients: [secretary.recipient], random })
    expect(await openEnvelope(sealed, [secretary, chairman])).toEqual(damaged)
  })
  test('sealed a third time is refused', async () => {
    const content = encodeContent({ kind: 'nested', inner: (await seal()).sealed })
    const sealed = await sealBytes(content, { recipients: [author.recipient], random })
    expect(await openEnvelope(sealed, [author])).toEqual(damaged)
  })
})

describe('the layout', () => {
  const content = encodeContent({ kind: 'record', ...signed })
  const change = (edit: (bytes: Buffer) => void, size = content.length) => {
    const bytes = Buffer.alloc(size)
    bytes.set(content.subarray(0, size))
    edit(bytes)
    return bytes
  }
  it.each<[string, Uint8Array]>([
    ['version 0', change((bytes) => bytes.fill(0, 0, 1))],
    ['version 3', change((bytes) => bytes.fill(3, 0, 1))],
    ['a one in the padding', change((bytes) => bytes.fill(1, 2047, 2048))],
    ['a one right behind the signature', change((bytes) => bytes.fill(1, 7 + 22 + 191, 7 + 22 + 192))],
    ['twice the padding', change(() => undefined, 4096)],
    ['half of the padding', change(() => undefined, 1024)],
    ['a byte too much', change(() => undefined, 2049)],
    ['a record length beyond the end', change((bytes) => bytes.writeUInt32BE(2 ** 32 - 1, 1))],
    ['a signature length beyond the end', change((bytes) => bytes.writeUInt16BE(65_535, 5 + 22))],
    ['a record length that leaves no room for a signature length', change((bytes) => bytes.writeUInt32BE(2042, 1))],
    ['nothing', new Uint8Array(0)],
    [
      'a record of more than a megabyte',
      encodeContent({ kind: 'record', record: Buffer.alloc(maxRecordBytes + 1), signature: Buffer.alloc(1) }),
    ],
  ])('with %s is damage', (_, bytes) => {
    expect(parseContent(bytes)).toEqual(damaged)
  })
  test('round sizes are powers of two from 2 KiB', () => {
    expect([1, 2048, 2049, 4096, 4097, 1_000_000].map(paddedSize)).toEqual([2048, 2048, 4096, 4096, 8192, 1 << 20])
  })
  test('reads back as written, and any other bytes do not pass for it', () => {
    const part = fc.uint8Array({ minLength: 1, maxLength: 3000 })
    fc.assert(
      fc.property(part, part, fc.nat(), fc.integer({ min: 1, max: 255 }), (record, signature, at, xor) => {
        const bytes = Buffer.from(encodeContent({ kind: 'record', record, signature }))
        const read = parseContent(bytes)
        expect(read.ok && read.value.kind === 'record' && Buffer.from(read.value.record).equals(record)).toBe(true)
        // Any accepted bytes are the only spelling of what they say.
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ xor
        const again = parseContent(bytes)
        if (again.ok) expect(Buffer.from(encodeContent(again.value)).equals(bytes)).toBe(true)
      }),
    )
  })
})

test('what is inside an envelope is exactly one padded content', async () => {
  const { sealed } = await sealRecord({ ...signed, recipients: [author.recipient], random })
  const clear = await openBytes(sealed, [author])
  expect(clear?.ok === true && Buffer.from(clear.value).equals(encodeContent({ kind: 'record', ...signed }))).toBe(true)
})
