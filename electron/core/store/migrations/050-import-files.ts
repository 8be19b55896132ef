import type { Migration } from '../migration.ts'

/**
 * Sealed documents that imports brought. One that nothing names any more, because the import broke off or was undone, is
 * taken off the disk at the next unlock; and an import replaces what an import brought, never what was added by hand.
 */
export const importFiles: Migration = {
  version: 50,
  up: (database) => {
    database.exec('CREATE TABLE import_files (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;')
  },
}
