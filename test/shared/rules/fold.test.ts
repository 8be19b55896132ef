import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characterClasses } from '../../../shared/rules/character-classes.ts'
import { foldedWords, foldName, foldText } from '../../../shared/rules/fold.ts'
import { classesToModule, makeClasses } from '../../../tools/names/make-character-classes.ts'

describe('names that count as one', () => {
  test.each([
    ['Lantern Bay Polytechnic', 'LANTERN BAY POLYTECHNIC'],
    ['Lantern Bay Polytechnic', 'Lantern-Bay Polytechnic'],
    ['Lantern Bay Technologies Limited', 'Lantern Bay Technologies Ltd.'],
    ['Lantern Bay Technologies Co., Ltd.', 'Lantern Bay Technologies Company Limited'],
    ['Lantern Bay Technologies', 'The Lantern Bay Technologies Limited'],
    ['Lantern Bay Inc', 'Lantern Bay, Incorporated'],
    ['Ｌａｎｔｅｒｎ　Ｂａｙ', 'Lantern Bay'],
    ['Wong & Chan Laboratories', 'Wong and Chan Laboratories'],
    ["St. Mary's Institute", 'St Mary’s Institute'],
    ['Société Générale', 'Societe Generale'],
    ['İstanbul', 'Istanbul'],
    ['L.B.P.', 'LBP'],
    ['燈塔灣理工大學', '灯塔湾理工大学'],
    ['燈塔灣科技有限公司', '灯塔湾科技股份有限公司'],
    ['燈塔灣科技有限公司', '燈塔灣科技'],
    ['衞啓電子工程（香港）有限公司', '衛啟電子工程(香港)有限公司'],
    ['戶外綫路研究所', '户外線路研究所'],
    ['恆生數據', '恒生数据'],
    ['裏海發展', '里海发展'],
    ['𠮷野人工智能', '吉野人工智能'],
    ['陳嘉麟', '陈 嘉 麟'],
    ['⻑江實驗室', '長江实验室'],
    ['⿓門⾞房有限公司', '龙门车房'],
    ['民生母語', '⺠生⺟语'],
    ['AI 數據中心', 'ai数据中心'],
  ])('%s is %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
    expect(foldName(one)).not.toBe('')
  })

  test.each([
    ['Lantern Bay Polytechnic', 'Lantern Bay University'],
    ['Lantern Bay (Hong Kong) Limited', 'Lantern Bay (Macau) Limited'],
    ['燈塔灣科技有限公司', '燈塔灣生物有限公司'],
    ['Limited', 'Company'],
    ['有限公司', '公司'],
    ['𠀀𠀁', '𠀀𠀂'],
    ['が', 'か'],
    ['Theory Labs', 'ory Labs'],
  ])('%s is not %s', (one, other) => expect(foldName(one)).not.toBe(foldName(other)))

  test('Chinese and Latin runs are words of their own', () => {
    expect(foldedWords('AI數據lab 3D')).toEqual(['ai', foldText('數據'), 'lab', '3d'])
  })
})

describe('folding', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme-composite' }),
  )

  const isTrueOf = (texts: fc.Arbitrary<string>, claim: (text: string) => boolean) => {
    fc.assert(fc.property(texts, claim))
  }
  test('changes nothing the second time', () => {
    isTrueOf(anyText, (text) => foldText(foldText(text)) === foldText(text))
  })
  test('leaves no half of a pair of surrogates', () => {
    isTrueOf(anyText, (text) => !/\p{Surrogate}/u.test(foldName(text)))
    expect(foldName('a\ud842')).toBe('a')
  })
  test('is empty only where there is no letter or digit', () => {
    isTrueOf(fc.stringMatching(/^[a-z0-9一-龥]{1,12}$/u), (text) => foldName(text) !== '')
    expect(foldName(' -- ()')).toBe('')
  })
  test('does not see blanks or hyphens between words', () => {
    const words = fc.array(fc.stringMatching(/^[bdfghjk]{2,6}$/), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(' ', '-', ' – ', '　', ', '),
        (parts, gap) => foldName(parts.join(gap)) === foldName(parts.join(' ')),
      ),
    )
  })
})

describe('the table of characters', () => {
  test('is what the script makes', () => {
    const committed = readFileSync(new URL('../../../shared/rules/character-classes.ts', import.meta.url), 'utf8')
    expect(committed).toBe(classesToModule(makeClasses()))
  })
  test('has a letter for each class', () => {
    const classes = characterClasses.trim().split(/\s+/)
    expect(classes.filter((one) => !/^\p{L}/u.test(one))).toEqual([])
  })
  test('folds no two of its classes together, and none to nothing', () => {
    const folded = characterClasses.trim().split(/\s+/).map(foldText)
    expect(new Set(folded.map((one) => Array.from(one)[0])).size).toBe(folded.length)
    expect(folded.filter((one) => new Set(one).size === 0 || one.includes(' '))).toEqual([])
  })
  test('has each character in one class', () => {
    const all = Array.from(characterClasses.replaceAll(/\s/g, ''))
    expect(new Set(all).size).toBe(all.length)
    expect(characterClasses.trim().split(/\s+/).length).toBeGreaterThan(3_000)
  })
})
