import { PDF } from '@libpdf/core'
import { expect, test } from 'vitest'
import { printFont } from '../../../tools/fonts/print-fonts.ts'
import { withoutRadicals } from '../../../tools/fonts/without-radicals.ts'

const fontOf = (weight: 'regular' | 'bold') => PDF.create().embedFont(printFont(weight))

test.each(['regular', 'bold'] as const)(
  'the %s font keeps every plain character and no second name of one',
  (weight) => {
    const font = fontOf(weight)
    expect(font.getUnencodableCharacters('嘅咗㗎𨋢冇𠝹𡃁𠺢喆燊堃鋆栢衞峯麐珺禤人工金水Aé')).toEqual([])
    // Kangxi man and work, and a compatibility ideograph: their glyphs are those of 人, 工 and 金.
    expect(font.getUnencodableCharacters('\u2f08\u2f2f\uf90a')).toEqual(['\u2f08', '\u2f2f', '\uf90a'])
  },
)

test('a font without a full character map is refused', () => {
  expect(() => withoutRadicals(Buffer.alloc(64))).toThrow()
})
