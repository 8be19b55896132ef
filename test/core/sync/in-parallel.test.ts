import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inParallel } from '../../../electron/core/sync/in-parallel.ts'

const upwards = (a: number, b: number) => a - b
const soon = () => new Promise((resolve) => setTimeout(resolve, 0))

test('does each item once, so many at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (items, width) => {
        const done: number[] = []
        let running = 0
        let most = 0
        const failed = await inParallel(items, width, async (item) => {
          most = Math.max(most, ++running)
          await soon()
          done.push(item)
          running -= 1
          return null
        })
        expect(failed).toBeNull()
        expect(done.toSorted(upwards)).toEqual(items.toSorted(upwards))
        expect(most).toBe(Math.min(width, items.length))
      },
    ),
    { numRuns: 30 },
  )
})

test('begins nothing after a failure, gives the first, and waits for what runs', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const failed = await inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item)
    await soon()
    if (item === 1) await soon()
    ended.push(item)
    return item === 2 ? 'second' : null
  })
  expect(failed).toBe('second')
  expect(begun).toEqual([1, 2])
  expect(ended.toSorted(upwards)).toEqual([1, 2])
})

test('throws on what is thrown, once everything has ended', async () => {
  let isEnded = false
  const work = async (item: number) => {
    if (item === 1) throw new Error('broken')
    await soon()
    isEnded = true
    return null
  }
  await expect(inParallel([1, 2], 2, work)).rejects.toThrow('broken')
  expect(isEnded).toBe(true)
})
