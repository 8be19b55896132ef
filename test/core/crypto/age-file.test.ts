import type { FileHandle } from 'node:fs/promises'
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBytes } from '../../../electron/core/crypto/age-bytes.ts'
import type { Files } from '../../../electron/core/crypto/age-file.ts'
import { openFile, sealFile } from '../../../electron/core/crypto/age-file.ts'
import { headerLength } from '../../../electron/core/crypto/age-header.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import type { HashThreads } from '../../../electron/core/crypto/tally.ts'
import { createHashThreads, createTally } from '../../../electron/core/crypto/tally.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('age file')
const mine = createSealIdentity(random)
const to = { recipients: [mine.recipient], random }
const chunk = 64 * 1024
const piece = 8 * chunk

let folder = ''
let threads: HashThreads
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-desk-file-'))
  threads = createHashThreads()
})
afterAll(async () => {
  await threads.close()
  await rm(folder, { recursive: true })
})

const withFiles = async <T>(from: string, into: string, act: (files: Files) => Promise<T>): Promise<T> => {
  const files = { from: await open(path(from), 'r'), to: await open(path(into), 'w') }
  try {
    return await act(files)
  } finally {
    await files.from.close()
    await files.to.close()
  }
}
const sealed = (name: string, clear: Uint8Array, makeTally?: HashThreads['createTally']) =>
  writeFile(path(name), clear).then(() => withFiles(name, `${name}.age`, (files) => sealFile(files, to, makeTally)))
const opened = (name: string) => withFiles(name, `${name}.out`, (files) => openFile(files, [mine]))

// More than six pieces, so that every buffer of the ring is used again.
const sizes = [0, 1, chunk - 1, chunk, chunk + 1, piece - 1, piece, piece + 1, 2 * piece, 13 * piece + 5]
describe.each(['here', 'on hash threads'])('hashed %s', (where) => {
  it.each(sizes)('%i bytes are sealed and opened from file to file', async (size) => {
    const clear = Buffer.from(random(size))
    const digest = await sealed('a', clear, where === 'here' ? undefined : threads.createTally)
    const bytes = await readFile(path('a.age'))
    expect(digest).toEqual({
      sealedSha256: sha256Hex(bytes),
      sealedBytes: bytes.length,
      clearSha256: sha256Hex(clear),
      clearBytes: size,
    })
    const inMemory = await openBytes(bytes, [mine])
    expect(inMemory?.ok === true && clear.equals(inMemory.value)).toBe(true)
    expect(await opened('a.age')).toEqual({ ok: true, value: { clearBytes: size } })
    expect((await readFile(path('a.age.out'))).equals(clear)).toBe(true)
  })
})

test('several files at once keep their hashes apart', async () => {
  const clears = [1, 2, 3, 4, 5].map((n) => Buffer.alloc(n * piece + n, n))
  const digests = await Promise.all(clears.map((clear, i) => sealed(`many${i}`, clear, threads.createTally)))
  expect(digests.map(({ clearSha256 }) => clearSha256)).toEqual(clears.map((clear) => sha256Hex(clear)))
})

test('no buffer is used again before a slow disk and a slow hash are done with it', async () => {
  const clear = Buffer.from(random(40 * piece))
  await writeFile(path('slow'), clear)
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const slowTally = () => {
    const tally = createTally()
    let last: Promise<void> = Promise.resolve()
    const count = (bytes: Uint8Array) => (last = last.then(() => pause(2)).then(() => tally.count(bytes)))
    return { count, end: tally.end }
  }
  const digest = await withFiles('slow', 'slow.age', (files) => {
    const write = async (bytes: Uint8Array, offset: number, length: number, at: number) => {
      await pause(at % 7)
      return files.to.write(bytes, offset, length, at)
    }
    const slow = new Proxy(files.to, { get: (file, name) => (name === 'write' ? write : Reflect.get(file, name)) })
    return sealFile({ from: files.from, to: slow }, to, slowTally)
  })
  const sealedBytes = await readFile(path('slow.age'))
  expect([digest.clearSha256, digest.sealedSha256]).toEqual([sha256Hex(clear), sha256Hex(sealedBytes)])
  expect(await opened('slow.age')).toEqual({ ok: true, value: { clearBytes: clear.length } })
})

describe('damage', () => {
  const damaged = { ok: false, error: { kind: 'damaged-seal' } }
  const size = 9 * piece + 100
  it.each<[string, (bytes: Buffer, payloadAt: number) => Buffer]>([
    ['in the first chunk', (bytes, at) => flip(bytes, at + 5)],
    ['in the middle', (bytes, at) => flip(bytes, at + 20 * (chunk + 16))],
    ['in the last byte', (bytes) => flip(bytes, bytes.length - 1)],
    ['in the header', (bytes, at) => flip(bytes, at - 40)],
    ['by a missing last chunk', (bytes, at) => bytes.subarray(0, at + 72 * (chunk + 16))],
    ['by a missing byte', (bytes) => bytes.subarray(0, -1)],
    ['by a byte more', (bytes) => Buffer.concat([bytes, Buffer.of(0)])],
    ['by losing all but the header', (bytes, at) => bytes.subarray(0, at)],
    ['by losing all', () => Buffer.alloc(0)],
  ])('%s is found', async (_, damage) => {
    await sealed('b', Buffer.alloc(size, 3))
    const bytes = await readFile(path('b.age'))
    await writeFile(path('b.bad'), damage(bytes, (headerLength(bytes) ?? 0) + 16))
    expect(await opened('b.bad')).toEqual(damaged)
  })
  test('a file for others is not ours', async () => {
    await sealed('c', Buffer.alloc(10))
    const stranger = createSealIdentity(random)
    expect(await withFiles('c.age', 'c.out', (files) => openFile(files, [stranger]))).toBeNull()
  })
})

describe('a disk that fails', () => {
  const failing = (file: FileHandle, call: 'read' | 'write', after: number): FileHandle => {
    let calls = 0
    return new Proxy(file, {
      get: (target, name: keyof FileHandle) => {
        if (name === call && calls++ >= after)
          return () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  it.each<['read' | 'write', number]>([
    ['read', 0],
    ['read', 3],
    ['read', 11],
    ['write', 0],
    ['write', 1],
    ['write', 9],
    ['write', 12],
  ])('on %s number %i is thrown, once', async (call, after) => {
    await writeFile(path('d'), Buffer.alloc(12 * piece))
    const run = withFiles('d', 'd.age', (files) => {
      const side = call === 'read' ? 'from' : 'to'
      return sealFile({ ...files, [side]: failing(files[side], call, after) }, to, threads.createTally)
    })
    await expect(run).rejects.toThrow('full')
  })
  test('and a file that shrinks while it is read, too', async () => {
    await writeFile(path('e'), Buffer.alloc(12 * piece))
    const run = withFiles('e', 'e.age', async (files) => {
      const [sealedFile] = await Promise.all([sealFile(files, to), truncate(path('e'), piece)])
      return sealedFile
    })
    await expect(run).rejects.toThrow('shorter')
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 16
  return copy
}
