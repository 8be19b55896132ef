import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eraseApplication, sweep } from '../../../electron/core/store/erase.ts'
import { append } from '../../../electron/core/store/log.ts'
import { setting } from '../../../electron/core/store/settings.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { transact } from '../../../electron/core/store/transact.ts'
import { makeAssessment, makeForm } from '../../support/sample-application.ts'
import { expectOk } from '../../support/expect-ok.ts'
import {
  applicationOf,
  declarationBody,
  hex,
  itemBody,
  makeEntry,
  memberOf,
  scoreBody,
  voteBody,
} from './make-entries.ts'
import { dump, openTestStore } from './open-test-store.ts'

const documentOf = (name: string) => ({
  letter: 'A',
  title: { en: name, zh: '' },
  pages: 1,
  sealedSha256: hex(`document ${name}`, 32),
  sealedBytes: 10,
  clearSha256: hex(`clear ${name}`, 32),
  clearBytes: 9,
})

/** Everything there can be about applications a and b, with one document of their own and one in common. */
function fill(store: Store, words = 'words'): void {
  const about = (application: string, seq: number) => {
    const form = makeForm(`${words} of ${application}`)
    const papers = makeEntry({
      kind: 'papers',
      author: 'secretary',
      seq: seq + 1,
      application,
      body: {
        version: 1,
        form,
        assessment: makeAssessment(),
        documents: [documentOf(application), documentOf('common')],
      },
    })
    const vote = (author: string) =>
      makeEntry({ kind: 'vote', author, seq: seq + 3, application, body: voteBody(papers.recordId, 'defer') })
    return [
      makeEntry({ kind: 'item', author: 'secretary', seq, application, body: itemBody(application) }),
      papers,
      makeEntry({ kind: 'declaration', author: 'own', seq: seq + 1, application, body: declarationBody('none') }),
      makeEntry({ kind: 'score', author: 'own', seq: seq + 2, application, body: scoreBody(papers.recordId, 7) }),
      vote('own'),
      vote('ann'),
    ]
  }
  expectOk(append(store, [...about('a', 1), ...about('b', 11)]))
  for (const application of ['a', 'b']) {
    store.run(
      'INSERT INTO identities (application, identity, recipient) VALUES (?, ?, ?)',
      applicationOf(application),
      'AGE-SECRET-KEY',
      'age1',
    )
    store.run(`INSERT INTO drafts VALUES ('score', ?, 'a thought', '2026')`, applicationOf(application))
    store.run(
      'INSERT INTO reading VALUES (?, ?, 1, 1, ?, 0)',
      applicationOf(application),
      documentOf(application).sealedSha256,
      '2026',
    )
  }
}
const erase = (store: Store, how: 'withdrawn' | 'lapsed') =>
  expectOk(transact(store, () => eraseApplication(store, applicationOf('a'), memberOf('own'), how)))
const kindsWithBytes = (store: Store, application: string) =>
  store
    .all<{ kind: string; member: string }>(
      'SELECT kind, member FROM log WHERE application = ? AND bytes IS NOT NULL ORDER BY kind, member',
      applicationOf(application),
    )
    .map(({ kind, member }) => `${kind} ${member === memberOf('own') ? 'own' : 'other'}`)

const everyKind = ['declaration own', 'item other', 'papers other', 'score own', 'vote other', 'vote own'].toSorted()

describe('erasing', () => {
  test.each([
    ['withdrawn', ['declaration own']],
    ['lapsed', ['declaration own', 'item other', 'score own', 'vote own']],
  ] as const)('%s leaves of the application only %j, and of the others everything', (how, left) => {
    const store = openTestStore()
    fill(store)
    erase(store, how)
    expect(kindsWithBytes(store, 'a')).toEqual([...left].toSorted())
    expect(kindsWithBytes(store, 'b').toSorted()).toEqual(everyKind)
    for (const table of ['identities', 'drafts', 'reading', 'papers', 'documents'])
      expect(store.all(`SELECT DISTINCT application FROM ${table}`), table).toEqual([
        { application: applicationOf('b') },
      ])
    expect(store.all('SELECT count(*) AS ids FROM log')).toEqual([{ ids: 12 }])
  })

  test('the same record again does not bring a withdrawn application back', () => {
    const store = openTestStore()
    fill(store)
    const out = makeEntry({
      kind: 'declaration',
      author: 'own',
      seq: 20,
      application: 'a',
      body: declarationBody('interest', null, true),
    })
    expectOk(append(store, [out]))
    const before = dump(store, ['log', 'items', 'papers', 'votes'])
    fillAgain(store)
    expect(dump(store, ['log', 'items', 'papers', 'votes'])).toEqual(before)
    const reissued = makeEntry({ kind: 'item', author: 'secretary', seq: 30, application: 'a', body: itemBody('a') })
    expectOk(append(store, [reissued]))
    expect(kindsWithBytes(store, 'a')).toEqual(['declaration own', 'declaration own'])
  })

  test('a lapsed application comes back with the records, once they are sent again', () => {
    const store = openTestStore()
    fill(store)
    const before = dump(store, ['log', 'papers', 'documents', 'votes'])
    erase(store, 'lapsed')
    fillAgain(store)
    expect(dump(store, ['log', 'papers', 'documents', 'votes'])).toEqual(before)
  })

  const fillAgain = (store: Store) => {
    store.run('DELETE FROM identities')
    store.run('DELETE FROM drafts')
    store.run('DELETE FROM reading')
    fill(store)
  }
})

describe('sweeping', () => {
  test('takes the files of the application alone off the disk, half-fetched ones too', () => {
    const store = openTestStore()
    fill(store)
    const folder = join(dirname(store.path), 'documents')
    mkdirSync(folder)
    const names = ['a', 'b', 'common'].map((name) => documentOf(name).sealedSha256)
    for (const name of [...names, `${names[0]}.part`]) writeFileSync(join(folder, name), 'sealed')
    erase(store, 'withdrawn')
    sweep(store, folder)
    expect([...names, `${names[0]}.part`].map((name) => existsSync(join(folder, name)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(setting(store, 'sweep')).toBeNull()
  })

  test('gives the pages back and empties the write-ahead log', () => {
    const store = openTestStore()
    fill(store, 'many words '.repeat(1_500))
    store.database.pragma('wal_checkpoint(TRUNCATE)')
    const before = statSync(store.path).size
    erase(store, 'withdrawn')
    sweep(store, join(dirname(store.path), 'documents'))
    expect(store.database.pragma('freelist_count', { simple: true })).toBe(0)
    expect(statSync(`${store.path}-wal`).size).toBe(0)
    expect(statSync(store.path).size).toBeLessThan(before)
  })

  test('what does not work now is done the next time', () => {
    const store = openTestStore()
    fill(store)
    erase(store, 'withdrawn')
    const folder = join(dirname(store.path), 'documents')
    const failing: Store = { ...store, run: failOn(store, 'DELETE FROM doomed_files') }
    sweep(failing, folder)
    expect(setting(store, 'sweep')).toBe('due')
    sweep(store, folder)
    expect(setting(store, 'sweep')).toBeNull()
    expect(store.all('SELECT * FROM doomed_files')).toEqual([])
  })

  const failOn =
    (store: Store, words: string): Store['run'] =>
    (sql, ...values) => {
      if (sql.startsWith(words)) throw Object.assign(new Error('busy'), { code: 'EACCES' })
      return store.run(sql, ...values)
    }
})
