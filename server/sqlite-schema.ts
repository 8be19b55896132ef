import Database from 'better-sqlite3'

const version = 1

// No name, title or score has a column here: ids, keys, numbers, times, and bytes that only desks can open.
const tables = `
create table committee (
  key integer primary key,
  id text not null unique,
  founded_at integer not null,
  size integer not null default 0,
  envelope_bytes integer not null default 0
) strict;
create table device (
  committee integer not null references committee (key),
  id text not null,
  public_key text not null,
  role text not null check (role in ('secretariat', 'member')),
  status text not null check (status in ('active', 'revoked')),
  primary key (committee, id)
) strict, without rowid;
create table invite (
  id text primary key,
  committee integer not null references committee (key),
  sealed blob not null,
  expires_at integer not null,
  answer blob,
  answered_at integer
) strict;
create table envelope (
  committee integer not null, -- its row is read and written in the same transaction
  number integer not null,
  id blob not null,
  received_at integer not null,
  sealed blob not null,
  unique (committee, number),
  unique (committee, id)
) strict;
`

/** Throws with a sentence when the file was written by a newer server; it is then left as it is. */
export function openDatabase(path: string): Database.Database {
  const db = new Database(path)
  try {
    db.pragma('journal_mode = wal')
    // This build's own default in WAL is NORMAL, which loses acknowledged envelopes when the power fails.
    db.pragma('synchronous = full')
    db.pragma('fullfsync = on')
    db.pragma('foreign_keys = on')
    db.pragma('busy_timeout = 5000')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function migrate(db: Database.Database): void {
  db.transaction(() => {
    const found = Number(db.pragma('user_version', { simple: true }))
    if (found > version) {
      throw new Error(`The records file has version ${found}; this server knows ${version}. Update the server.`)
    }
    if (found === 0) db.exec(tables)
    db.pragma(`user_version = ${version}`)
  }).immediate()
}
