import type { SettingsView } from '../../../shared/api/session.ts'
import type { KeychainState } from '../../../shared/api/session.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Desk } from '../desk.ts'
import { setting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { withdrawnAt } from '../store/withdrawals.ts'

export const defaultLockAfterMinutes = 10

export function settingsView(desk: Desk, keychain: KeychainState): SettingsView {
  const { store, own, deps } = desk
  return {
    alwaysShowReasons: setting(store, 'always-show-reasons') === 'true',
    singleLetterKeys: setting(store, 'single-letter-keys') !== 'false',
    lockAfterMinutes: Number(setting(store, 'lock-after-minutes') ?? defaultLockAfterMinutes),
    serverUrl: own.serverUrl,
    keychain,
    storeBytes: readableBytes(desk),
    version: deps.version,
    licences: '/notices.txt',
  }
}

interface Sized {
  readonly application: ApplicationId | null
  readonly bytes: number
}

/**
 * Records and documents that this member can read. Not the size of the file, which grows with sealed records that no key
 * here opens: a withdrawn case would show in it by how large it is.
 */
function readableBytes({ store, own }: Desk): number {
  const records = sized(store, 'SELECT application, sum(length(bytes)) AS bytes FROM log GROUP BY application')
  const documents = sized(
    store,
    `SELECT application, sum(bytes) AS bytes FROM (
       SELECT DISTINCT d.application, d.hash, d.sealed_bytes AS bytes FROM documents d
       JOIN identities i ON i.application = d.application
       JOIN document_files f ON f.hash = d.hash AND f.state = 'held') GROUP BY application`,
  )
  return [...records, ...documents]
    .filter(({ application }) => application === null || withdrawnAt(store, application, own.member) === null)
    .reduce((sum, { bytes }) => sum + bytes, 0)
}

const sized = (store: Store, sql: string): readonly Sized[] =>
  store
    .all<{ application: ApplicationId | null; bytes: number | null }>(sql)
    .map((row) => ({ ...row, bytes: row.bytes ?? 0 }))
