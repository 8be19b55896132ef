import type Database from 'better-sqlite3'

export interface Migration {
  /** Steps of ten leave room for one that must come between. Never changed once released. */
  readonly version: number
  readonly up: (database: Database.Database) => void
}
