import { describe, expect, it, test } from 'vitest'
import { sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { headerLength } from '../../../electron/core/crypto/age-header.ts'
import { createRandomAccess } from '../../../electron/core/crypto/age-random-access.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { asFile } from './in-pieces.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('random access')
const mine = createSealIdentity(random)
const chunk = 64 * 1024
const damaged = { ok: false, error: { kind: 'damaged-seal' } }
const accessTo = (sealed: Uint8Array) => createRandomAccess(asFile(sealed), [mine])

describe('part of a file', () => {
  const clear = Buffer.from(random(3 * chunk + 100))

  it.each([
    [0, 1],
    [0, chunk],
    [chunk - 1, 2],
    [chunk, chunk],
    [100, 3 * chunk],
    [3 * chunk, 100],
    [3 * chunk + 99, 1],
    [3 * chunk + 50, 1000],
    [0, 10 * chunk],
    [3 * chunk + 100, 5],
    [10 * chunk, 5],
    [7, 0],
  ])('from %i, %i bytes, is what the clear file has there', async (offset, length) => {
    const access = await accessTo(await sealBytes(clear, { recipients: [mine.recipient], random }))
    if (access?.ok !== true) throw new Error('did not open')
    expect(access.value.clearSize).toBe(clear.length)
    const part = await access.value.read(offset, length)
    expect(part.ok && clear.subarray(offset, offset + length).equals(part.value)).toBe(true)
  })

  test('reads no more of the sealed file than the chunks it needs', async () => {
    const sealed = await sealBytes(clear, { recipients: [mine.recipient], random })
    const reads: number[] = []
    const access = await createRandomAccess(
      {
        size: sealed.length,
        readAt: async (offset, length) => {
          reads.push(length)
          return sealed.subarray(offset, offset + length)
        },
      },
      [mine],
    )
    if (access?.ok !== true) throw new Error('did not open')
    reads.length = 0
    await access.value.read(chunk + 5, 10)
    expect(reads).toEqual([chunk + 16])
  })

  test('in a damaged chunk is refused, and the other chunks open', async () => {
    const sealed = await sealBytes(clear, { recipients: [mine.recipient], random })
    const at = (headerLength(sealed) ?? 0) + 16 + chunk + 16 + 500
    sealed[at] = (sealed[at] ?? 0) ^ 4
    const access = await accessTo(sealed)
    if (access?.ok !== true) throw new Error('did not open')
    expect(await access.value.read(chunk + 400, 10)).toEqual(damaged)
    expect((await access.value.read(0, chunk)).ok).toBe(true)
    expect((await access.value.read(2 * chunk, chunk)).ok).toBe(true)
  })

  test('of a file for others is not ours', async () => {
    const sealed = await sealBytes(clear, { recipients: [createSealIdentity(random).recipient], random })
    expect(await accessTo(sealed)).toBeNull()
  })

  test('of a file that shrank since is refused', async () => {
    const sealed = await sealBytes(clear, { recipients: [mine.recipient], random })
    let end = sealed.length
    const file = {
      size: end,
      readAt: async (offset: number, length: number) => sealed.subarray(offset, Math.min(offset + length, end)),
    }
    const access = await createRandomAccess(file, [mine])
    if (access?.ok !== true) throw new Error('did not open')
    end -= 2 * chunk
    expect(await access.value.read(2 * chunk, 10)).toEqual(damaged)
  })
})
