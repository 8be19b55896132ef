import { describe, expect, test } from 'vitest'
import { currentItem, type OutlineItem } from '../../../renderer/pdf/outline.ts'

const item = (page: number | null): OutlineItem => ({ title: 't', depth: 0, destination: null, page })

describe('the current entry of an outline', () => {
  test.each([
    [1, 0],
    [3, 1],
    [4, 3],
    [9, 4],
  ])('on page %i it is the last entry that has begun', (page, index) => {
    expect(currentItem([item(1), item(2), item(null), item(4), item(7)], page)).toBe(index)
  })
  test('is none in front of the first, or without pages', () => {
    expect(currentItem([item(5)], 4)).toBe(-1)
    expect(currentItem([item(null)], 4)).toBe(-1)
  })
})
