import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bilingual } from '../../../shared/ids.ts'
import { type ApplicationNames, likelyInterests, type RegisteredNames } from '../../../shared/rules/likely-interests.ts'

const none: Bilingual = { en: '', zh: '' }
const en = (text: string): Bilingual => ({ en: text, zh: '' })
const zh = (text: string): Bilingual => ({ en: '', zh: text })
const entry = (names: Partial<RegisteredNames>): RegisteredNames => ({
  organisation: none,
  companyNumber: '',
  person: none,
  ...names,
})
const application = (names: Partial<ApplicationNames>): ApplicationNames => ({
  applicant: en('Harbour Compute'),
  companyNumber: '',
  people: [],
  partners: [],
  ...names,
})
const reasons = (entries: readonly RegisteredNames[], names: ApplicationNames, member: Bilingual | null = null) =>
  likelyInterests(entries, names, member).map(({ reason }) => reason)

describe('same organisation', () => {
  test.each<[Bilingual, Bilingual]>([
    [en('Lantern Bay Polytechnic'), en('LANTERN BAY POLYTECHNIC')],
    [en('Lantern Bay Technologies Ltd'), en('Lantern Bay Technologies Company Limited')],
    [en('Department of Computing, Lantern Bay Polytechnic'), en('Lantern Bay Polytechnic')],
    [en('Lantern Bay Polytechnic (School of Design)'), en('Lantern Bay Polytechnic, Hong Kong')],
    [zh('燈塔灣理工大學電子計算學系'), zh('灯塔湾理工大学')],
    [en('Lantern Bay Polytechnic 燈塔灣理工大學'), zh('灯塔湾理工大学')],
    [
      { en: 'LBP', zh: '燈塔灣理工大學' },
      { en: 'Lantern Bay Polytechnic', zh: '燈塔灣理工大學' },
    ],
  ])('%o is %o', (organisation, applicant) => {
    expect(reasons([entry({ organisation })], application({ applicant }))).toEqual(['organisation'])
    expect(reasons([entry({ organisation: applicant })], application({ applicant: organisation }))).toEqual([
      'organisation',
    ])
  })
  test.each<[Bilingual, Bilingual]>([
    [en('Department of Computing, Lantern Bay Polytechnic'), en('Department of Computing, Harbour University')],
    [en('Kestrel Limited, Hong Kong'), en('Sai Wan Limited, Hong Kong')],
    [zh('香港'), zh('香港燈塔灣理工大學')],
    [none, none],
  ])('%o is not %o', (organisation, applicant) => {
    expect(reasons([entry({ organisation })], application({ applicant }))).toEqual([])
  })
  test('a partner counts, and is named as the application names it', () => {
    const partners = [en('Harbour Hospital'), en('Lantern Bay Polytechnic')]
    expect(
      likelyInterests([entry({ organisation: en('lantern bay polytechnic') })], application({ partners })),
    ).toEqual([
      { entry: entry({ organisation: en('lantern bay polytechnic') }), reason: 'organisation', matched: partners[1] },
    ])
  })
})

describe('same person', () => {
  test.each<[Bilingual, Bilingual]>([
    [en('Chan Tai Man'), en('CHAN, Tai-man')],
    [en('Dr Tai Man Chan'), en('Chan Tai Man')],
    [en('Prof. Peter CHAN Tai Man'), en('Chan Tai Man')],
    [en('Chan Taiman'), en('Chan Tai-man')],
    [zh('陳大文教授'), zh('陈大文')],
    [en('Chan Tai Man 陳大文'), zh('陈大文')],
  ])('%o is %o', (person, other) => {
    expect(reasons([entry({ person })], application({ people: [other] }))).toEqual(['person'])
  })
  test.each<[Bilingual, Bilingual]>([
    [en('Chan Tai Man'), en('Chan Tai Wai')],
    [en('Dr Chan'), en('Dr Wong')],
    [zh('陳大文'), zh('陳大')],
    [en('Professor'), en('Professor')],
  ])('%o is not %o', (person, other) => {
    expect(reasons([entry({ person })], application({ people: [other] }))).toEqual([])
  })
})

describe('company number', () => {
  test.each([
    ['12345678', '12345678-000-03-26-A'],
    ['BR No. 12345678', '12345678'],
    ['１２３４５６７', '1234567'],
    ['0123456', '123456'],
    ['CR 1234567', 'cr1234567'],
  ])('%s is %s, and counts before the name', (companyNumber, other) => {
    const registered = entry({ companyNumber, organisation: en('Harbour Compute') })
    expect(reasons([registered], application({ companyNumber: other }))).toEqual(['company-number'])
  })
  test.each([
    ['12345678', '12345679'],
    ['', ''],
    ['n/a', 'n/a'],
    ['1234', '1234'],
  ])('%s is not %s', (companyNumber, other) => {
    expect(reasons([entry({ companyNumber })], application({ companyNumber: other }))).toEqual([])
  })
})

describe('all together', () => {
  test('says so when the application names the member', () => {
    expect(reasons([], application({ people: [en('Lam Ka-yan')] }), { en: 'Lam Ka Yan', zh: '' })).toEqual(['own-name'])
  })
  test('gives one hint an entry, in the order of the entries', () => {
    const entries = [
      entry({ person: en('Chan Tai Man') }),
      entry({ organisation: en('Nobody Limited') }),
      entry({ organisation: en('Harbour Compute Ltd'), person: en('Chan Tai Man') }),
    ]
    expect(reasons(entries, application({ people: [en('Chan Tai-man')] }))).toEqual(['person', 'organisation'])
  })
  test('finds an applicant under its own name, whatever the spelling', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/)
    const name = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '))
    const spelling = fc.constantFrom<((text: string) => string)[]>(
      (text) => text.toUpperCase(),
      (text) => `${text} Limited`,
      (text) => `The ${text}`,
      (text) => text.replaceAll(' ', '-'),
      (text) => text.replaceAll(' ', '　'),
    )
    fc.assert(
      fc.property(name, spelling, (text, respell) =>
        reasons([entry({ organisation: en(respell(text)) })], application({ applicant: en(text) })).includes(
          'organisation',
        ),
      ),
    )
  })
  test('gives hints only for entries it was given, and none without a shared key', () => {
    const name = fc.record({ en: fc.string({ maxLength: 12 }), zh: fc.constant('') })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (organisations) => {
        const entries = organisations.map((organisation) => entry({ organisation }))
        const likely = likelyInterests(entries, application({ applicant: zh('燈塔灣') }))
        return likely.length === 0
      }),
    )
  })
})
