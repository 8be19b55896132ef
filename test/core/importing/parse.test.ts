import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCategory, parseLetter, parseYesNo } from '../../../electron/core/importing/parse-choice.ts'
import { parseCards, parseCount, parseMillions, parseMonths } from '../../../electron/core/importing/parse-count.ts'
import { parseDate } from '../../../electron/core/importing/parse-date.ts'
import { parseList, parseText } from '../../../electron/core/importing/parse-text.ts'
import type { Parsed } from '../../../electron/core/importing/parsed.ts'
import type { Mark } from '../../../electron/core/importing/raw.ts'

/** Value or the code of what is wrong, and what the button would write. */
const said = <T>({ value, notes }: Parsed<T>): readonly unknown[] => [
  ...(value === null ? [] : [value]),
  ...notes.map(({ code }) => code),
  ...notes.flatMap(({ use }) => (use === undefined ? [] : [`→ ${use.text}`])),
]
const number: Mark = { kind: 'number' }
const date: Mark = { kind: 'date' }

describe('cards', () => {
  const nineMonths = { months: 9, hoursPerMonth: 730 }
  test.each([
    ['16', [16]],
    ['1,024', [1024]],
    ['１６', [16]],
    ['16.0', [16]],
    ['46,720 hours', ['hours', '→ 8']],
    ['46720 GPU-hours', ['hours', '→ 8']],
    ['46,720 GPU 小時', ['hours', '→ 8']],
    ['105,120 card-hours', ['hours', '→ 16']],
    ['144 card-months', ['card-months', '→ 16']],
    ['144 卡月', ['card-months', '→ 16']],
    ['46720', ['hours-maybe', '→ 8']],
    ['16 cards', ['not-a-number', '→ 16']],
    ['16張', ['not-a-number', '→ 16']],
    ['a lot', ['not-a-number']],
    ['十六', ['not-a-number']],
    ['0', ['too-small']],
    ['-4', ['too-small']],
    ['−4', ['too-small']],
    ['7.5', ['fraction']],
    ['70%', ['percent']],
    ['1234567890123456', ['digits']],
  ])('“%s” over nine months', (text, expected) => {
    expect(said(parseCards(text, undefined, nineMonths))).toEqual(expected)
  })

  test('hours name the cards they would be, and wait for the months', () => {
    const [note] = parseCards('46,720 hours', undefined, nineMonths).notes
    expect(note?.sentence.en).toBe(
      '“46,720 hours” is GPU-hours; this column takes cards. Over 9 months at 730 hours a month it is 7.1 cards.',
    )
    expect(note?.use?.said).toEqual({ en: 'Use 8 cards', zh: '改為 8 張卡' })
    expect(said(parseCards('46,720 hours', undefined, { months: null, hoursPerMonth: 730 }))).toEqual(['hours'])
  })

  test('what is a whole number of cards but for the length of months is that number', () => {
    expect(said(parseCards('8,760 hours', undefined, { months: 6, hoursPerMonth: 720 }))).toEqual(['hours', '→ 2'])
  })

  test('a cell shown as a percentage holds a hundredth of what it shows', () => {
    expect(said(parseCards('1600%', { kind: 'percent' }, nineMonths))).toEqual(['percent', '→ 16'])
  })

  test('any number of cards that the form takes is read back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.boolean(), (cards, isSeparated) => {
        const text = isSeparated ? cards.toLocaleString('en-GB') : String(cards)
        expect(said(parseCards(text, number, nineMonths))).toEqual([cards])
      }),
    )
  })

  test('no text at all breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value, notes } = parseCards(text, undefined, nineMonths)
        expect(value === null ? notes.length : 0).toBe(value === null ? 1 : 0)
      }),
    )
  })
})

test.each([
  ['6', [6]],
  ['6 months', ['not-a-number', '→ 6']],
  ['6個月', ['not-a-number', '→ 6']],
  ['1 year', ['years', '→ 12']],
  ['兩年', ['years', '→ 24']],
  ['半年', ['years', '→ 6']],
  ['61', ['too-large']],
  ['0', ['too-small']],
  ['6 years', ['years']],
])('“%s” months', (text, expected) => {
  expect(said(parseMonths(text, undefined))).toEqual(expected)
})

test.each([
  ['7000', [7000]],
  ['7B', ['unit', '→ 7000']],
  ['1.5 T', ['unit', '→ 1500000']],
  ['70億', ['unit', '→ 7000']],
  ['130 million', ['unit', '→ 130']],
  ['0', [0]],
])('“%s” million parameters', (text, expected) => {
  expect(said(parseMillions(text, undefined))).toEqual(expected)
})

test('a date in a column of numbers is named as one', () => {
  expect(said(parseCount('2027-03-01', date, { min: 0, max: 9 }))).toEqual(['date-as-number'])
})

