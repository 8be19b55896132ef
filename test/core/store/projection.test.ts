import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Admitted } from '../../../electron/core/store/admitted.ts'
import { append } from '../../../electron/core/store/log.ts'
import { projectionTables } from '../../../electron/core/store/project.ts'
import { rebuild } from '../../../electron/core/store/rebuild.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { expectOk } from '../../support/expect-ok.ts'
import {
  committee,
  declarationBody,
  deviceOf,
  hex,
  itemBody,
  makeEntry,
  memberOf,
  recipientOf,
  scoreBody,
  voteBody,
} from './make-entries.ts'
import { dump, openTestStore, testFolder } from './open-test-store.ts'

const views = [
  'batches',
  'items',
  'papers',
  'grants',
  'rulings',
  'declarations',
  'scores',
  'votes',
  'register_entries',
].map((table) => `current_${table}`)
const everything = [...projectionTables, ...views, 'identities']

/** Records of several writers over few applications and few instants, so that ties and corrections occur. */
const recordSet = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'item',
        'declaration',
        'ruling',
        'score',
        'vote',
        'grant-revoked',
        'roster-entry',
        'batch',
        'register-entry',
      ),
      author: fc.constantFrom('own', 'ann', 'bo'),
      application: fc.constantFrom('a', 'b'),
      instant: fc.integer({ min: 0, max: 3 }),
      choice: fc.integer({ min: 0, max: 2 }),
      replaces: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map(toEntries)

interface Plan {
  readonly kind: string
  readonly author: string
  readonly application: string
  readonly instant: number
  readonly choice: number
  readonly replaces: boolean
}

function toEntries(plans: readonly Plan[]): readonly Admitted[] {
  const seqs = new Map<string, number>()
  const last = new Map<string, string>()
  return plans.map((plan) => {
    const seq = (seqs.get(plan.author) ?? 0) + 1
    seqs.set(plan.author, seq)
    const key = `${plan.kind} ${plan.author} ${plan.application}`
    const replaces = plan.replaces ? (last.get(key) ?? null) : null
    const isCommon = ['roster-entry', 'batch', 'register-entry'].includes(plan.kind)
    const entry = makeEntry({
      kind: plan.kind,
      author: plan.author,
      seq,
      atMs: Date.UTC(2026, 10, 24, 0, 0, plan.instant),
      body: bodyOf(plan, replaces),
      ...(!isCommon && { application: plan.application }),
    })
    last.set(key, entry.recordId)
    return entry
  })
}

const papers = hex('papers', 32)
function bodyOf({ kind, author, application, choice }: Plan, replaces: string | null): object {
  switch (kind) {
    case 'item':
      return { ...itemBody(application), number: choice + 1 }
    case 'declaration':
      return declarationBody(choice === 0 ? 'none' : 'interest', replaces)
    case 'ruling':
      return { member: memberOf('ann'), declaration: hex(`${choice}`, 32), ruling: 'observe' }
    case 'score':
      return scoreBody(papers, choice, replaces)
    case 'vote':
      return voteBody(papers, (['defer', 'reject', 'abstain'] as const)[choice] ?? 'defer', replaces)
    case 'register-entry':
      return { member: memberOf(author), year: 2025 + choice, entries: [] }
    case 'grant-revoked':
      return { member: memberOf('own') }
    case 'roster-entry':
      return {
        member: memberOf(author),
        role: choice === 0 ? 'secretary' : 'chairman',
        name: { en: author, zh: '' },
        device: deviceOf(author),
        signKey: hex(author, 32),
        sealKey: recipientOf(author),
        status: 'active',
        from: '2026-11-24',
      }
    default:
      return {
        batch: hex(`batch ${choice}`, 16),
        name: 'Batch',
        cutOff: '2026-10-16',
        declarationsDue: '2026-11-25T10:00:00.000Z',
        scoresDue: '2026-12-07T10:00:00.000Z',
        meetingAt: '2026-12-10T02:00:00.000Z',
        leaseEnds: '2026-12-24T02:00:00.000Z',
        applications: [{ application: hex('application a', 16), number: 1 }],
      }
  }
}

