import { safeStorage } from 'electron'
import type { Keychain } from '../core/deps.ts'

/**
 * The operating system's keychain, or null where there is none worth the name. On Linux Chromium silently falls back
 * to a built-in password: the back ends `basic_text` and `unknown`, and ciphertext that starts with `v10`, are that
 * fallback and are refused. Only the asynchronous calls are used; the synchronous ones leave with Electron 46.
 */
export async function openKeychain(platform: NodeJS.Platform): Promise<Keychain | null> {
  const backend =
    platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform === 'darwin' ? 'keychain' : 'dpapi'
  if (backend === 'basic_text' || backend === 'unknown') return null
  if (!(await isAnswering())) return null
  const canary = await protect(new Uint8Array(32))
  if (canary === null || (platform === 'linux' && isBuiltInPassword(canary))) return null
  return { backend, protect, reveal }
}

export const isBuiltInPassword = (ciphertext: Uint8Array): boolean =>
  Buffer.from(ciphertext.subarray(0, 3)).toString('latin1') === 'v10'

async function isAnswering(): Promise<boolean> {
  try {
    return await safeStorage.isAsyncEncryptionAvailable()
  } catch {
    return false
  }
}

async function protect(secret: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'))
  } catch {
    return null
  }
}

/** A locked keychain rejects: that is "try again", never "there is no key". */
async function reveal(sealed: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return Buffer.from(result, 'base64')
  } catch {
    return null
  }
}
