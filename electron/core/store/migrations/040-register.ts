import type { Migration } from '../migration.ts'

/** The register of interests: what is signed, and what the secretary types until then. */
export const register: Migration = {
  version: 40,
  up: (database) => {
    database.exec(`
CREATE TABLE register_entries (
  record_id TEXT PRIMARY KEY, member TEXT NOT NULL, year INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX register_entries_by_member ON register_entries (member, year, at, record_id);
CREATE VIEW current_register_entries AS SELECT * FROM register_entries AS one WHERE NOT EXISTS (
  SELECT 1 FROM register_entries AS other WHERE other.member = one.member AND other.year = one.year
    AND (other.at, other.record_id) > (one.at, one.record_id));
CREATE TABLE register_drafts (
  member TEXT NOT NULL, year INTEGER NOT NULL, lines TEXT NOT NULL, saved_at TEXT NOT NULL,
  PRIMARY KEY (member, year)
) STRICT, WITHOUT ROWID;
-- lines null: there was no draft.
CREATE TABLE register_undo (
  step INTEGER PRIMARY KEY, member TEXT NOT NULL, year INTEGER NOT NULL, change TEXT NOT NULL, lines TEXT
) STRICT;
CREATE INDEX register_undo_by_member ON register_undo (member, year, step);`)
  },
}
