import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from './app.ts'

// A key in a file where Electron has the system's keychain: enough to try the calls, protects nothing.
// ELECTRON_STANDIN_KEYCHAIN=0 plays a desktop without one, where Chromium falls back to a built-in password ('v10').

const hasKeychain = process.env['ELECTRON_STANDIN_KEYCHAIN'] !== '0'
const version = hasKeychain ? 'v11' : 'v10'
const ivBytes = 12
const tagBytes = 16

function key(): Buffer {
  if (!hasKeychain) return Buffer.alloc(32, 'peanuts')
  const file = path.join(app.getPath('userData'), 'stand-in-keychain')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

function encryptString(text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key(), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from(version), iv, cipher.getAuthTag(), sealed])
}

function decryptString(encrypted: Buffer): string {
  const start = version.length
  if (encrypted.subarray(0, start).toString() !== version) {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
  }
  const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(start, start + ivBytes))
  decipher.setAuthTag(encrypted.subarray(start + ivBytes, start + ivBytes + tagBytes))
  return decipher.update(encrypted.subarray(start + ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

export const safeStorage = {
  isEncryptionAvailable: (): boolean => app.isReady() && hasKeychain,
  isAsyncEncryptionAvailable: async (): Promise<boolean> => {
    await app.whenReady()
    return true
  },
  getSelectedStorageBackend: (): string => (hasKeychain ? 'gnome_libsecret' : 'basic_text'),
  setUsePlainTextEncryption: (): void => {},
  encryptString,
  decryptString,
  encryptStringAsync: async (text: string): Promise<Buffer> => encryptString(text),
  decryptStringAsync: async (encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => ({
    result: decryptString(encrypted),
    shouldReEncrypt: false,
  }),
}
