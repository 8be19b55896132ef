import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitScale, gutterPx, zoomIn, zoomOut } from '../../../renderer/pdf/fit-scale.ts'

describe('the scale of a fitted page', () => {
  test('fills the pane between its gutters, and leaves margins in a wide one', () => {
    expect(fitScale(784, 816) * 816).toBeCloseTo(784 - 2 * gutterPx, 0)
    expect(fitScale(1264, 816) * 816).toBeCloseTo(780, 0)
    expect(fitScale(1264, 1684) * 1684).toBeCloseTo(780, 0)
  })
  test('never vanishes in a pane that is folded away', () => expect(fitScale(0, 816)).toBeGreaterThan(0.1))
})

describe('zooming', () => {
  test('in and out again always moves, and stays within a quarter and five times', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.25, max: 5, noNaN: true }), (scale) => {
        if (scale < 4.8) expect(zoomIn(scale)).toBeGreaterThan(scale)
        if (scale > 0.26) expect(zoomOut(scale)).toBeLessThan(scale)
        expect(zoomIn(scale)).toBeLessThanOrEqual(5)
        expect(zoomOut(scale)).toBeGreaterThanOrEqual(0.25)
      }),
    )
  })
})
