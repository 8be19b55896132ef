import type { Bilingual, CommitteeId, DeviceId, MemberId } from '../../../shared/ids.ts'
import type { Store } from './store.ts'

/** What set-up wrote once: who this laptop belongs to, and its keys. */
export interface DeviceRow {
  readonly committee: CommitteeId
  readonly committeeName: Bilingual
  readonly member: MemberId
  readonly memberName: Bilingual
  readonly device: DeviceId
  /** `deviceKeysToSecret`: 64 bytes. */
  readonly secret: Uint8Array
  readonly serverUrl: string
  /** The log's Ed25519 key as the invitation gave it, hex. */
  readonly logKey: string
  readonly enrolledAt: string
}

/** Null in a store whose set-up was cut short. */
export function deviceRow(store: Store): DeviceRow | null {
  const row = store.get<
    Omit<DeviceRow, 'committeeName' | 'memberName'> & { readonly committeeName: string; readonly memberName: string }
  >(
    `SELECT committee, committee_name AS committeeName, member, member_name AS memberName, device, secret,
       server_url AS serverUrl, log_key AS logKey, enrolled_at AS enrolledAt FROM device`,
  )
  if (row === undefined) return null
  return {
    ...row,
    committeeName: JSON.parse(row.committeeName) as Bilingual,
    memberName: JSON.parse(row.memberName) as Bilingual,
  }
}

/** Once only; a second time throws. */
export function insertDeviceRow(store: Store, row: DeviceRow): void {
  store.run(
    `INSERT INTO device (one, committee, committee_name, member, member_name, device, secret, server_url, log_key,
       enrolled_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.committee,
    JSON.stringify(row.committeeName),
    row.member,
    JSON.stringify(row.memberName),
    row.device,
    row.secret,
    row.serverUrl,
    row.logKey,
    row.enrolledAt,
  )
}
