import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createSigningKey, seedToSigningKey, signingKeyToSeed } from '../../../electron/core/crypto/signing-key.ts'
import {
  allowedSignerLine,
  armorSignature,
  recordNamespace,
  signBytes,
  signRecord,
  verifySignature,
} from '../../../electron/core/crypto/sshsig.ts'
import { hasTool } from './external-tool.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('sshsig')
const key = createSigningKey(random)
const other = createSigningKey(random)
const record = Buffer.from('{"kind":"vote","v":1}')
const blob = signRecord(record, key)

describe('a signature', () => {
  test('is good for these bytes, this key and this use', () => {
    expect(verifySignature(record, blob, key.publicKey, recordNamespace)).toBe(true)
  })
  it.each<[string, () => boolean]>([
    ['other bytes', () => verifySignature(Buffer.from('{"kind":"vote","v":2}'), blob, key.publicKey, recordNamespace)],
    ['another key', () => verifySignature(record, blob, other.publicKey, recordNamespace)],
    ['another use', () => verifySignature(record, blob, key.publicKey, 'review-desk-roster@v1')],
    ['a key that is too short', () => verifySignature(record, blob, key.publicKey.subarray(1), recordNamespace)],
    ['nothing', () => verifySignature(record, new Uint8Array(0), key.publicKey, recordNamespace)],
    ['a byte more', () => verifySignature(record, Buffer.concat([blob, Buffer.of(0)]), key.publicKey, recordNamespace)],
    ['a byte less', () => verifySignature(record, blob.subarray(0, -1), key.publicKey, recordNamespace)],
  ])('is not good for %s', (_, verify) => {
    expect(verify()).toBe(false)
  })
  test('is not good with any bit changed', () => {
    for (let bit = 0; bit < blob.length * 8; bit++) {
      const changed = Buffer.from(blob)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifySignature(record, changed, key.publicKey, recordNamespace)).toBe(false)
    }
  })
  test('has one spelling: adding the group order to its scalar does not make a second one', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const at = blob.length - 32
    const scalar = BigInt(`0x${Buffer.from(blob.subarray(at)).reverse().toString('hex')}`) + order
    const changed = Buffer.from(blob)
    changed.set(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse(), at)
    expect(verifySignature(record, changed, key.publicKey, recordNamespace)).toBe(false)
  })
  test('by a key of low order, which would be good for anything, is refused', () => {
    const weak = { publicKey: Uint8Array.of(1, ...new Uint8Array(31)), secretKey: key.secretKey }
    const forged = Buffer.from(signBytes(record, weak, recordNamespace))
    forged.set(weak.publicKey, forged.length - 64)
    forged.fill(0, forged.length - 32)
    expect(verifySignature(record, forged, weak.publicKey, recordNamespace)).toBe(false)
  })
})

test('a key survives being written down', () => {
  expect(seedToSigningKey(signingKeyToSeed(key))).toEqual(key)
})

test('a signer name cannot smuggle in a second one', () => {
  expect(() => allowedSignerLine('a,b', key.publicKey, recordNamespace)).toThrow(TypeError)
  expect(() => allowedSignerLine('a\nb', key.publicKey, recordNamespace)).toThrow(TypeError)
})

describe.skipIf(!hasTool('ssh-keygen', '-?'))('beside ssh-keygen', () => {
  let folder = ''
  const path = (name: string) => join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'review-desk-ssh-'))
    const signers = [key, other].map(({ publicKey }, i) =>
      allowedSignerLine(`desk${i}@committee`, publicKey, recordNamespace),
    )
    await writeFile(path('signers'), signers.join(''))
    await writeFile(path('record.sig'), armorSignature(blob))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const verify = (
    bytes: Uint8Array,
    signer = 'desk0@committee',
    namespace: string = recordNamespace,
    sig = 'record.sig',
  ) =>
    spawnSync('ssh-keygen', ['-Y', 'verify', '-f', path('signers'), '-I', signer, '-n', namespace, '-s', path(sig)], {
      input: bytes,
      encoding: 'utf8',
    })

  test('it accepts what a desk signed', () => {
    const { status, stdout } = verify(record)
    expect(stdout).toContain(`Good "${recordNamespace}" signature for desk0@committee`)
    expect(status).toBe(0)
  })
  it.each<[string, () => ReturnType<typeof verify>]>([
    ['a changed record', () => verify(Buffer.from('{"kind":"vote","v":2}'))],
    ['another signer', () => verify(record, 'desk1@committee')],
    ['another use', () => verify(record, 'desk0@committee', 'review-desk-roster@v1')],
  ])('it refuses %s', (_, run) => {
    expect(run().status).not.toBe(0)
  })
  test('it accepts a signature over a megabyte', async () => {
    const large = random(1 << 20)
    await writeFile(path('large.sig'), armorSignature(signRecord(large, key)))
    expect(verify(large, 'desk0@committee', recordNamespace, 'large.sig').status).toBe(0)
  })
  test('what it signs, a desk accepts, byte for byte as it would sign itself', async () => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', path('key')])
    await writeFile(path('file'), record)
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', path('key'), '-n', recordNamespace, path('file')], {
      stdio: 'pipe',
    })
    const armored = execFileSync('cat', [path('file.sig')], { encoding: 'utf8' })
    const theirs = Buffer.from(armored.replace(/-----.*-----/g, ''), 'base64')
    const publicKey = Buffer.from(
      execFileSync('cat', [path('key.pub')], { encoding: 'utf8' }).split(' ')[1] ?? '',
      'base64',
    ).subarray(-32)
    expect(verifySignature(record, theirs, publicKey, recordNamespace)).toBe(true)
    expect(armorSignature(theirs)).toBe(armored)
  })
})
