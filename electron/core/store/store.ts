import type Database from 'better-sqlite3'

type Value = string | number | bigint | Uint8Array | null

/** An open, unlocked database. Statements are prepared once and kept: preparing costs more than most of them run. */
export interface Store {
  readonly database: Database.Database
  readonly path: string
  readonly run: (sql: string, ...values: readonly Value[]) => number
  /** Undefined: no such row. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the row's shape follows from the SQL text
  readonly get: <Row>(sql: string, ...values: readonly Value[]) => Row | undefined
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the row's shape follows from the SQL text
  readonly all: <Row>(sql: string, ...values: readonly Value[]) => readonly Row[]
  /** Harmless when repeated. Any later call throws: whoever still works on a locked store finds out at once. */
  readonly close: () => void
}

export function createStore(database: Database.Database, path: string): Store {
  const statements = new Map<string, Database.Statement<Value[]>>()
  const prepare = (sql: string): Database.Statement<Value[]> => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const made = database.prepare<Value[]>(sql)
    statements.set(sql, made)
    return made
  }
  return {
    database,
    path,
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the row's shape follows from the SQL text
    get: <Row>(sql: string, ...values: readonly Value[]) => prepare(sql).get(...values) as Row | undefined,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the row's shape follows from the SQL text
    all: <Row>(sql: string, ...values: readonly Value[]) => prepare(sql).all(...values) as Row[],
    close: () => {
      statements.clear()
      if (database.open) database.close()
    },
  }
}
