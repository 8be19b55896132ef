import type Database from 'better-sqlite3'
import type { CommitteeId } from '../shared/ids.ts'

/** The row key of a committee that is known to exist: routes get this far only with one of its devices. */
export type CommitteeKeyOf = (committeeId: CommitteeId) => number

export function createCommitteeKeys(db: Database.Database): CommitteeKeyOf {
  const select = db.prepare<[CommitteeId], number>('select key from committee where id = ?').pluck()
  return (committeeId) => {
    const key = select.get(committeeId)
    if (key === undefined) throw new Error('no such committee')
    return key
  }
}
