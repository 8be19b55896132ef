import type { SimilarCaseView } from '../../../shared/api/preparing.ts'
import type { CardsAndMonths } from '../../../shared/application-form.ts'
import type { ApplicationId, Bilingual, RecordId } from '../../../shared/ids.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import { type CaseIndex, type CaseNames, indexCases, similarCases } from '../../../shared/rules/similar-cases.ts'
import type { Desk } from '../desk.ts'
import { allPrepared } from '../store/prepared.ts'
import { readRecord } from '../store/read-record.ts'
import type { Store } from '../store/store.ts'

// All cases that this desk knows, of every batch: what is prepared, and what was published and is prepared no longer.

interface Case extends CaseNames {
  readonly key: ApplicationId
  readonly reference: string
  readonly isPrepared: boolean
  readonly asked: readonly CardsAndMonths[]
}

export interface Cases {
  /** Those with most and strongest matches first. */
  readonly similarTo: (application: ApplicationId) => readonly SimilarCaseView[]
}

interface Known {
  /** The names that the index was made of. */
  readonly text: string
  readonly cases: ReadonlyMap<ApplicationId, Case>
  readonly index: CaseIndex
  readonly found: Map<ApplicationId, readonly SimilarCaseView[]>
}
const known = new WeakMap<Store, Known>()
/** More at once is an import: then all is looked for again. */
const mostFollowed = 5

/** Asked for at every keystroke that is saved: what the change cannot touch is not looked for again. */
export function casesOf(desk: Desk): Cases {
  const cases = readCases(desk)
  const text = JSON.stringify(cases)
  const last = known.get(desk.store)
  if (last?.text === text) return toCases(last)
  const byKey = new Map(cases.map((one) => [one.key, one]))
  const current: Known = { text, cases: byKey, index: indexCases(cases), found: new Map() }
  if (last !== undefined) keepUntouched(last, current)
  known.set(desk.store, current)
  return toCases(current)
}

const toCases = (current: Known): Cases => ({ similarTo: (application) => find(current, application) })

/** Likeness is mutual: only what was or is like a case that changed can have another answer now. */
function keepUntouched(last: Known, current: Known): void {
  const keys = new Set([...last.cases.keys(), ...current.cases.keys()])
  const changed = [...keys].filter(
    (key) => JSON.stringify(last.cases.get(key)) !== JSON.stringify(current.cases.get(key)),
  )
  if (changed.length > mostFollowed) return
  const touched = new Set(changed)
  for (const key of changed)
    for (const one of [...(last.found.get(key) ?? find(last, key)), ...find(current, key)])
      touched.add(one.applicationId)
  for (const [key, views] of last.found) if (!touched.has(key)) current.found.set(key, views)
}

function find({ cases, index, found }: Known, application: ApplicationId): readonly SimilarCaseView[] {
  const before = found.get(application)
  if (before !== undefined) return before
  const own = cases.get(application)
  const views =
    own === undefined ? [] : similarCases(own, index).flatMap(({ key, matches }) => toView(cases, key, matches))
  found.set(application, views)
  return views
}

function toView(
  cases: ReadonlyMap<ApplicationId, Case>,
  key: string,
  matches: SimilarCaseView['matches'],
): readonly SimilarCaseView[] {
  const other = cases.get(key as ApplicationId)
  if (other === undefined) return []
  // The project whose title matched; of an organisation or a person, the first.
  const alike = matches.find(({ what }) => what === 'title')?.other
  const place = Math.max(
    0,
    other.titles.findIndex(({ en, zh }) => en === alike?.en && zh === alike.zh),
  )
  const [title, asked] = [other.titles[place], other.asked[place]]
  if (title === undefined || asked === undefined) return []
  const { reference, applicant, isPrepared } = other
  return [{ applicationId: other.key, isPrepared, reference, applicant, title, asked, matches }]
}

function readCases(desk: Desk): readonly Case[] {
  const items = publishedCases(desk)
  const prepared = allPrepared(desk.store).map(({ application, prepared: one }) =>
    preparedCase(application, one, items.get(application)?.reference),
  )
  const own = new Set(prepared.map(({ key }) => key))
  return [...prepared, ...[...items.values()].filter(({ key }) => !own.has(key))]
}

const preparedCase = (key: ApplicationId, prepared: Prepared, published: string | undefined): Case => ({
  key,
  reference: published ?? prepared.reference,
  isPrepared: true,
  applicant: prepared.form.applicant.name,
  companyNumber: prepared.companyNumber,
  people: distinct([...prepared.people, ...prepared.form.applicant.contacts.map(({ name }) => name)]),
  partners: distinct([...prepared.partners, ...prepared.form.projects.flatMap(({ partners }) => partners)]),
  titles: prepared.form.projects.map(({ title }) => title),
  asked: prepared.form.projects.map(({ asked }) => asked),
})

const distinct = (names: readonly Bilingual[]): readonly Bilingual[] => [
  ...new Map(names.map((name) => [`${name.en}\n${name.zh}`, name])).values(),
]

/** From the lines of the declaration lists, which stay when papers are gone. */
function publishedCases(desk: Desk): ReadonlyMap<ApplicationId, Case> {
  const batches = new Map<string, string>()
  const rows = desk.store.all<{ recordId: RecordId; application: ApplicationId; batch: RecordId | null }>(
    `SELECT i.record_id AS recordId, i.application, b.record_id AS batch
     FROM current_items i LEFT JOIN current_batches b ON b.batch = i.batch ORDER BY i.at, i.record_id`,
  )
  const nameOf = (batch: RecordId | null): string => {
    if (batch === null) return ''
    const name = batches.get(batch) ?? readRecord(desk.store, batch, 'batch')?.body.name ?? ''
    batches.set(batch, name)
    return name
  }
  return new Map(
    rows.flatMap(({ recordId, application, batch }) => {
      const item = readRecord(desk.store, recordId, 'item')?.body
      if (item === undefined) return []
      const { applicant, people, partners, projects, asked, number } = item
      const reference = `${nameOf(batch)} no. ${String(number).padStart(2, '0')}`.trim()
      const one: Case = {
        key: application,
        reference,
        isPrepared: false,
        applicant,
        companyNumber: '',
        people,
        partners,
        titles: projects,
        asked,
      }
      return [[application, one] as const]
    }),
  )
}
