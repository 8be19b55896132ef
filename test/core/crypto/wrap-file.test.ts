import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createWrap, rewrap, unwrapWithPassphrase } from '../../../electron/core/crypto/wrap.ts'
import { readWrap, retirePreviousWrap, writeWrap } from '../../../electron/core/crypto/wrap-file.ts'
import type { Argon2Cost } from '../../../electron/core/crypto/wrap-format.ts'
import { productionCost } from '../../../electron/core/crypto/wrap-format.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('wrap file')
const cost: Argon2Cost = { memoryKib: 8, passes: 1, lanes: 1 }
const lock = (passphrase: string) => ({ passphrase, keychainSecret: null, facts: {}, cost, random })
const first = await createWrap(lock('first'))
const second = await rewrap(first.wrap, first.storeKey, lock('second'))

let folder = ''
const path = (name: string) => join(folder, name)
const read = () => readWrap(folder, cost)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-desk-wrap-'))
})
afterEach(() => rm(folder, { recursive: true }))

const newestIs = (wrap: unknown) => ({ ok: true, value: { wrap, generation: 'newest' } })
const previousIs = (wrap: unknown) => ({ ok: true, value: { wrap, generation: 'previous' } })
const fails = (kind: string) => ({ ok: false, error: { kind } })

test('a folder without a wrap is not set up', async () => {
  expect(await read()).toEqual(fails('no-wrap'))
})

test('the newest is read, the one before is kept, and nothing else is left lying about', async () => {
  await writeWrap(folder, first.wrap, cost)
  expect(await read()).toEqual(newestIs(first.wrap))
  await writeWrap(folder, second, cost)
  expect(await read()).toEqual(newestIs(second))
  expect((await readdir(folder)).sort()).toEqual(['wrap.json', 'wrap.previous.json'])
  if (process.platform !== 'win32') expect((await stat(path('wrap.json'))).mode & 0o777).toBe(0o600)
})

describe('with two generations', () => {
  beforeEach(async () => {
    await writeWrap(folder, first.wrap, cost)
    await writeWrap(folder, second, cost)
  })
  it.each<[string, () => Promise<unknown>]>([
    ['cut short', async () => writeFile(path('wrap.json'), (await readFile(path('wrap.json'))).subarray(0, 50))],
    ['empty', () => writeFile(path('wrap.json'), '')],
    ['full of zeros', () => writeFile(path('wrap.json'), Buffer.alloc(1000))],
    ['gone', () => rm(path('wrap.json'))],
  ])('a newest one that is %s gives way to the previous', async (_, damage) => {
    await damage()
    expect(await read()).toEqual(previousIs(first.wrap))
  })
  test('a damaged newest one never replaces the good previous one', async () => {
    await writeFile(path('wrap.json'), '{')
    await writeWrap(folder, second, cost)
    await writeFile(path('wrap.json'), '{')
    expect(await read()).toEqual(previousIs(first.wrap))
  })
  test('both damaged is said', async () => {
    await writeFile(path('wrap.json'), '{')
    await writeFile(path('wrap.previous.json'), '{')
    expect(await read()).toEqual(fails('damaged-wrap'))
  })
  test('a newer format is said instead of going back to the previous one', async () => {
    await writeFile(path('wrap.json'), '{"format":"review-desk-wrap","version":2}')
    expect(await read()).toEqual(fails('newer-wrap'))
  })
  test('a weaker file in both places is refused outside tests', async () => {
    expect(await readWrap(folder, productionCost)).toEqual(fails('damaged-wrap'))
  })
  test('the old passphrase opens nothing once the new one has been used', async () => {
    await retirePreviousWrap(folder, cost)
    await rm(path('wrap.json'))
    const found = await read()
    if (!found.ok) throw new Error('no wrap')
    expect((await unwrapWithPassphrase(found.value.wrap, 'second', null)).ok).toBe(true)
    expect((await unwrapWithPassphrase(found.value.wrap, 'first', null)).ok).toBe(false)
  })
  test('a half-written temporary file of a crash does not matter', async () => {
    await writeFile(path('wrap.json.tmp'), '{"format"')
    expect(await read()).toEqual(newestIs(second))
    await writeWrap(folder, first.wrap, cost)
    expect(await read()).toEqual(newestIs(first.wrap))
  })
})

test('a disk error is thrown, and what was there stays', async () => {
  await writeWrap(folder, first.wrap, cost)
  await mkdir(path('wrap.json.tmp'))
  await expect(writeWrap(folder, second, cost)).rejects.toThrow('EISDIR')
  expect(await read()).toEqual(newestIs(first.wrap))
})
