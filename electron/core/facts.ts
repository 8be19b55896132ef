import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import { Bilingual, Instant } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import { storeErrorOf } from './store/transact.ts'
import { replaceFile } from './write-file.ts'

/** What the unlock screen shows before any key is known: nothing of a case, no count of papers. */
const Facts = z.strictObject({
  memberName: Bilingual,
  committeeName: Bilingual,
  enrolledAt: Instant,
  checkPhrase: z.string().max(200),
  offlineSince: Instant.nullable(),
  lastSyncAt: Instant.nullable(),
  leaseEnds: Instant.nullable(),
  /** The latest time that the desk has lived through, to see a clock that was set back. */
  livedTo: Instant.nullable().optional(),
})
export type Facts = z.infer<typeof Facts>

/** `facts.json`. Lost or damaged, it costs the unlock screen its facts and nothing else. */
export interface FactsFile {
  readonly read: () => Facts | null
  /** Errors: `disk-full`, `disk-error`. */
  readonly write: (facts: Facts) => Result<null, AppError>
  /** Without a file there is nothing to update. Errors: as `write`. */
  readonly update: (changes: Partial<Facts>) => Result<null, AppError>
  /** After the file was removed. */
  readonly forget: () => void
}

export function createFactsFile(folder: string): FactsFile {
  const path = join(folder, 'facts.json')
  let known: Facts | null = null
  const read = (): Facts | null => (known ??= readFacts(path))
  const write = (facts: Facts): Result<null, AppError> => {
    try {
      replaceFile(path, JSON.stringify(facts))
      known = facts
      return ok(null)
    } catch (error) {
      const expected = storeErrorOf(error)
      if (expected === null) throw error
      return err(expected)
    }
  }
  const update = (changes: Partial<Facts>): Result<null, AppError> => {
    const before = read()
    const after = before === null ? null : { ...before, ...changes }
    return after === null || JSON.stringify(after) === JSON.stringify(before) ? ok(null) : write(after)
  }
  const forget = () => {
    known = null
  }
  return { read, write, update, forget }
}

function readFacts(path: string): Facts | null {
  try {
    return Facts.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
