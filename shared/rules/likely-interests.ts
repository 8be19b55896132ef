import type { Bilingual } from '../ids.ts'
import { companyNumberKey, organisationKeys, personKeys } from './name-keys.ts'

// Hints for a declaration: what of a member's register touches an application. A hint is never an answer: names that
// fold together may be two organisations, and an interest may leave no trace in a register.

/** What of a register entry is compared. */
export interface RegisteredNames {
  readonly organisation: Bilingual
  /** Empty where there is none. */
  readonly companyNumber: string
  readonly person: Bilingual
}
/** What of an application is compared; a member's desk has no company number before the papers. */
export interface ApplicationNames {
  readonly applicant: Bilingual
  /** Empty where it is not known. */
  readonly companyNumber: string
  readonly people: readonly Bilingual[]
  readonly partners: readonly Bilingual[]
}

export interface LikelyInterest<E extends RegisteredNames = RegisteredNames> {
  /** Null: the application names the member. */
  readonly entry: E | null
  readonly reason: 'organisation' | 'person' | 'company-number' | 'own-name'
  /** The application's own words for what matched; for a company number, the applicant's name. */
  readonly matched: Bilingual
}

/**
 * At most one for an entry and one for the own name: the company number counts before the organisation, that before a
 * person. In the order of the entries.
 */
export function likelyInterests<E extends RegisteredNames>(
  entries: readonly E[],
  application: ApplicationNames,
  member: Bilingual | null = null,
): readonly LikelyInterest<E>[] {
  const registered = entries.length === 0 ? [] : [application.applicant, ...application.partners]
  const organisations = byKey(registered, organisationKeys)
  const people = byKey(application.people, personKeys)
  const number = companyNumberKey(application.companyNumber)
  const own = member === null ? null : firstOf(people, personKeys(member))
  const likely: LikelyInterest<E>[] = own === null ? [] : [{ entry: null, reason: 'own-name', matched: own }]
  for (const entry of entries) {
    if (number !== null && companyNumberKey(entry.companyNumber) === number) {
      likely.push({ entry, reason: 'company-number', matched: application.applicant })
      continue
    }
    const organisation = firstOf(organisations, organisationKeys(entry.organisation))
    const person = firstOf(people, personKeys(entry.person))
    if (organisation !== null) likely.push({ entry, reason: 'organisation', matched: organisation })
    else if (person !== null) likely.push({ entry, reason: 'person', matched: person })
  }
  return likely
}

type Keyed = ReadonlyMap<string, Bilingual>

function byKey(names: readonly Bilingual[], keysOf: (name: Bilingual) => readonly string[]): Keyed {
  const keyed = new Map<string, Bilingual>()
  for (const name of names) for (const key of keysOf(name)) if (!keyed.has(key)) keyed.set(key, name)
  return keyed
}

const firstOf = (keyed: Keyed, keys: readonly string[]): Bilingual | null => {
  const key = keys.find((one) => keyed.has(one))
  return key === undefined ? null : (keyed.get(key) ?? null)
}
