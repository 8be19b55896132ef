import { describe, expect, test } from 'vitest'
import { chainEnd, readRecord } from '../../../electron/core/store/read-record.ts'
import { append } from '../../../electron/core/store/log.ts'
import { rebuild, reprojectUnknown } from '../../../electron/core/store/rebuild.ts'
import { projectionTables } from '../../../electron/core/store/project.ts'
import { storeErrorOf, transact } from '../../../electron/core/store/transact.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { committee, declarationBody, deviceOf, itemBody, makeEntry, outgoingOf, recipientOf } from './make-entries.ts'
import { dump, openTestStore } from './open-test-store.ts'

const item = makeEntry({ kind: 'item', body: itemBody('a'), author: 'secretary', seq: 1, application: 'a' })
const declared = makeEntry({
  kind: 'declaration',
  body: declarationBody('none'),
  author: 'own',
  seq: 1,
  application: 'a',
})

describe('append', () => {
  test('a record is in the log, its projection and its envelope, or in none of them', () => {
    const store = openTestStore()
    const entry = outgoingOf(declared)
    expect(() =>
      transact(store, () => {
        append(store, [entry])
        throw new Error('cut short')
      }),
    ).toThrow('cut short')
    expect(dump(store, ['log', 'declarations', 'envelopes'])).toEqual({ log: [], declarations: [], envelopes: [] })
    expectOk(append(store, [entry]))
    expect(Object.values(dump(store, ['log', 'declarations', 'envelopes'])).map((rows) => rows.length)).toEqual([
      1, 1, 1,
    ])
  })

  test('the same record twice changes nothing', () => {
    const store = openTestStore()
    expectOk(append(store, [item, outgoingOf(declared)]))
    const tables = ['log', 'envelopes', ...projectionTables]
    const before = dump(store, tables)
    expectOk(append(store, [item, outgoingOf(declared)]))
    expectOk(append(store, [outgoingOf(declared), item]))
    expect(dump(store, tables)).toEqual(before)
  })

  test('it tells which screens must ask again', () => {
    const store = openTestStore()
    expect(expectOk(append(store, [item]))).toEqual(['batch', 'declarations', 'application', 'board', 'prepared'])
    const topics = ['batch', 'declarations', 'board', 'rulings', 'outbox', 'sync']
    expect(expectOk(append(store, [outgoingOf(declared)]))).toEqual(topics)
  })

  test('the end of a device’s chain is its highest sequence number', () => {
    const store = openTestStore()
    const second = makeEntry({
      kind: 'declaration',
      body: declarationBody('none'),
      author: 'own',
      seq: 2,
      application: 'b',
      atMs: 0,
    })
    expect(chainEnd(store, deviceOf('own'))).toBeNull()
    expectOk(append(store, [second, declared]))
    expect(chainEnd(store, deviceOf('own'))?.recordId).toBe(second.recordId)
  })

  test('a kind this version does not know is kept, and projected by the version that does', () => {
    const store = openTestStore()
    expectOk(append(store, [secretaryEntry]))
    store.run(`UPDATE roster SET counts = 1`)
    expectOk(append(store, [{ ...item, parsed: { state: 'unknown-kind', frame: frameOf(item) } }]))
    expect(dump(store, ['items']).items).toEqual([])
    expectOk(reprojectUnknown(store, committee))
    expect(dump(store, ['items']).items).toHaveLength(1)
    expect(readRecord(store, item.recordId, 'item')?.body.applicant.en).toBe('a')
  })

  test('a record that its writer had no right to write stays unprojected after the upgrade too', () => {
    const store = openTestStore()
    const byNobody = makeEntry({ kind: 'item', body: itemBody('a'), author: 'nobody', seq: 1, application: 'a' })
    expectOk(append(store, [{ ...byNobody, parsed: { state: 'unknown-kind', frame: frameOf(byNobody) } }]))
    expectOk(reprojectUnknown(store, committee))
    expect(dump(store, ['items']).items).toEqual([])
  })

  test('rebuilding gives the same rows', () => {
    const store = openTestStore()
    expectOk(append(store, [secretaryEntry, item, declared]))
    const before = dump(store, projectionTables)
    expectOk(rebuild(store, committee))
    expect(dump(store, projectionTables)).toEqual(before)
  })
})

describe('a disk that does not take it', () => {
  test('a full disk is an error the person can act on; nothing is half written and later writes work', () => {
    const store = openTestStore()
    expectOk(append(store, [item]))
    const pages = store.database.pragma('page_count', { simple: true }) as number
    store.database.pragma(`max_page_count = ${pages}`)
    const large = outgoingOf(declared, 300_000)
    expect(expectError(append(store, [large]))).toEqual({ kind: 'disk-full' })
    expect(dump(store, ['declarations']).declarations).toEqual([])
    store.database.pragma('max_page_count = 1073741823')
    expectOk(append(store, [large]))
    expect(dump(store, ['declarations']).declarations).toHaveLength(1)
  })

  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'disk-error'],
    ['SQLITE_IOERR_FSYNC', 'disk-error'],
    ['SQLITE_CANTOPEN', 'disk-error'],
    ['SQLITE_READONLY', 'disk-error'],
    ['SQLITE_BUSY', 'disk-error'],
    ['EIO', 'disk-error'],
    ['EACCES', 'disk-error'],
    ['SQLITE_CORRUPT_VTAB', 'damaged-database'],
    ['SQLITE_NOTADB', 'damaged-database'],
  ])('%s is %s', (code, kind) => {
    expect(storeErrorOf(Object.assign(new Error('x'), { code }))).toEqual({ kind })
  })

  test.each(['SQLITE_CONSTRAINT', 'SQLITE_MISUSE', 'ENOENT', 'EISDIR'])('%s is a bug', (code) => {
    expect(storeErrorOf(Object.assign(new Error('x'), { code }))).toBeNull()
    expect(storeErrorOf(new TypeError('x'))).toBeNull()
  })
})

const secretaryEntry = makeEntry({
  kind: 'roster-entry',
  author: 'secretary',
  seq: 2,
  atMs: 0,
  body: {
    member: '0'.repeat(32),
    role: 'secretary',
    name: { en: 'S', zh: '' },
    device: deviceOf('secretary'),
    signKey: '1'.repeat(64),
    sealKey: recipientOf('secretary'),
    status: 'active',
    from: '2026-01-01',
  },
})

const frameOf = ({ parsed }: typeof item) => {
  if (parsed.state !== 'known') throw new Error('known')
  return parsed.record
}
