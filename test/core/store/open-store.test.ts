import Database from 'better-sqlite3'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrations } from '../../../electron/core/store/migrations.ts'
import { openStore } from '../../../electron/core/store/open-store.ts'
import { transact } from '../../../electron/core/store/transact.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { openTestStore, storeKey, testFolder } from './open-test-store.ts'

const marker = 'a sentence that nobody may find on the disk'

describe('opening', () => {
  test('a database that is not encrypted is refused and left as it was', () => {
    const path = join(testFolder(), 'store.db')
    const plain = new Database(path)
    plain.exec(`CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('${marker}')`)
    plain.close()
    const before = readFileSync(path)
    expect(expectError(openStore(path, storeKey))).toEqual({ kind: 'not-encrypted' })
    expect(expectError(openStore(path, storeKey, { create: true }))).toEqual({ kind: 'not-encrypted' })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual(['store.db'])
  })

  test('a wrong key opens nothing and changes nothing', () => {
    const store = openTestStore()
    store.close()
    const before = readFileSync(store.path)
    expect(expectError(openStore(store.path, Buffer.alloc(32, 8)))).toEqual({ kind: 'damaged-database' })
    expect(readFileSync(store.path).equals(before)).toBe(true)
    expectOk(openStore(store.path, storeKey)).close()
  })

  test('a missing or empty file is no empty store', () => {
    const path = join(testFolder(), 'store.db')
    expect(expectError(openStore(path, storeKey))).toEqual({ kind: 'damaged-database' })
    writeFileSync(path, '')
    expect(expectError(openStore(path, storeKey))).toEqual({ kind: 'damaged-database' })
  })

  test('a folder that is not there is a bug of ours, and thrown', () => {
    const path = join(testFolder(), 'missing', 'store.db')
    expect(() => openStore(path, storeKey, { create: true })).toThrow(/directory/)
  })

  test('every connection has the settings that were measured', () => {
    const { database } = openTestStore()
    const setting = (name: string) => database.pragma(name, { simple: true })
    expect({
      pageSize: setting('page_size'),
      journal: setting('journal_mode'),
      synchronous: setting('synchronous'),
      tempStore: setting('temp_store'),
      secureDelete: setting('secure_delete'),
      foreignKeys: setting('foreign_keys'),
      cacheKib: setting('cache_size'),
    }).toEqual({
      pageSize: 16_384,
      journal: 'wal',
      synchronous: 2,
      tempStore: 2,
      secureDelete: 1,
      foreignKeys: 1,
      cacheKib: -65_536,
    })
  })

  test('nothing clear is on the disk, in the database or its log', () => {
    const store = openTestStore()
    expectOk(transact(store, () => store.run(`INSERT INTO settings (name, value) VALUES ('sweep', ?)`, marker)))
    const folder = join(store.path, '..')
    const files = readdirSync(folder)
    expect(files).toContain('store.db-wal')
    for (const name of files) expect(readFileSync(join(folder, name)).includes(marker), name).toBe(false)
  })
})

describe('a damaged file', () => {
  const rows = 40
  const fill = () => {
    const store = openTestStore()
    for (let i = 0; i < rows; i++)
      store.run('INSERT INTO settings (name, value) VALUES (?, ?)', `${i}`, marker.repeat(rows))
    store.close()
    return store.path
  }
  /** Null: the damage was found, at opening or at the page. Otherwise what is read. */
  const readAll = (path: string): readonly unknown[] | null => {
    const opened = openStore(path, storeKey)
    if (!opened.ok) {
      expect(opened.error.kind).toBe('damaged-database')
      return null
    }
    const store = opened.value
    const read = transact(store, () => {
      const isWhole = store.database.pragma('integrity_check', { simple: true }) === 'ok'
      return isWhole ? store.all('SELECT * FROM settings') : null
    })
    store.close()
    return read.ok ? read.value : null
  }

  test('a flipped bit anywhere is found', () => {
    const path = fill()
    const good = readFileSync(path)
    const unnoticed: number[] = []
    for (let i = 0; i < 60; i++) {
      const at = Math.floor((good.length * (i + 0.5)) / 60)
      writeFileSync(path, flipped(good, at, i % 8))
      if (readAll(path) !== null) unnoticed.push(at)
    }
    expect(unnoticed).toEqual([])
  })

  test('a flipped bit in the first bytes, which are partly clear, is found or changes nothing', () => {
    const path = fill()
    const good = readFileSync(path)
    const whole = readAll(path)
    expect(whole).toHaveLength(rows)
    for (let at = 0; at < 100; at++) {
      writeFileSync(path, flipped(good, at, at % 8))
      const read = readAll(path)
      if (read !== null) expect(read, `byte ${at}`).toEqual(whole)
    }
  })

  const flipped = (good: Buffer, at: number, bit: number): Buffer => {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ (1 << bit)
    return bad
  }

  test('a truncated file is damaged', () => {
    const store = openTestStore()
    store.close()
    const good = readFileSync(store.path)
    writeFileSync(store.path, good.subarray(0, 16_384 + 100))
    expect(readAll(store.path)).toBeNull()
  })
})

describe('migrations', () => {
  const step = (version: number, sql: string) => ({
    version,
    up: (database: Database.Database) => void database.exec(sql),
  })

  test('what is pending runs in order, once', () => {
    const path = join(testFolder(), 'store.db')
    const first = [step(10, 'CREATE TABLE one (id INTEGER)')]
    expectOk(openStore(path, storeKey, { create: true, migrations: first })).close()
    const more = [
      ...first,
      step(20, 'ALTER TABLE one ADD COLUMN two TEXT'),
      step(30, `INSERT INTO one VALUES (1, 'x')`),
    ]
    expectOk(openStore(path, storeKey, { migrations: more })).close()
    const store = expectOk(openStore(path, storeKey, { migrations: more }))
    expect(store.all('SELECT * FROM one')).toEqual([{ id: 1, two: 'x' }])
    expect(store.database.pragma('user_version', { simple: true })).toBe(30)
    store.close()
  })

  test('one that fails undoes those before it', () => {
    const path = join(testFolder(), 'store.db')
    const broken = [step(10, 'CREATE TABLE one (id INTEGER)'), step(20, 'CREATE TABLE one (id INTEGER)')]
    expect(() => openStore(path, storeKey, { create: true, migrations: broken })).toThrow(/already exists/)
    const store = expectOk(openStore(path, storeKey, { create: true, migrations: [] }))
    expect(store.all('SELECT * FROM sqlite_schema')).toEqual([])
    store.close()
  })

  test('a store of a newer version is refused and left as it was', () => {
    const store = openTestStore()
    store.database.pragma('user_version = 990')
    store.close()
    const before = readFileSync(store.path)
    const known = migrations.at(-1)?.version
    expect(expectError(openStore(store.path, storeKey))).toEqual({ kind: 'newer-database', found: 990, known })
    expect(readFileSync(store.path).equals(before)).toBe(true)
  })

  test('versions rise, or it does not start', () => {
    const path = join(testFolder(), 'store.db')
    const jumbled = [step(20, ''), step(10, '')]
    expect(() => openStore(path, storeKey, { create: true, migrations: jumbled })).toThrow('migration 10 follows 20')
  })

  test('the released ones go in steps of ten', () => {
    expect(migrations.map(({ version }) => version % 10)).toEqual(migrations.map(() => 0))
  })
})
