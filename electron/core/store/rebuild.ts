import { writers } from '../../../shared/records.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { CommitteeId, DeviceId, MemberId, RecordId } from '../../../shared/ids.ts'
import { parseRecord } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { bytesToRecord } from './read-record.ts'
import { isKnownKind, project, projectionTables } from './project.ts'
import { entrySignedUnder, recountRoster } from './roster.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

interface LogRow {
  readonly recordId: RecordId
  readonly member: MemberId
  readonly device: DeviceId
  readonly at: string
  readonly kind: string
  readonly bytes: Buffer
}
const select = 'SELECT record_id AS recordId, member, device, at, kind, bytes FROM log'

/** Empties the projections and fills them from the log: after an upgrade that changed one. Errors: of `transact`. */
export function rebuild(store: Store, committee: CommitteeId): Result<null, AppError> {
  return transact(store, () => {
    for (const table of projectionTables) store.run(`DELETE FROM ${table}`)
    for (const { recordId, member, bytes } of store.all<LogRow>(
      `${select} WHERE state = 'projected' ORDER BY position`,
    ))
      project(store, recordId, member, bytesToRecord(bytes))
    recountRoster(store, committee)
    return null
  })
}

/**
 * Records of a kind that an older version kept without knowing it. Called on opening. A record whose body this version
 * does not accept, or that its writer had no right to write, stays kept and unprojected. Errors: of `transact`.
 */
export function reprojectUnknown(store: Store, committee: CommitteeId): Result<null, AppError> {
  return transact(store, () => {
    let isRosterChanged = false
    for (const row of store.all<LogRow>(`${select} WHERE state = 'unknown-kind'`)) {
      if (!isKnownKind(row.kind)) continue
      const parsed = parseRecord(JSON.parse(row.bytes.toString('utf8')))
      const role = entrySignedUnder(store, row.device, row.at)?.role
      if (parsed.state !== 'known' || role === undefined || !writers[row.kind].includes(role)) continue
      project(store, row.recordId, row.member, parsed.record)
      store.run(`UPDATE log SET state = 'projected' WHERE record_id = ?`, row.recordId)
      isRosterChanged ||= row.kind.startsWith('roster-')
    }
    if (isRosterChanged) recountRoster(store, committee)
    return null
  })
}
