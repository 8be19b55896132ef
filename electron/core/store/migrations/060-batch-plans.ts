import type { Migration } from '../migration.ts'

/** Only on the secretariat's desk: batches that are not published yet. */
export const batchPlans: Migration = {
  version: 60,
  up: (database) => {
    database.exec(`
CREATE TABLE batch_plans (
  batch TEXT PRIMARY KEY, plan TEXT NOT NULL, saved_at TEXT NOT NULL,
  -- Set before the first record is signed: from then on the same ids are used until all is done.
  begun_at TEXT
) STRICT, WITHOUT ROWID;`)
  },
}
