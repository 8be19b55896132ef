import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  bodyName,
  carryNamespaces,
  parseArmor,
  parseManifest,
  signManifest,
} from '../../../electron/core/carry/manifest.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import { seedToSigningKey } from '../../../electron/core/crypto/signing-key.ts'
import { allowedSignerLine, verifySignature } from '../../../electron/core/crypto/sshsig.ts'
import { toCanonical } from '../../../shared/canonical.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { hasTool } from '../crypto/external-tool.ts'

// What version 1 of a carried folder is. If one of these fails, folders that are on their way would no longer be read.

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'))
const [keys, carry] = ['keys', 'carry'].map(load)
const key = seedToSigningKey(Buffer.from(keys.signSeed, 'hex'))

describe.each(['request', 'answer'] as const)('the manifest of a %s', (kind) => {
  const { text, signature, namespace, bodies } = carry[kind]
  const { id } = JSON.parse(text)

  test('reads, and is written and signed again to the same bytes', () => {
    const manifest = parseManifest(text, { id, kind })
    if (!manifest.ok) throw new Error(manifest.error.kind)
    expect(toCanonical(manifest.value)).toBe(text)
    expect(signManifest(manifest.value, key)).toEqual({ text, signature })
    expect(namespace).toBe(carryNamespaces[kind])
    expect(manifest.value.bodies.map(({ sha256 }) => sha256)).toEqual(
      bodies.map((body: string) => sha256Hex(Buffer.from(body))),
    )
    expect(bodyName(id, 0)).toBe(`${id}.00001.json`)
  })

  test('is signed for this use alone', () => {
    const blob = parseArmor(signature)
    if (blob === null) throw new Error('no armour')
    const other = carryNamespaces[kind === 'request' ? 'answer' : 'request']
    expect(verifySignature(Buffer.from(text), blob, key.publicKey, carryNamespaces[kind])).toBe(true)
    expect(verifySignature(Buffer.from(text), blob, key.publicKey, other)).toBe(false)
    expect(verifySignature(Buffer.from(text), blob, key.publicKey, 'review-desk-record@v1')).toBe(false)
  })

  test('in another spelling, of another id or as the other kind is refused', () => {
    const other = kind === 'request' ? 'answer' : 'request'
    expect(parseManifest(`${text}\n`, { id, kind }).ok).toBe(false)
    expect(parseManifest(JSON.stringify(JSON.parse(text), null, 1), { id, kind }).ok).toBe(false)
    expect(parseManifest(text, { id: '0'.repeat(32), kind }).ok).toBe(false)
    expect(parseManifest(text, { id, kind: other }).ok).toBe(false)
    expect(parseArmor(signature.replaceAll('\n', '\r\n'))).toBeNull()
    expect(parseArmor(`${signature}\n`)).toBeNull()
  })

  test.skipIf(!hasTool('ssh-keygen', '-?'))('is verified by ssh-keygen as it lies there', () => {
    const folder = makeTempFolder('ssh')
    const path = (name: string) => join(folder, name)
    writeFileSync(path('manifest.sig'), signature)
    writeFileSync(path('signers'), allowedSignerLine('desk', key.publicKey, namespace))
    const options = ['-Y', 'verify', '-f', path('signers'), '-I', 'desk', '-n', namespace, '-s', path('manifest.sig')]
    expect(execFileSync('ssh-keygen', options, { input: text }).toString()).toContain('Good')
    expect(spawnSync('ssh-keygen', options, { input: `${text} ` }).status).not.toBe(0)
  })
})
