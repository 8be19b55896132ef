import { describe, expect, test } from 'vitest'
import { columnPixels } from '../../../renderer/views/importing/column-widths.ts'
import { countUnreadable } from '../../../renderer/views/importing/encoding-preview.ts'

describe('a column', () => {
  test('shows its usual value and the whole of its head, whichever is longer', () => {
    expect(columnPixels(12, 'No.')).toBe(columnPixels(12, ''))
    expect(columnPixels(2, 'Preferred start')).toBeGreaterThan(columnPixels(2, 'Start'))
    expect(columnPixels(2, '開始日期')).toBeGreaterThan(columnPixels(2, 'Date'))
  })

  test('is never too narrow to be chosen nor wider than a page of text', () => {
    expect(columnPixels(0, '')).toBeGreaterThanOrEqual(44)
    expect(columnPixels(20_000, 'Objectives')).toBeLessThanOrEqual(264)
  })
})

describe('characters that could not be read', () => {
  test.each([
    ['燈籠灣理工大學,(a)\r\n\tsecond', 0],
    ['\uFFFDO\uFFFDW', 2],
    ['\uE000銅鑼', 1],
    ['a\u0000b\u0000', 2],
    ['𠮷野', 0],
  ])('%j has %i', (preview, count) => expect(countUnreadable(preview)).toBe(count))
})
