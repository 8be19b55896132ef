import { describe, expect, test } from 'vitest'
import { sealRecord } from '../../../electron/core/crypto/envelope.ts'
import { findMarks } from '../../../electron/core/crypto/find-marks.ts'
import { isMarked, markOf } from '../../../electron/core/crypto/mark.ts'
import { createApplicationIdentity, createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { openEnvelope } from '../../../electron/core/crypto/envelope.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('mark')
const application = createApplicationIdentity(random)
const mark = markOf(application)
const record = { record: Buffer.from('{}'), signature: Buffer.alloc(200, 1) }
const seal = (recipientCount: number, marked = true) =>
  sealRecord({
    ...record,
    recipients: [
      application.recipient,
      ...Array.from({ length: recipientCount - 1 }, () => createSealIdentity(random).recipient),
    ],
    random,
    ...(marked && { mark }),
  })

describe('the mark of an application', () => {
  test.each([1, 3, 4, 11, 12, 60])(
    'is found by its holder among %i recipients, and the envelope opens',
    async (count) => {
      const { sealed } = await seal(count)
      expect(isMarked(findMarks(sealed), mark)).toBe(true)
      expect((await openEnvelope(sealed, [application]))?.ok).toBe(true)
    },
  )

  test('is nobody else’s, and is not there unless it was put there', async () => {
    const { sealed } = await seal(3)
    expect(isMarked(findMarks(sealed), markOf(createApplicationIdentity(random)))).toBe(false)
    expect(isMarked(findMarks((await seal(3, false)).sealed), mark)).toBe(false)
  })

  test('takes the place of a stanza that would be there anyway: the count of stanzas says nothing', async () => {
    for (const [count, stanzas] of [
      [1, 4],
      [3, 4],
      [4, 12],
      [11, 12],
      [12, 24],
    ] as const)
      expect(findMarks((await seal(count)).sealed)).toHaveLength(stanzas)
  })

  test('is another one in every envelope, so that two of one application cannot be told to belong together', async () => {
    const bodies = new Set<string>()
    for (let i = 0; i < 20; i++)
      for (const { body, share } of findMarks((await seal(2)).sealed))
        for (const bytes of [body, share]) bodies.add(Buffer.from(bytes).toString('hex'))
    expect(bodies.size).toBe(20 * 4 * 2)
  })

  test.each([
    ['nothing', ''],
    ['something else', 'not an age file'],
    ['a header without an end', 'age-encryption.org/v1\n-> X25519 AAAA\n'],
  ])('is not found in %s', (_name, text) => {
    expect(findMarks(Buffer.from(text))).toEqual([])
  })
})
