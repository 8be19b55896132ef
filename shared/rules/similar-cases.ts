import type { Bilingual } from '../ids.ts'
import { foldedWords, isChinese } from './fold.ts'
import type { ApplicationNames } from './likely-interests.ts'
import { companyNumberKey, organisationKeys, personKeys } from './name-keys.ts'

// Other cases, of any batch, that name the same organisation, person or company number, or have a title much like one
// of this case. On screen it is "Similar case found": whether two cases are funded for one thing is for people to say.

export interface CaseNames extends ApplicationNames {
  /** An application's id, or what else tells the cases apart. */
  readonly key: string
  readonly titles: readonly Bilingual[]
}
export interface SimilarMatch {
  readonly what: 'company-number' | 'organisation' | 'person' | 'title'
  /** The words of the case asked about, and of the other; for a company number, the applicants. */
  readonly own: Bilingual
  readonly other: Bilingual
}
export interface SimilarCase {
  readonly key: string
  /** One at least; the strongest first, each pair of names once. */
  readonly matches: readonly SimilarMatch[]
}

/** Dice's coefficient of the two titles' words and character pairs, from which they are alike. */
export const alikeFrom = 0.6
/** Of fewer shared words or pairs no likeness is told. */
const fewestShared = 3

interface Title {
  readonly case: number
  readonly name: Bilingual
  readonly features: ReadonlySet<string>
}
interface Named {
  readonly case: number
  readonly name: Bilingual
}
/** Made once of all cases; asking then costs by what matches, not by how many cases there are. */
export interface CaseIndex {
  readonly cases: readonly CaseNames[]
  readonly organisations: ReadonlyMap<string, readonly Named[]>
  readonly people: ReadonlyMap<string, readonly Named[]>
  readonly numbers: ReadonlyMap<string, readonly Named[]>
  readonly titles: readonly Title[]
  readonly titlesByFeature: ReadonlyMap<string, readonly number[]>
}

export function indexCases(cases: readonly CaseNames[]): CaseIndex {
  const organisations = new Map<string, Named[]>()
  const people = new Map<string, Named[]>()
  const numbers = new Map<string, Named[]>()
  const titles: Title[] = []
  const titlesByFeature = new Map<string, number[]>()
  cases.forEach((one, place) => {
    for (const name of organisationsOf(one)) addAll(organisations, organisationKeys(name), { case: place, name })
    for (const name of one.people) addAll(people, personKeys(name), { case: place, name })
    const number = companyNumberKey(one.companyNumber)
    if (number !== null) addAll(numbers, [number], { case: place, name: one.applicant })
    for (const name of one.titles)
      for (const features of featuresOf(name)) {
        addAll(titlesByFeature, [...features], titles.length)
        titles.push({ case: place, name, features })
      }
  })
  return { cases, organisations, people, numbers, titles, titlesByFeature }
}

/** Those with most and strongest matches first, then in the index's order. The case itself is left out, by its key. */
export function similarCases(one: CaseNames, index: CaseIndex): readonly SimilarCase[] {
  const found = new Map<number, SimilarMatch[]>()
  const add = (place: number, match: SimilarMatch) => {
    if (index.cases[place]?.key === one.key) return
    const matches = found.get(place) ?? []
    if (!matches.some((known) => isSameMatch(known, match))) matches.push(match)
    found.set(place, matches)
  }
  const number = companyNumberKey(one.companyNumber)
  for (const { case: place, name } of number === null ? [] : (index.numbers.get(number) ?? []))
    add(place, { what: 'company-number', own: one.applicant, other: name })
  for (const own of organisationsOf(one))
    for (const key of organisationKeys(own))
      for (const { case: place, name } of index.organisations.get(key) ?? [])
        add(place, { what: 'organisation', own, other: name })
  for (const own of one.people)
    for (const key of personKeys(own))
      for (const { case: place, name } of index.people.get(key) ?? []) add(place, { what: 'person', own, other: name })
  for (const own of one.titles)
    for (const { case: place, name } of titlesLike(own, index)) add(place, { what: 'title', own, other: name })
  return [...found]
    .sort(([a, ofA], [b, ofB]) => strength(ofB) - strength(ofA) || a - b)
    .flatMap(([place, matches]) => {
      const key = index.cases[place]?.key
      return key === undefined ? [] : [{ key, matches: [...matches].sort((a, b) => weights[b.what] - weights[a.what]) }]
    })
}

const weights = { title: 8, 'company-number': 4, organisation: 2, person: 1 } as const
const strength = (matches: readonly SimilarMatch[]): number =>
  [...new Set(matches.map(({ what }) => what))].reduce((sum, what) => sum + weights[what], 0)

const isSameMatch = (a: SimilarMatch, b: SimilarMatch): boolean =>
  a.what === b.what && isSameName(a.own, b.own) && isSameName(a.other, b.other)
const isSameName = (a: Bilingual, b: Bilingual): boolean => a.en === b.en && a.zh === b.zh

const organisationsOf = ({ applicant, partners }: CaseNames): readonly Bilingual[] => [applicant, ...partners]

function titlesLike(own: Bilingual, index: CaseIndex): readonly Title[] {
  const alike = new Set<Title>()
  for (const features of featuresOf(own))
    for (const place of titleCandidates(features, index)) {
      const other = index.titles[place]
      if (other !== undefined && isAlike(features, other.features)) alike.add(other)
    }
  return [...alike]
}

/**
 * Titles that can be alike at all. Two titles with a coefficient of at least t share t/(2−t) of this one's features, so
 * one of all but that many must be shared; the rarest are looked up, which keeps words that stand in every title out.
 */
export function titleCandidates(features: ReadonlySet<string>, index: CaseIndex): ReadonlySet<number> {
  const needed = Math.max(1, Math.ceil((alikeFrom / (2 - alikeFrom)) * features.size - 1e-9))
  const rarestFirst = [...features]
    .map((feature) => index.titlesByFeature.get(feature) ?? [])
    .sort((a, b) => a.length - b.length)
  return new Set(rarestFirst.slice(0, features.size - needed + 1).flat())
}

/** Equal titles are alike however short. */
export function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const feature of one) if (other.has(feature)) shared += 1
  const isEqual = shared === one.size && shared === other.size && shared > 0
  return isEqual || (shared >= fewestShared && (2 * shared) / (one.size + other.size) >= alikeFrom)
}

const idleWords: ReadonlySet<string> = new Set(
  'a an and the of for in on to with using by from at via its based into towards toward'.split(' '),
)

/** One set a language, because a case may have its title in one alone. */
export const featuresOf = (title: Bilingual): readonly ReadonlySet<string>[] =>
  [title.en, title.zh].map(featuresOfText).filter(({ size }) => size > 0)

/** Words without a plural's s, and for Chinese each pair of neighbouring characters. */
function featuresOfText(text: string): ReadonlySet<string> {
  const features = new Set<string>()
  for (const word of foldedWords(text)) {
    if (!isChinese(word)) {
      if (!idleWords.has(word)) features.add(withoutPlural(word))
      continue
    }
    const characters = Array.from(word)
    if (characters.length === 1) features.add(word)
    for (let place = 1; place < characters.length; place += 1)
      features.add(`${characters[place - 1] ?? ''}${characters[place] ?? ''}`)
  }
  return features
}

const withoutPlural = (word: string): string => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)

function addAll<T>(map: Map<string, T[]>, keys: readonly string[], value: T): void {
  for (const key of keys) {
    const known = map.get(key)
    if (known === undefined) map.set(key, [value])
    else known.push(value)
  }
}
