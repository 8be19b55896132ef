import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createReadingProgress } from '../../../renderer/pdf/reading-progress.ts'
import { createDraftQueue } from '../../../renderer/drafts/draft-queue.ts'
import { forgetAll } from '../../../renderer/state/forgettable.ts'
import { flushDrafts, forgetDrafts, keepUnsaved, openDraft } from '../../../renderer/drafts/open-drafts.ts'
import type { AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

type Saved = Result<{ readonly savedAt: string }, AppError>
const full: Saved = err({ kind: 'disk-full' })

/** A disk that takes a while, and fails when told to. */
function slowDisk(tookMs = 20) {
  const written: string[] = []
  const failing = { now: false }
  let together = 0
  let mostTogether = 0
  const save = async (value: string): Promise<Saved> => {
    together += 1
    mostTogether = Math.max(mostTogether, together)
    await new Promise((resolve) => setTimeout(resolve, tookMs))
    together -= 1
    if (failing.now) return full
    written.push(value)
    return ok({ savedAt: `after ${written.length}` })
  }
  return { written, failing, save, mostTogether: () => mostTogether }
}

describe('the queue of a draft', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())
  const start = (disk = slowDisk()) => ({
    disk,
    queue: createDraftQueue<string>({ save: disk.save, savedAt: null, delayMs: 300 }),
  })

  test('saves once, 300 ms after the last keystroke', async () => {
    const { disk, queue } = start()
    for (const text of ['a', 'ab', 'abc']) {
      queue.put(text)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(disk.written).toEqual([])
    expect(queue.state()).toEqual({ kind: 'pending' })
    await vi.advanceTimersByTimeAsync(200)
    expect(disk.written).toEqual(['abc'])
    expect(queue.state()).toEqual({ kind: 'saved', at: 'after 1' })
  })

  test('saves what is typed without a pause too, at the latest a second after the first of it', async () => {
    const { disk, queue } = start()
    const texts = Array.from({ length: 60 }, (_, length) => 'a'.repeat(length + 1))
    for (const text of texts) {
      queue.put(text)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(disk.written.length).toBeGreaterThanOrEqual(5)
    expect(60 - (disk.written.at(-1)?.length ?? 0)).toBeLessThanOrEqual(11)
    await vi.advanceTimersByTimeAsync(400)
    expect(disk.written.at(-1)).toBe(texts.at(-1))
    expect(disk.mostTogether()).toBe(1)
  })

  test('flush saves at once and resolves when it is on disk', async () => {
    const { disk, queue } = start()
    queue.put('typed')
    const flushed = queue.flush()
    await vi.advanceTimersByTimeAsync(20)
    await flushed
    expect(disk.written).toEqual(['typed'])
    expect(queue.unsaved()).toBeNull()
  })

  test('what is typed while a save runs is saved after it, never beside it', async () => {
    const { disk, queue } = start()
    queue.put('one')
    const flushed = queue.flush()
    queue.put('two')
    expect(queue.unsaved()).toBe('two')
    await vi.advanceTimersByTimeAsync(60)
    await flushed
    expect(disk.written).toEqual(['one', 'two'])
    expect(disk.mostTogether()).toBe(1)
  })

  test('a failed save stays red through further typing and is tried again until it works', async () => {
    const { disk, queue } = start()
    disk.failing.now = true
    queue.put('kept')
    await vi.advanceTimersByTimeAsync(350)
    expect(queue.state()).toEqual({ kind: 'failed', error: { kind: 'disk-full' } })
    expect(queue.unsaved()).toBe('kept')
    queue.put('kept and more')
    expect(queue.state()).toMatchObject({ kind: 'failed' })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(queue.state()).toMatchObject({ kind: 'failed' })
    disk.failing.now = false
    await vi.advanceTimersByTimeAsync(10_100)
    expect(disk.written).toEqual(['kept and more'])
    expect(queue.state()).toMatchObject({ kind: 'saved' })
  })

  test('what was typed is still there after it was saved, for a screen that opens again', async () => {
    const { queue } = start()
    expect(queue.latest()).toBeNull()
    queue.put('typed')
    await vi.advanceTimersByTimeAsync(400)
    expect(queue.unsaved()).toBeNull()
    expect(queue.latest()).toBe('typed')
    queue.discard()
    expect(queue.latest()).toBeNull()
  })

  test('a save that throws counts as failed', async () => {
    const queue = createDraftQueue<string>({ save: () => Promise.reject(new Error('gone')), savedAt: null, delayMs: 0 })
    queue.put('x')
    await vi.advanceTimersByTimeAsync(1)
    expect(queue.state()).toEqual({ kind: 'failed', error: { kind: 'unexpected' } })
    queue.discard()
  })

  test('a discarded draft is never written again, even when a save was under way', async () => {
    const { disk, queue } = start()
    disk.failing.now = true
    queue.put('secret')
    void queue.flush()
    queue.discard()
    await vi.advanceTimersByTimeAsync(30)
    disk.failing.now = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect(disk.written).toEqual([])
    expect(queue.unsaved()).toBeNull()
  })

  test('whatever the timing of keys and failures, the last value is on disk in the end', async () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 600 }), fails: fc.boolean(), flush: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { disk, queue } = start()
        for (const [index, { wait, fails, flush }] of steps.entries()) {
          disk.failing.now = fails
          queue.put(String(index))
          if (flush) void queue.flush()
          await vi.advanceTimersByTimeAsync(wait)
        }
        disk.failing.now = false
        await vi.advanceTimersByTimeAsync(60_000)
        expect(disk.written.at(-1)).toBe(String(steps.length - 1))
        expect(disk.mostTogether()).toBe(1)
        expect(queue.state()).toMatchObject({ kind: 'saved' })
      }),
      { numRuns: 60 },
    )
  })
})

