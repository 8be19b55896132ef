import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../tools/demo/pdf/break-lines.ts'

/** Ideographs one em, everything else half: near enough to a font. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (/[⺀-鿿　-〿＀-￯]/u.test(char) ? 10 : 5), 0)

describe('breaking lines for the demo documents', () => {
  it.each([
    ['breaks Chinese without spaces', '人工智能算力資助', 40, ['人工智能', '算力資助']],
    ['lets no full stop begin a line', '人工智能。算力', 40, ['人工智', '能。算力']],
    ['lets no opening bracket end a line', '人工智（算力）', 40, ['人工智', '（算力）']],
    ['breaks English at spaces', 'compute for all', 40, ['compute', 'for all']],
    ['breaks a compound at its hyphen', 'card-months', 30, ['card-', 'months']],
    ['keeps a figure and its unit mark together', '誤差9%為準', 25, ['誤差', '9%為', '準']],
    ['cuts a word wider than the line', 'abcdefghij', 25, ['abcde', 'fghij']],
    ['gives no lines for no text', '', 40, []],
  ])('%s', (_name, text, width, lines) => {
    expect(breakLines(text, measure, width)).toEqual(lines)
  })

  it('loses and adds nothing but spaces', () => {
    const piece = fc.constantFrom('算', '力', '。', '（', '）', 'word', '12%', '-', ' ', '，')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 10, max: 90 }), (pieces, width) => {
        const text = pieces.join('')
        const lines = breakLines(text, measure, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) if (Array.from(line).length > 1) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
