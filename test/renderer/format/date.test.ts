import { describe, expect, test } from 'vitest'
import {
  daysUntil,
  formatClock,
  formatDay,
  formatDeadline,
  formatMoment,
  formatRecent,
  formatRecentInText,
  parseDay,
  type Reading,
} from '../../../renderer/format/date.ts'

/** Monday 23 November 2026, 14:32 in Hong Kong. */
const now = Date.parse('2026-11-23T06:32:00.000Z')
const en: Reading = { language: 'en-HK', now }
const zh: Reading = { language: 'zh-HK', now }

describe('a day', () => {
  test.each([
    ['2026-11-20T09:42:00.000Z', {}, '20 Nov', '11月20日'],
    ['2026-11-25T10:00:00.000Z', { weekday: true }, 'Wed 25 Nov', '11月25日（三）'],
    ['2026-11-20', { weekday: true, length: 'long' }, 'Friday 20 November', '11月20日（五）'],
    ['2026-10-16', { length: 'long', year: 'always' }, '16 October 2026', '2026年10月16日'],
    ['2027-01-04', {}, '4 Jan 2027', '2027年1月4日'],
    ['2026-09-03', {}, '3 Sep', '9月3日'],
    // 16:30 in London is the next day in Hong Kong.
    ['2026-11-29T16:30:00.000Z', { weekday: true }, 'Mon 30 Nov', '11月30日（一）'],
  ] as const)('%s %j reads %s and %s', (when, options, english, chinese) => {
    expect(formatDay(when, en, options)).toBe(english)
    expect(formatDay(when, zh, options)).toBe(chinese)
  })
})

describe('a moment', () => {
  test.each([
    ['2026-11-20T09:42:00.000Z', 'Fri 20 Nov, 17:42', '11月20日（五）17:42'],
    ['2026-11-22T16:05:09.000Z', 'Mon 23 Nov, 00:05', '11月23日（一）00:05'],
    ['2025-12-31T15:59:00.000Z', 'Wed 31 Dec 2025, 23:59', '2025年12月31日（三）23:59'],
  ])('%s reads %s and %s', (when, english, chinese) => {
    expect(formatMoment(when, en)).toBe(english)
    expect(formatMoment(when, zh)).toBe(chinese)
  })

  test('of today is told by its clock alone', () => {
    expect(formatRecent('2026-11-23T06:06:00.000Z', en)).toBe('Today 14:06')
    expect(formatRecentInText('2026-11-23T06:06:00.000Z', en)).toBe('today 14:06')
    expect(formatRecent('2026-11-23T06:06:00.000Z', zh)).toBe('今日 14:06')
    expect(formatRecent('2026-11-22T15:59:00.000Z', en)).toBe('Sun 22 Nov, 23:59')
  })

  test('has seconds only where they are asked for', () => {
    expect(formatClock('2026-11-23T06:32:07.000Z')).toBe('14:32')
    expect(formatClock('2026-11-23T06:32:07.000Z', true)).toBe('14:32:07')
    expect(formatClock('2026-11-22T16:00:00.000Z')).toBe('00:00')
  })
})

describe('a deadline', () => {
  test.each([
    ['2026-11-25T10:00:00.000Z', 'Wed 25 Nov, 18:00 (2 days)', '11月25日（三）18:00（尚餘 2 日）'],
    ['2026-11-24T10:00:00.000Z', 'Tue 24 Nov, 18:00 (1 day)', '11月24日（二）18:00（尚餘 1 日）'],
    ['2026-11-23T10:00:00.000Z', 'Mon 23 Nov, 18:00 (today)', '11月23日（一）18:00（今日）'],
    ['2026-11-23T06:00:00.000Z', 'Mon 23 Nov, 14:00 (passed)', '11月23日（一）14:00（已過）'],
    ['2026-12-07T10:00:00.000Z', 'Mon 7 Dec, 18:00 (14 days)', '12月7日（一）18:00（尚餘 14 日）'],
  ])('%s reads %s and %s', (when, english, chinese) => {
    expect(formatDeadline(when, en)).toBe(english)
    expect(formatDeadline(when, zh)).toBe(chinese)
  })

  test('counts midnights in Hong Kong, not spans of 24 hours', () => {
    const late = Date.parse('2026-11-23T15:59:00.000Z')
    expect(daysUntil('2026-11-23T16:01:00.000Z', late)).toBe(1)
    expect(daysUntil('2026-11-23T06:00:00.000Z', late)).toBe(0)
    expect(daysUntil('2026-12-24T10:00:00.000Z', now)).toBe(31)
  })
})

describe('a typed day', () => {
  test.each([
    ['2026-12-10', '2026-12-10'],
    ['2026-1-2', '2026-01-02'],
    ['2026/12/10', '2026-12-10'],
    // The day comes first, as Hong Kong writes it.
    ['1/2/2027', '2027-02-01'],
    ['31/12/2026', '2026-12-31'],
    ['1.2.2027', '2027-02-01'],
    ['01-02-2027', '2027-02-01'],
    ['10 Dec 2026', '2026-12-10'],
    ['10 december 2026', '2026-12-10'],
    ['10 Sept 2026', '2026-09-10'],
    ['10Dec2026', '2026-12-10'],
    ['10 Dec, 2026', '2026-12-10'],
    ['Dec 10, 2026', '2026-12-10'],
    ['2026年12月10日', '2026-12-10'],
    ['2026年 1 月 2 日', '2026-01-02'],
    ['2026年1月2號', '2026-01-02'],
    ['２０２６年１２月１０日', '2026-12-10'],
    ['１／２／２０２７', '2027-02-01'],
    ['  10 Dec 2026 ', '2026-12-10'],
    ['29/2/2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed)).toBe(day))

  test.each([
    '', '1', '1/2', '1/2/20', '10 Dec', '10 Dec 26', '2026', '2026-12', '2026年12月', '12月10日', '31/2/2027', '29/2/2027',
    '12/31/2026', '0/1/2027', '2026-13-01', '2026-02-30', '10 Foo 2026', '10 D 2026', '2026年13月1日', 'tomorrow', '1/2/2027 x',
    '1/2-2027', '10 Ma 2026', '10 Decade 2026', '1/2/0027',
  ])('%j is none (yet)', (typed) => expect(parseDay(typed)).toBeNull()) // prettier-ignore

  test('is read back as it is shown, in both languages', () => {
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2028, 11, 31); day += 9 * 86_400_000) {
      const iso = new Date(day).toISOString().slice(0, 10)
      for (const reading of [en, zh]) {
        expect(parseDay(formatDay(iso, reading, { year: 'always' }))).toBe(iso)
        expect(parseDay(formatDay(iso, reading, { year: 'always', length: 'long' }))).toBe(iso)
      }
    }
  })
})
