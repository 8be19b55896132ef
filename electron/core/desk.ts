import type { Deps } from './deps.ts'
import type { DeviceKeys } from './crypto/device-keys.ts'
import type { DeviceRow } from './store/device.ts'
import type { Store } from './store/store.ts'

/** Everything that exists only while the desk is unlocked. Locking closes the store and wipes the keys. */
export interface Desk {
  readonly deps: Deps
  readonly store: Store
  readonly keys: DeviceKeys
  readonly own: Omit<DeviceRow, 'secret'>
  /** Folder of sealed documents, one file a hash. */
  readonly documentsFolder: string
  /** One at a time, in the order of the calls: a device's records form one chain. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

export function createTurns(): Desk['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => null)
    return turn
  }
}
