import { createHash, createPrivateKey, createPublicKey, sign as signWith, verify as verifyWith } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { checkCode } from '../../shared/check-code.ts'
import type { Checkpoint, NoteSigner } from '../../shared/checkpoint.ts'
import {
  continues,
  formatCheckpoint,
  noteVerifierKey,
  originOf,
  parseCheckpoint,
  verifyCheckpoint,
} from '../../shared/checkpoint.ts'
import type { Sha256 } from '../../shared/merkle.ts'
import { createTree } from '../../shared/merkle-tree.ts'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

const signerOf = (name: string, seed: number): NoteSigner => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(12)
  return { name, publicKey, sign: (message) => signWith(null, message, key) }
}
const verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return verifyWith(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}
const tools = { sha256, verify }

const origin = originOf('0123456789abcdef0123456789abcdef')
const log = signerOf(origin, 1)
const checkpoint: Checkpoint = { origin, size: 42, root: sha256(new Uint8Array(1)) }
const text = formatCheckpoint(checkpoint, [log], sha256)

describe('the note', () => {
  test('has three lines, an empty one and a signature line', () => {
    const lines = text.split('\n')
    expect(lines.slice(0, 4)).toEqual([origin, '42', 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=', ''])
    expect(lines[4]).toMatch(/^— review-desk\/0123456789abcdef0123456789abcdef [A-Za-z0-9+/]{91}=$/)
    expect(lines[5]).toBe('')
  })
  test('is what it was made from, once verified', () => {
    expect(verifyCheckpoint(text, { origin, publicKey: log.publicKey }, tools)).toEqual({ ok: true, value: checkpoint })
  })
  test('counts with other signers beside ours, and not with others alone', () => {
    const witness = signerOf('witness.example', 2)
    const both = formatCheckpoint(checkpoint, [witness, log], sha256)
    const alone = formatCheckpoint(checkpoint, [witness], sha256)
    const impostor = formatCheckpoint(checkpoint, [signerOf(origin, 3)], sha256)
    const believe = (note: string) => verifyCheckpoint(note, { origin, publicKey: log.publicKey }, tools)
    expect(believe(both).ok).toBe(true)
    expect(believe(alone)).toEqual({ ok: false, error: { kind: 'forged' } })
    expect(believe(impostor)).toEqual({ ok: false, error: { kind: 'forged' } })
  })
  test('stands for an empty log too', () => {
    const empty = formatCheckpoint({ origin, size: 0, root: createTree(sha256).root() }, [log], sha256)
    expect(verifyCheckpoint(empty, { origin, publicKey: log.publicKey }, tools).ok).toBe(true)
  })
  test('is refused with any character changed', () => {
    for (let i = 0; i < text.length; i++) {
      for (const char of ['0', 'A', '\n', '']) {
        if (char === text[i]) continue
        const changed = text.slice(0, i) + char + text.slice(i + 1)
        expect(verifyCheckpoint(changed, { origin, publicKey: log.publicKey }, tools).ok, `${i} ${char}`).toBe(false)
      }
    }
  })
  it.each([
    ['nothing', ''],
    ['no signature', text.split('\n').slice(0, 4).join('\n')],
    ['a size with a leading zero', text.replace('\n42\n', '\n042\n')],
    ['a negative size', text.replace('\n42\n', '\n-42\n')],
    ['a size beyond 2^53', text.replace('\n42\n', '\n9007199254740992\n')],
    ['a carriage return', text.replaceAll('\n', '\r\n')],
    ['a hyphen for the dash', text.replace('—', '-')],
    ['a short root', text.replace(/\n[^\n]{44}\n/, '\nAAAA\n')],
    ['17 signatures', text + (text.split('\n')[4] + '\n').repeat(16)],
    ['a megabyte', text + 'x'.repeat(1 << 20)],
  ])('with %s is not a checkpoint', (_, bad) => {
    expect(parseCheckpoint(bad)).toEqual({ ok: false, error: { kind: 'bad-checkpoint' } })
  })
  test('another log of the same server is told apart', () => {
    const other = originOf('f'.repeat(32))
    expect(verifyCheckpoint(text, { origin: other, publicKey: log.publicKey }, tools)).toEqual({
      ok: false,
      error: { kind: 'wrong-log' },
    })
  })
  test('its key has the spelling of other note verifiers', () => {
    // The example key of Go's golang.org/x/mod/sumdb/note.
    const known = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const publicKey = Buffer.from(known.split('+').slice(2).join('+'), 'base64').subarray(1)
    expect(noteVerifierKey('PeterNeumann', publicKey, sha256)).toBe(known)
  })
})

describe('continuing a history', () => {
  const tree = createTree(sha256)
  for (let n = 0; n < 20; n++) tree.append(sha256(Uint8Array.of(n)))
  const at = (size: number): Checkpoint => ({ origin, size, root: tree.root(size) })

  it.each<[string, Checkpoint | null, Checkpoint, Uint8Array[], boolean]>([
    ['the first checkpoint ever', null, at(5), [], true],
    ['after an empty log', at(0), at(5), [], true],
    ['a longer log', at(5), at(20), tree.consistencyProof(5, 20), true],
    ['the same log', at(5), at(5), [], true],
    ['a shorter log', at(20), at(5), [], false],
    ['an emptied log', at(20), at(0), [], false],
    ['the same size, another root', at(5), { ...at(5), root: tree.root(6) }, [], false],
    ['a proof of other sizes', at(5), at(20), tree.consistencyProof(6, 20), false],
    ['another origin', at(5), { ...at(5), origin: originOf('f'.repeat(32)) }, [], false],
  ])('%s', (_, previous, next, proof, expected) => {
    expect(continues(previous, next, proof, sha256)).toBe(expected)
  })
})

describe('the check code', () => {
  test('is twelve digits of the hash of the checkpoint', () => {
    const body = `${origin}\n42\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n`
    const number = BigInt(`0x${createHash('sha256').update(body).digest('hex').slice(0, 16)}`) % 10n ** 12n
    const digits = number.toString().padStart(12, '0')
    expect(checkCode(checkpoint, '', sha256)).toBe(`${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`)
  })
  test('keeps its zeros in front', () => {
    expect(checkCode(checkpoint, '', () => new Uint8Array(32))).toBe('0000 0000 0000')
  })
  test('differs for another size, root or challenge', () => {
    const codes = [
      checkCode(checkpoint, '', sha256),
      checkCode(checkpoint, '4711', sha256),
      checkCode(checkpoint, '4712', sha256),
      checkCode({ ...checkpoint, size: 43 }, '', sha256),
      checkCode({ ...checkpoint, root: sha256(new Uint8Array(2)) }, '', sha256),
    ]
    expect(new Set(codes).size).toBe(codes.length)
  })
  it.each(['12 34', '123456789', '４７'])('takes no challenge like %s', (challenge) => {
    expect(() => checkCode(checkpoint, challenge, sha256)).toThrow(TypeError)
  })
})
