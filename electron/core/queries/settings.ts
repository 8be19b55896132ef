import { statSync } from 'node:fs'
import type { SettingsView } from '../../../shared/api.ts'
import type { KeychainState } from '../../../shared/api.ts'
import type { Desk } from '../desk.ts'
import { setting } from '../store/settings.ts'

export const defaultLockAfterMinutes = 10

export function settingsView(desk: Desk, keychain: KeychainState): SettingsView {
  const { store, own, deps } = desk
  return {
    alwaysShowReasons: setting(store, 'always-show-reasons') === 'true',
    singleLetterKeys: setting(store, 'single-letter-keys') !== 'false',
    lockAfterMinutes: Number(setting(store, 'lock-after-minutes') ?? defaultLockAfterMinutes),
    serverUrl: own.serverUrl,
    keychain,
    storeBytes: statSync(store.path).size,
    version: deps.version,
    licences: '/notices.txt',
  }
}