describe('dates', () => {
  const context = { today: '2026-11-24', is1904: false }
  test.each([
    ['2027-03-01', ['2027-03-01']],
    ['2027/3/1', ['2027-03-01']],
    ['2027.3.1', ['2027-03-01']],
    ['20270301', ['2027-03-01']],
    ['2027-03-01T00:00:00', ['2027-03-01']],
    ['1 March 2027', ['2027-03-01']],
    ['1st Mar 2027', ['2027-03-01']],
    ['March 1, 2027', ['2027-03-01']],
    ['2027年3月1日', ['2027-03-01']],
    ['２０２７年３月１日', ['2027-03-01']],
    ['13/2/2027', ['2027-02-13']],
    ['1/3/2027', ['2027-03-01', 'day-first', '→ 2027-03-01']],
    ['3/3/2027', ['2027-03-03']],
    ['2/13/2027', ['month-first', '→ 2027-02-13']],
    ['民國116年3月1日', ['2027-03-01', 'republic', '→ 2027-03-01']],
    ['中華民國116年3月1日', ['2027-03-01', 'republic', '→ 2027-03-01']],
    ['116/3/1', ['2027-03-01', 'republic', '→ 2027-03-01']],
    ['1/3/27', ['short-year', '→ 2027-03-01']],
    ['31/2/2027', ['no-such-day']],
    ['2027年2月29日', ['no-such-day']],
    ['29/2/2028', ['2028-02-29']],
    ['31 April 2027', ['no-such-day']],
    ['2027-13-01', ['no-such-day']],
    ['1/3/1927', ['far-year']],
    ['soon', ['not-a-date']],
    ['Q1 2027', ['not-a-date']],
    ['46447', ['day-number', '→ 2027-03-01']],
    ['12', ['not-a-date']],
  ])('“%s”', (text, expected) => {
    expect(said(parseDate(text, undefined, context))).toEqual(expected)
  })

  test('the sentence about a day that is not names it in both languages', () => {
    const [note] = parseDate('31/2/2027', undefined, context).notes
    expect(note?.sentence).toEqual({
      en: '31 Feb 2027 does not exist. Write the right date.',
      zh: '2027年2月31日並不存在，請填寫正確日期。',
    })
  })

  test('a bare number of days is read by the workbook’s own count', () => {
    expect(said(parseDate('44985', number, { ...context, is1904: true }))).toEqual(['day-number', '→ 2027-03-01'])
  })

  test('a date four years and a day away is a date of the other count, perhaps', () => {
    expect(said(parseDate('2031-03-02', date, context))).toEqual(['2031-03-02', 'date-system', '→ 2027-03-01'])
    expect(said(parseDate('2023-02-28', date, context))).toEqual(['2023-02-28', 'date-system', '→ 2027-03-01'])
    expect(said(parseDate('2027-03-01', date, context))).toEqual(['2027-03-01'])
  })

  test('every day of the century is read from each way of writing it', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [y = 0, m = 0, d = 0] = iso.split('-').map(Number)
        for (const text of [
          iso,
          `${y}/${m}/${d}`,
          `${y}年${m}月${d}日`,
          `${d}/${m}/${y}`,
          `民國${y - 1911}年${m}月${d}日`,
        ])
          expect(parseDate(text, undefined, context).value).toBe(iso)
      }),
    )
  })
})

test.each([
  ['a', 'a'],
  ['(d)', 'd'],
  ['（d）', 'd'],
  ['(d) AI start-up 人工智能初創企業', 'd'],
  ['AI start-up', 'd'],
  ['政府部門', 'c'],
  ['B', 'b'],
  ['f', null],
  ['another', null],
  ['1', null],
])('category “%s”', (text, expected) => {
  expect(parseCategory(text).value).toBe(expected)
})

test.each([
  ['A', 'A'],
  ['b', 'B'],
  ['Attachment C', 'C'],
  ['附件D', 'D'],
  ['I', null],
  ['Appendix', null],
])('letter “%s”', (text, expected) => {
  expect(parseLetter(text).value).toBe(expected)
})

test.each([
  ['Yes', true],
  ['Yes 是', true],
  ['是', true],
  ['TRUE', true],
  ['✓', true],
  ['no', false],
  ['No 否', false],
  ['沒有', false],
  ['0', false],
  ['maybe', null],
])('yes or no “%s”', (text, expected) => {
  expect(parseYesNo(text).value).toBe(expected)
})

describe('texts', () => {
  const rules = { maxLength: 20, isOneLine: true }
  test('rare characters, variation selectors and capitals are kept exactly', () => {
    for (const name of ['𠮷野', '啲嘅冚嚟㗎𨋢𡃁', '葛󠄀城', 'ﬁne Ａ'])
      expect(parseText(` ${name} `, rules).value).toBe(name)
  })
  test('control and direction marks are named, and taken out by the button', () => {
    for (const mark of ['\u0000', '\u0007', '\u200e\u202e', '\u2066'])
      expect(said(parseText(`Sample${mark}Name`, rules))).toEqual([
        'control',
        expect.stringMatching(/^→ Sample\u200e?Name$/),
      ])
  })
  test('what could not be decoded is not taken for a name', () => {
    expect(said(parseText('深水\ufffd', rules))).toEqual(['unreadable'])
    expect(said(parseText('\ud842', rules))).toEqual(['unreadable'])
  })
  test('a text too long says how long it is', () => {
    const parsed = parseText('x'.repeat(21), rules)
    expect(said(parsed)).toEqual(['too-long'])
    expect(parsed.notes[0]?.sentence.en).toContain('21')
  })
  test('lists keep the places of two languages side by side', () => {
    expect(parseList('One; ;Three')).toEqual(['One', '', 'Three'])
    expect(parseList('甲；乙\n丙')).toEqual(['甲', '乙', '丙'])
    expect(parseList('  ')).toEqual([])
  })
})
