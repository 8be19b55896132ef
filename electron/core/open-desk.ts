import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { secretToDeviceKeys } from './crypto/device-keys.ts'
import { wipe } from './crypto/digest.ts'
import type { Deps } from './deps.ts'
import { createTurns, type Desk } from './desk.ts'
import { deviceRow } from './store/device.ts'
import { openStore } from './store/open-store.ts'
import { reprojectUnknown } from './store/rebuild.ts'
import type { Store } from './store/store.ts'

export const storePath = (deps: Deps): string => join(deps.dataFolder, 'store.db')
export const documentsFolder = (deps: Deps): string => join(deps.dataFolder, 'documents')

/** Errors: of `openStore`. The key is the caller's to wipe. */
export function openDesk(deps: Deps, storeKey: Uint8Array): Result<Desk, AppError> {
  const opened = openStore(storePath(deps), storeKey)
  if (!opened.ok) return opened
  const desk = storeToDesk(deps, opened.value)
  if (desk === null) {
    opened.value.close()
    return err({ kind: 'damaged-database' })
  }
  const projected = reprojectUnknown(desk.store, desk.own.committee)
  if (projected.ok) return ok(desk)
  closeDesk(desk)
  return projected
}

/** Null: the store holds no device, because set-up was cut short. */
export function storeToDesk(deps: Deps, store: Store): Desk | null {
  const row = deviceRow(store)
  if (row === null) return null
  const { secret, ...own } = row
  const keys = secretToDeviceKeys(secret)
  wipe(secret)
  mkdirSync(documentsFolder(deps), { recursive: true, mode: 0o700 })
  return { deps, store, keys, own, documentsFolder: documentsFolder(deps), inTurn: createTurns() }
}

export function closeDesk({ store, keys }: Desk): void {
  store.close()
  wipe(keys.signing.secretKey, keys.seal.secret)
}
