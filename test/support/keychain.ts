import type { Keychain } from '../../electron/core/deps.ts'

/** A keychain in memory that can be told not to answer. */
export interface TestKeychain extends Keychain {
  readonly answers: (answers: boolean) => void
}

export function createTestKeychain(): TestKeychain {
  const mask = 0x5a
  let isAnswering = true
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ mask)
  return {
    backend: 'test_keychain',
    protect: async (secret) => (isAnswering ? turn(secret) : null),
    reveal: async (sealed) => (isAnswering ? turn(sealed) : null),
    answers: (answers) => {
      isAnswering = answers
    },
  }
}
