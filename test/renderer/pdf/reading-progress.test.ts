import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createReadingProgress, readState } from '../../../renderer/pdf/reading-progress.ts'

describe('reading progress', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())
  const start = () => {
    const saved: number[] = []
    return { saved, progress: createReadingProgress({ delayMs: 400, save: (page) => saved.push(page) }) }
  }

  test('saves the page on which the reader rests, not those scrolled past', () => {
    const { saved, progress } = start()
    for (const page of [1, 2, 3, 4]) {
      progress.at(page)
      vi.advanceTimersByTime(100)
    }
    expect(saved).toEqual([])
    vi.advanceTimersByTime(300)
    expect(saved).toEqual([4])
  })
  test('saves at once what waits when the document is left, and then nothing more', () => {
    const { saved, progress } = start()
    progress.at(7)
    progress.flush()
    progress.flush()
    vi.advanceTimersByTime(1000)
    expect(saved).toEqual([7])
  })
  test('does not save the same page twice in a row, nor a page that was left again at once', () => {
    const { saved, progress } = start()
    progress.at(7)
    vi.advanceTimersByTime(400)
    progress.at(8)
    vi.advanceTimersByTime(100)
    progress.at(7)
    vi.advanceTimersByTime(400)
    expect(saved).toEqual([7])
  })
  test.each([
    [0, 10, 'unread'],
    [1, 10, 'part'],
    [10, 10, 'read'],
    [11, 10, 'read'],
    [0, 0, 'unread'],
  ] as const)('reading to page %i of %i is "%s"', (to, pages, state) => expect(readState(to, pages)).toBe(state))
})
