import type { Migration } from '../migration.ts'

/** The order of the meeting: as published, as drafted on the secretariat's desk, and which copies of packs were made here. */
export const agendas: Migration = {
  version: 70,
  up: (database) => {
    database.exec(`
CREATE TABLE agendas (record_id TEXT PRIMARY KEY, batch TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE VIEW current_agendas AS SELECT * FROM agendas AS one WHERE NOT EXISTS (
  SELECT 1 FROM agendas AS other WHERE other.batch = one.batch
    AND (other.at, other.record_id) > (one.at, one.record_id));
CREATE TABLE agenda_drafts (batch TEXT PRIMARY KEY, draft TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Numbers only: what was in a copy would tell a member who withdrew since how much is missing now.
CREATE TABLE pack_copies (
  day TEXT NOT NULL, place INTEGER NOT NULL, batch TEXT NOT NULL, copy_for TEXT, made_at TEXT,
  PRIMARY KEY (day, place)
) STRICT, WITHOUT ROWID;`)
  },
}
