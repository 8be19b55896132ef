import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Migration } from './migration.ts'
import { migrate, migrations } from './migrations.ts'
import { createStore, type Store } from './store.ts'
import { storeErrorOf } from './transact.ts'

// Each setting was measured on its own; ARCHITECTURE.md says what was found.

export const storeKeyBytes = 32
const plainHeader = Buffer.from('SQLite format 3\0')
/** Also what repeat reads cost: a cache that holds the working set brings them down to what plain reads cost. */
const cacheKib = 64 * 1024
/**
 * 128 MiB. Ids are hashes, so page after page of the log changes the same pages of the indexes: the longer they wait in
 * the WAL, the fewer times each is read back and sealed again. Locking and erasing fold it in.
 */
const walPages = 8_192

export interface OpenOptions {
  /** Without it a missing file is `damaged-database`: an empty store would look as if everything had been lost. */
  readonly create?: boolean
  readonly migrations?: readonly Migration[]
}

/**
 * Errors: `not-encrypted` (refused and untouched), `damaged-database` (wrong key, or a page that does not fit its seal),
 * `newer-database`, `disk-full`, `disk-error`. `key` is the caller's to wipe.
 */
export function openStore(path: string, key: Uint8Array, options: OpenOptions = {}): Result<Store, AppError> {
  if (key.length !== storeKeyBytes) throw new TypeError('the store key is 32 bytes')
  const { create = false } = options
  let database: Database.Database | null = null
  try {
    const start = readStart(path)
    if (start?.equals(plainHeader) === true) return err({ kind: 'not-encrypted' })
    if ((start === null || start.length === 0) && !create) return err({ kind: 'damaged-database' })
    database = new Database(path)
    setKey(database, key)
    setPragmas(database)
    const migrated = migrate(database, options.migrations ?? migrations)
    if (migrated.ok) return ok(createStore(database, path))
    database.close()
    return migrated
  } catch (error) {
    database?.close()
    const known = storeErrorOf(error)
    if (known === null) throw error
    return err(known)
  }
}

/** Null: no such file. */
function readStart(path: string): Buffer | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(plainHeader.length)
    return start.subarray(0, readSync(file, start, 0, start.length, 0))
  } finally {
    closeSync(file)
  }
}

function setKey(database: Database.Database, key: Uint8Array): void {
  database.pragma(`cipher = 'chacha20'`)
  database.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  // The key is only tried at the first read.
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
}

function setPragmas(database: Database.Database): void {
  // Before the first table, or it has no effect.
  database.pragma('page_size = 16384')
  database.pragma('journal_mode = WAL')
  // This build's default in WAL mode is NORMAL, which loses acknowledged commits in a power cut.
  database.pragma('synchronous = FULL')
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON')
    database.pragma('checkpoint_fullfsync = ON')
  }
  // Temporary files would hold clear text.
  database.pragma('temp_store = MEMORY')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${cacheKib}`)
  database.pragma(`wal_autocheckpoint = ${walPages}`)
}
