import type { KeychainState } from '../../shared/api/session.ts'

const names: Readonly<Record<string, string>> = {
  gnome_libsecret: 'GNOME Keyring',
  gnome_any: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
  keychain: 'macOS Keychain',
  dpapi: 'Windows',
}

/** The keychain as people know it; null where only the system does. */
export const keychainName = ({ backend }: KeychainState): string | null => names[backend] ?? null