/** One store for many runs: opening costs more than a run does. */
function createScratch(): (entries: readonly Admitted[], inOneGo: boolean) => Store {
  const path = join(testFolder(), 'store.db')
  let store = openTestStore('own', path)
  return (entries, inOneGo) => {
    store.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
    store = openTestStore('own', path)
    if (inOneGo) expectOk(append(store, entries))
    else for (const entry of entries) expectOk(append(store, [entry]))
    return store
  }
}

describe('projections', () => {
  test('the same records give the same rows in any order, with repeats, one by one or together, and after a rebuild', () => {
    const fill = createScratch()
    fc.assert(
      fc.property(
        recordSet.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray([...entries], { minLength: entries.length }),
            fc.subarray([...entries]),
            fc.boolean(),
          ),
        ),
        ([entries, shuffled, repeats, inOneGo]) => {
          const expected = dump(fill(entries, true), everything)
          const store = fill([...repeats, ...shuffled, ...repeats], inOneGo)
          expect(dump(store, everything)).toEqual(expected)
          expectOk(rebuild(store, committee))
          expect(dump(store, everything)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  test('there is at most one declaration, score and vote in force for a member and application', () => {
    const fill = createScratch()
    fc.assert(
      fc.property(recordSet, (entries) => {
        const store = fill(entries, true)
        for (const table of ['declarations', 'scores', 'votes']) {
          const many = store.all(`SELECT 1 FROM current_${table} GROUP BY application, member HAVING count(*) > 1`)
          const none = store.all(
            `SELECT application, member FROM ${table} EXCEPT SELECT application, member FROM current_${table}`,
          )
          expect([many, none]).toEqual([[], []])
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('which record is in force', () => {
  const vote = (seq: number, atMs: number, replaces: string | null, author = 'own') =>
    makeEntry({ kind: 'vote', author, seq, atMs, application: 'a', body: voteBody(papers, 'defer', replaces) })
  const inForce = (entries: readonly Admitted[]): readonly string[] => {
    const store = openTestStore()
    expectOk(append(store, entries))
    return store.all<{ recordId: string }>('SELECT record_id AS recordId FROM current_votes').map((row) => row.recordId)
  }

  test('the last of a chain of corrections, even when its clock ran behind', () => {
    const first = vote(1, 9_000, null)
    const second = vote(2, 5_000, first.recordId)
    expect(inForce([first, second])).toEqual([second.recordId])
    expect(inForce([second, first])).toEqual([second.recordId])
  })

  test('without a chain the newest by its own time, never by arrival', () => {
    const early = vote(1, 1_000, null)
    const late = vote(2, 2_000, null)
    expect(inForce([late, early])).toEqual([late.recordId])
  })

  test('nobody replaces what another member signed', () => {
    const own = vote(1, 1_000, null)
    const other = vote(1, 2_000, own.recordId, 'ann')
    expect(inForce([own, other]).toSorted()).toEqual([own.recordId, other.recordId].toSorted())
  })

  test('a ruling counts for the declaration it names, not for a later one', () => {
    const store = openTestStore()
    const first = makeEntry({
      kind: 'declaration',
      author: 'own',
      seq: 1,
      application: 'a',
      body: declarationBody('interest'),
    })
    const body = { member: memberOf('own'), declaration: first.recordId, ruling: 'speak-and-vote' }
    const ruling = makeEntry({ kind: 'ruling', author: 'ann', seq: 1, application: 'a', body })
    const second = makeEntry({
      kind: 'declaration',
      author: 'own',
      seq: 2,
      application: 'a',
      body: declarationBody('interest', first.recordId),
    })
    expectOk(append(store, [first, ruling, second]))
    expect(
      store.all(
        `SELECT r.ruling FROM current_declarations d LEFT JOIN current_rulings r ON r.declaration = d.record_id`,
      ),
    ).toEqual([{ ruling: null }])
  })
})
