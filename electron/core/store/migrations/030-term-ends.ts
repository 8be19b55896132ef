import type { Migration } from '../migration.ts'

/** Terms of office. Entries from before this have none, so there is nothing to fill in. */
export const termEnds: Migration = {
  version: 30,
  up: (database) => {
    database.exec('ALTER TABLE roster ADD COLUMN term_ends TEXT')
  },
}
