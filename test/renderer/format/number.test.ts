import { describe, expect, test } from 'vitest'
import {
  formatBasisPoints,
  formatBytePair,
  formatBytes,
  formatCount,
  formatMoney,
  formatNumber,
  formatTenths,
} from '../../../renderer/format/number.ts'

describe('numbers', () => {
  test.each([
    [551_880_000, 'HK$5,518,800'],
    [50, 'HK$0.50'],
    [123_456, 'HK$1,234.56'],
    [-1_825_000, '−HK$18,250'],
    [0, 'HK$0'],
  ])('%d cents are %s', (amountCents, text) => expect(formatMoney(amountCents)).toBe(text))

  test.each([
    [7_000, '70%'],
    [6_250, '62.5%'],
    [3_333, '33.33%'],
    [0, '0%'],
  ])('%d basis points are %s', (basisPoints, text) => expect(formatBasisPoints(basisPoints)).toBe(text))

  test.each([
    [72, '7.2'],
    [80, '8.0'],
    [100, '10.0'],
    [5, '0.5'],
  ])('%d tenths are %s', (tenths, text) => expect(formatTenths(tenths)).toBe(text))

  test.each([
    [0, '0 kB'],
    [1, '1 kB'],
    [999_999, '1,000 kB'],
    [1_200_000, '1.2 MB'],
    [412_000_000, '412 MB'],
    [12_340_000_000, '12.3 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  test.each([
    [168_400_000, 412_000_000, ['168', '412 MB']],
    [1_240_000, 4_800_000, ['1.2', '4.8 MB']],
    [0, 20_000, ['0', '20 kB']],
  ])('%d of %d bytes share a unit', (done, total, pair) => expect(formatBytePair(done, total)).toEqual(pair))

  test('counts are grouped, with a real minus', () => {
    expect(formatCount(1_284)).toBe('1,284')
    expect(formatCount(-3)).toBe('−3')
  })

  test('numbers of applications have two digits, and more when there are more', () => {
    expect([2, 11, 107].map(formatNumber)).toEqual(['02', '11', '107'])
  })
})