describe('drafts that outlive their screen', () => {
  test('are found again by their key, flushed together, and forgotten with their application and on lock', async () => {
    const disk = slowDisk(0)
    const options = { save: disk.save, savedAt: null, delayMs: 10_000 }
    const score = openDraft<string>('score:a1', options)
    openDraft<string>('vote:a1', options).put('vote')
    openDraft<string>('vote:b2', options).put('other')
    score.put('score')
    expect(openDraft('score:a1', options)).toBe(score)
    await flushDrafts()
    expect([...disk.written].sort()).toEqual(['other', 'score', 'vote'])
    score.put('late')
    forgetDrafts('a1')
    await flushDrafts()
    expect(disk.written).not.toContain('late')
    expect(openDraft('score:a1', options)).not.toBe(score)
    const vote = openDraft('vote:b2', options)
    forgetAll()
    expect(vote.latest()).toBeNull()
    expect(openDraft('vote:b2', options)).not.toBe(vote)
  })

  test('so is a place in a document that one rests on: saved with the drafts, never after its application is gone', async () => {
    const saved: string[] = []
    const rest = (key: string) => {
      const progress = createReadingProgress({ delayMs: 10_000, save: (page) => saved.push(`${key} ${page}`) })
      return { progress, leave: keepUnsaved(`reading:${key}`, progress) }
    }
    const [a1, b2, c3] = [rest('a1'), rest('b2'), rest('c3')]
    a1.progress.at(3)
    b2.progress.at(5)
    await flushDrafts()
    expect(saved).toEqual(['a1 3', 'b2 5'])
    a1.progress.at(4)
    c3.progress.at(1)
    forgetDrafts('a1')
    a1.progress.flush()
    b2.progress.at(6)
    c3.leave()
    forgetAll()
    for (const { progress } of [b2, c3]) progress.flush()
    expect(saved).toEqual(['a1 3', 'b2 5', 'c3 1'])
  })
})
