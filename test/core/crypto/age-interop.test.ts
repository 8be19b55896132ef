import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBytes, sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { sealRecord } from '../../../electron/core/crypto/envelope.ts'
import {
  createSealIdentity,
  identityToText,
  parseIdentity,
  parseRecipient,
} from '../../../electron/core/crypto/seal-keys.ts'
import { hasTool } from './external-tool.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('age interop')
const mine = createSealIdentity(random)
const other = createSealIdentity(random)
const chunk = 64 * 1024

describe.skipIf(!hasTool('age', '--version') || !hasTool('age-keygen', '--version'))('beside the age program', () => {
  let folder = ''
  const path = (name: string) => join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'review-desk-age-'))
    await writeFile(path('key.txt'), `${identityToText(mine)}\n`)
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([0, 1, chunk - 1, chunk, chunk + 1, 5 * chunk + 3])('%i bytes cross both ways', async (size) => {
    const clear = Buffer.from(random(size))
    const sealed = await sealBytes(clear, { recipients: [other.recipient, mine.recipient], random, hideCount: true })
    await writeFile(path('ours.age'), sealed)
    const read = execFileSync('age', ['-d', '-i', path('key.txt'), path('ours.age')], { maxBuffer: 1 << 20 })
    expect(read.equals(clear)).toBe(true)

    await writeFile(path('theirs'), clear)
    execFileSync('age', ['-r', other.recipient, '-r', mine.recipient, '-o', path('theirs.age'), path('theirs')])
    const opened = await openBytes(await readFile(path('theirs.age')), [mine])
    expect(opened?.ok === true && clear.equals(opened.value)).toBe(true)
  })

  test('it reads a sealed record, and what it gives begins with the version and the record', async () => {
    const record = Buffer.from('{"v":1}')
    const { sealed } = await sealRecord({ record, signature: random(191), recipients: [mine.recipient], random })
    await writeFile(path('record.age'), sealed)
    const clear = execFileSync('age', ['-d', '-i', path('key.txt'), path('record.age')])
    expect(clear).toHaveLength(2048)
    expect(clear.subarray(0, 12)).toEqual(Buffer.concat([Buffer.from([1, 0, 0, 0, 7]), record]))
  })

  test('it refuses what we refuse: one bit of a payload', async () => {
    const sealed = await sealBytes(random(100), { recipients: [mine.recipient], random })
    const last = sealed.length - 1
    sealed[last] = (sealed[last] ?? 0) ^ 1
    await writeFile(path('bad.age'), sealed)
    expect(() => execFileSync('age', ['-d', '-i', path('key.txt'), path('bad.age')], { stdio: 'pipe' })).toThrow(
      /failed/i,
    )
  })

  test('its new keys are keys to us, and ours to it', () => {
    const text = execFileSync('age-keygen', [], { encoding: 'utf8', stdio: 'pipe' })
    const identity = parseIdentity(/^AGE-SECRET-KEY-1\w+$/m.exec(text)?.[0] ?? '')
    expect(identity.ok && identity.value.recipient).toBe(/public key: (age1\w+)/.exec(text)?.[1])
    const asked = execFileSync('age-keygen', ['-y'], { input: identityToText(mine), encoding: 'utf8' })
    expect(asked.trim()).toBe(mine.recipient)
    expect(parseRecipient(asked.trim()).ok).toBe(true)
  })
})
