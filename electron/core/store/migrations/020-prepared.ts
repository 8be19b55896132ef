import type { Migration } from '../migration.ts'

/** Only on the secretariat's desk: what is prepared, and how to undo the last changes of it. */
export const prepared: Migration = {
  version: 20,
  up: (database) => {
    database.exec(`
CREATE TABLE prepared (
  application TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, prepared TEXT NOT NULL, saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE prepared_undo (
  step INTEGER PRIMARY KEY, label TEXT NOT NULL, before TEXT NOT NULL, at TEXT NOT NULL
) STRICT;`)
  },
}
