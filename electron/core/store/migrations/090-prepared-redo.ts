import type { Migration } from '../migration.ts'

/** What was undone last of what is prepared, until something else is changed. */
export const preparedRedo: Migration = {
  version: 90,
  up: (database) => {
    database.exec(`
CREATE TABLE prepared_redo (
  step INTEGER PRIMARY KEY, label TEXT NOT NULL, after TEXT NOT NULL
) STRICT;`)
  },
}
