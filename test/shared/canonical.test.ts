import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseStrict, toCanonical } from '../../shared/canonical.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('writing', () => {
  it.each<[string, unknown, string]>([
    [
      'sorts keys by UTF-16 unit, not by locale or code point',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    ],
    ['keeps both spellings of an accent apart', ['\u00e9', 'e\u0301'], '["\u00e9","e\u0301"]'],
    ['escapes only what JSON must', 'a"\\\u0000\n\u007f/算力', '"a\\"\\\\\\u0000\\n\u007f/算力"'],
    ['writes the largest safe number', [2 ** 53 - 1, 1 - 2 ** 53, 0], '[9007199254740991,-9007199254740991,0]'],
    ['writes minus zero as zero', -0, '0'],
    [
      'writes objects without a prototype',
      Object.assign(Object.create(null), { b: null, a: true }),
      '{"a":true,"b":null}',
    ],
  ])('%s', (_, value, text) => {
    expect(toCanonical(value)).toBe(text)
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['an undefined element', [undefined]],
    ['a hole in an array', [1, , 2]], // oxlint-disable-line no-sparse-arrays -- the hole is the case
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a function', { f: () => 1 }],
    ['a bigint', 1n],
    ['a boxed string', Object('x')],
    ['a fraction', 0.5],
    ['a number beyond 2^53 - 1', 2 ** 53],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half a surrogate pair in a text', ['\ud83d']],
    ['half a surrogate pair in a key', { '\ude00': 1 }],
    ['a __proto__ key', JSON.parse('{"__proto__":1}')],
    ['33 levels', nested(33)],
  ])('throws on %s', (_, value) => {
    expect(() => toCanonical(value)).toThrow(TypeError)
  })

  test('32 levels are written', () => {
    expect(toCanonical(nested(32))).toBe(`${'['.repeat(32)}1${']'.repeat(32)}`)
  })

  test('a loop is refused instead of running on', () => {
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(() => toCanonical(loop)).toThrow(TypeError)
  })
})

describe('reading', () => {
  it.each<[string, string, string]>([
    ['a duplicate key', '{"a":1,"a":1}', 'not-canonical'],
    ['a duplicate key written as an escape', '{"a":1,"\\u0061":1}', 'not-canonical'],
    ['keys out of order', '{"b":1,"a":2}', 'not-canonical'],
    ['a space', '{"a": 1}', 'not-canonical'],
    ['a newline at the end', '{}\n', 'not-canonical'],
    ['an escape that is not needed', '"\\u0041"', 'not-canonical'],
    ['an upper-case escape', '"\\u001F"', 'not-canonical'],
    ['an exponent', '[1e2]', 'not-canonical'],
    ['a whole number written as a fraction', '[1.0]', 'not-canonical'],
    ['minus zero', '[-0]', 'not-canonical'],
    ['a fraction', '[0.1]', 'number'],
    ['a number that would be rounded', '[9007199254740993]', 'number'],
    ['half a surrogate pair, escaped', '"\\ud83d"', 'text'],
    ['__proto__', '{"__proto__":{"a":1}}', 'key'],
    ['too many levels', '['.repeat(33) + ']'.repeat(33), 'depth'],
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000), 'depth'],
    ['nothing', '', 'not-json'],
    ['two values', '{}{}', 'not-json'],
    ['a byte order mark', '\ufeff{}', 'not-json'],
  ])('refuses %s', (_, text, fault) => {
    expect(parseStrict(text)).toEqual({ ok: false, error: { kind: 'not-canonical', fault } })
  })

  const scalar = fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary' }))
  const key = fc.string({ unit: 'binary' }).filter((text) => text !== '__proto__')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
  }))

  test('what was written reads back as the same value, and only that spelling does', () => {
    fc.assert(
      fc.property(value, fc.nat(), (original, at) => {
        const text = toCanonical(original)
        const read = parseStrict(text)
        expect(read.ok && toCanonical(read.value)).toBe(text)
        const place = at % (text.length + 1)
        const spaced = `${text.slice(0, place)} ${text.slice(place)}`
        const again = parseStrict(spaced)
        // A space inside a string makes another string; anywhere else it is refused.
        if (again.ok) expect(toCanonical(again.value)).toBe(spaced)
      }),
    )
  })
})
