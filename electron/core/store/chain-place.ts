import type { DeviceId, RecordId } from '../../../shared/ids.ts'
import type { Store } from './store.ts'

export interface Linked {
  readonly recordId: RecordId
  readonly seq: number
  readonly prev: RecordId
  readonly at: string
}

/** The nearest records before and after a place of a device's chain, of those that this desk knows. */
export function aroundPlace(
  store: Store,
  device: DeviceId,
  seq: number,
): { readonly before: Linked | null; readonly after: Linked | null } {
  const columns = 'SELECT record_id AS recordId, seq, prev, at FROM log WHERE device = ?'
  return {
    before: store.get<Linked>(`${columns} AND seq < ? ORDER BY seq DESC LIMIT 1`, device, seq) ?? null,
    after: store.get<Linked>(`${columns} AND seq > ? ORDER BY seq LIMIT 1`, device, seq) ?? null,
  }
}
