import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bilingual } from '../../../shared/ids.ts'
import {
  type CaseNames,
  featuresOf,
  indexCases,
  isAlike,
  similarCases,
  titleCandidates,
} from '../../../shared/rules/similar-cases.ts'

const en = (text: string): Bilingual => ({ en: text, zh: '' })
const zh = (text: string): Bilingual => ({ en: '', zh: text })
let made = 0
const aCase = (names: Partial<CaseNames>): CaseNames => {
  made += 1
  return {
    key: `case ${made}`,
    applicant: en(`Nobody ${made}`),
    companyNumber: '',
    people: [],
    partners: [],
    titles: [],
    ...names,
  }
}
const whatMatches = (one: Partial<CaseNames>, other: Partial<CaseNames>) =>
  similarCases(aCase(one), indexCases([aCase(other)])).flatMap(({ matches }) => matches.map(({ what }) => what))

describe('what makes a case similar', () => {
  test.each<[Bilingual, Bilingual]>([
    [
      en('Large language model for Cantonese court records'),
      en('A Cantonese large language model for the records of courts'),
    ],
    [en('Detecting typhoon damage from satellite images'), en('Detecting Typhoon Damage from Satellite Image')],
    [zh('粵語法庭紀錄大型語言模型'), zh('粤语法庭纪录大型语言模型研究')],
    [en('AI tutor'), en('AI Tutor')],
    [{ en: 'Something else', zh: '維港水質監測人工智能' }, zh('维港水质监测人工智能')],
  ])('title %o is like %o', (title, other) => {
    expect(whatMatches({ titles: [title] }, { titles: [other] })).toEqual(['title'])
  })
  test.each<[Bilingual, Bilingual]>([
    [en('Large language model for Cantonese court records'), en('Large language model for drug discovery')],
    [en('The of and'), en('For a the of')],
    [zh('粵語法庭紀錄大型語言模型'), zh('蛋白質結構大型語言模型')],
    [zh(''), zh('')],
    [en('AI tutor'), en('AI doctor')],
  ])('title %o is not like %o', (title, other) => {
    expect(whatMatches({ titles: [title] }, { titles: [other] })).toEqual([])
  })
  test('names organisation, person and company number, with the words of both sides, each pair once', () => {
    const one = aCase({
      applicant: en('Kestrel Robotics Limited'),
      companyNumber: '12345678',
      people: [{ en: 'Chan Tai Man', zh: '陳大文' }],
    })
    const other = aCase({
      applicant: en('Kestrel Robotics Ltd'),
      companyNumber: 'BR 12345678-000',
      people: [{ en: 'CHAN Tai-man', zh: '陈大文' }],
    })
    expect(similarCases(one, indexCases([one, other]))).toEqual([
      {
        key: other.key,
        matches: [
          { what: 'company-number', own: one.applicant, other: other.applicant },
          { what: 'organisation', own: one.applicant, other: other.applicant },
          { what: 'person', own: one.people[0], other: other.people[0] },
        ],
      },
    ])
  })
  test('puts a like title before a like person', () => {
    const one = aCase({ people: [en('Chan Tai Man')], titles: [en('Typhoon damage from satellite images')] })
    const person = aCase({ people: [en('Chan Tai Man')] })
    const title = aCase({ titles: [en('Typhoon damage from satellite images')] })
    expect(similarCases(one, indexCases([person, title])).map(({ key }) => key)).toEqual([title.key, person.key])
  })
})

const words = 'model language data court image storm water bridge school health protein robot traffic energy'.split(' ')
const title = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((chosen) => en(chosen.join(' ')))

describe('asking', () => {
  test('finds exactly what comparing each with each finds', () => {
    fc.assert(
      fc.property(title, fc.array(title, { maxLength: 30 }), (own, others) => {
        const one = aCase({ titles: [own] })
        const cases = others.map((other) => aCase({ titles: [other] }))
        const found = new Set(similarCases(one, indexCases(cases)).map(({ key }) => key))
        const expected = cases.filter(({ titles }) =>
          featuresOf(own).some((mine) => titles.flatMap(featuresOf).some((theirs) => isAlike(mine, theirs))),
        )
        expect([...found].sort()).toEqual(expected.map(({ key }) => key).sort())
      }),
    )
  })
  test('is the same in both directions', () => {
    fc.assert(
      fc.property(title, title, (a, b) => {
        expect(whatMatches({ titles: [a] }, { titles: [b] })).toEqual(whatMatches({ titles: [b] }, { titles: [a] }))
      }),
    )
  })
  test('looks at as many titles among 10,000 cases as among 1,000, when as many are alike', () => {
    const own = en('Cantonese speech model for court records')
    const history = (size: number) =>
      indexCases(
        Array.from({ length: size }, (_, place) =>
          aCase({
            // "model" and "for" stand in every title; the rest is each case's own.
            titles: [
              place < 5
                ? en(`Cantonese speech model for court records ${place}`)
                : en(`model for w${place} x${place} y${place}`),
            ],
          }),
        ),
      )
    const [features] = featuresOf(own)
    if (features === undefined) throw new Error('the title has words')
    const [few, many] = [history(1_000), history(10_000)]
    expect(similarCases(aCase({ titles: [own] }), many)).toHaveLength(5)
    expect(titleCandidates(features, few).size).toBe(5)
    expect(titleCandidates(features, many).size).toBe(5)
  })
})
