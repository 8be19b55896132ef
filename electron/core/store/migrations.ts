import type Database from 'better-sqlite3'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Migration } from './migration.ts'
import { initial } from './migrations/010-initial.ts'
import { prepared } from './migrations/020-prepared.ts'
import { termEnds } from './migrations/030-term-ends.ts'
import { register } from './migrations/040-register.ts'
import { importFiles } from './migrations/050-import-files.ts'
import { batchPlans } from './migrations/060-batch-plans.ts'
import { agendas } from './migrations/070-agendas.ts'
import { declarationsInForceView } from './migrations/080-declarations-in-force.ts'
import { preparedRedo } from './migrations/090-prepared-redo.ts'

export const migrations: readonly Migration[] = [
  initial,
  prepared,
  termEnds,
  register,
  importFiles,
  batchPlans,
  agendas,
  declarationsInForceView,
  preparedRedo,
]

/** All that are pending, in one transaction. Error: `newer-database`, and nothing is changed. */
export function migrate(database: Database.Database, steps: readonly Migration[]): Result<null, AppError> {
  checkOrder(steps)
  const known = steps.at(-1)?.version ?? 0
  const found = database.pragma('user_version', { simple: true }) as number
  if (found > known) return err({ kind: 'newer-database', found, known })
  const pending = steps.filter(({ version }) => version > found)
  if (pending.length === 0) return ok(null)
  database
    .transaction(() => {
      for (const { up } of pending) up(database)
      database.pragma(`user_version = ${known}`)
    })
    .exclusive()
  return ok(null)
}

function checkOrder(steps: readonly Migration[]): void {
  steps.forEach(({ version }, index) => {
    const before = steps[index - 1]?.version ?? 0
    if (!Number.isSafeInteger(version) || version <= before) throw new Error(`migration ${version} follows ${before}`)
  })
}
