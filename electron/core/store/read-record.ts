import type { DeviceId, RecordId } from '../../../shared/ids.ts'
import type { Kind, KnownRecord, RecordOf } from '../../../shared/records.ts'
import type { Store } from './store.ts'

/** Null: not in the log, of another kind, or erased. The bytes were checked when they were taken over. */
export function readRecord<K extends Kind>(store: Store, recordId: RecordId, kind: K): RecordOf<K> | null {
  const row = store.get<{ bytes: Buffer }>(
    'SELECT bytes FROM log WHERE record_id = ? AND kind = ? AND bytes IS NOT NULL',
    recordId,
    kind,
  )
  return row === undefined ? null : (bytesToRecord(row.bytes) as RecordOf<K>)
}

/** Those that `readRecord` would give, by their ids: one question, however many are asked for. */
export function readRecords<K extends Kind>(
  store: Store,
  recordIds: readonly RecordId[],
  kind: K,
): ReadonlyMap<RecordId, RecordOf<K>> {
  const rows = store.all<{ recordId: RecordId; text: string }>(
    `SELECT record_id AS recordId, CAST(bytes AS TEXT) AS text FROM log
     WHERE record_id IN (SELECT value FROM json_each(?)) AND kind = ? AND bytes IS NOT NULL`,
    JSON.stringify(recordIds),
    kind,
  )
  return new Map(rows.map(({ recordId, text }) => [recordId, JSON.parse(text) as RecordOf<K>]))
}

export const bytesToRecord = (bytes: Buffer): KnownRecord => JSON.parse(bytes.toString('utf8')) as KnownRecord

export interface SignedBytes {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}
/** For sealing the same record again, to a device that came later. Null: not in the log, or erased. */
export const readSigned = (store: Store, recordId: RecordId): SignedBytes | null =>
  store.get<SignedBytes>('SELECT bytes, signature FROM log WHERE record_id = ? AND bytes IS NOT NULL', recordId) ?? null

export interface ChainEnd {
  readonly recordId: RecordId
  readonly seq: number
  readonly at: string
}
/** The device's last record. Null: it has written none that this desk knows. */
export const chainEnd = (store: Store, device: DeviceId): ChainEnd | null =>
  store.get<ChainEnd>(
    'SELECT record_id AS recordId, seq, at FROM log WHERE device = ? ORDER BY seq DESC LIMIT 1',
    device,
  ) ?? null

/** The record that stands at a place of a device's chain. */
export const recordAt = (store: Store, device: DeviceId, seq: number): RecordId | null =>
  store.get<{ recordId: RecordId }>('SELECT record_id AS recordId FROM log WHERE device = ? AND seq = ?', device, seq)
    ?.recordId ?? null

export const isInLog = (store: Store, recordId: RecordId): boolean =>
  store.get('SELECT 1 FROM log WHERE record_id = ?', recordId) !== undefined
