import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import type { Deps, Keychain, LogEvent } from '../../../electron/core/deps.ts'
import type { Enrolment } from '../../../electron/core/enrol.ts'
import { createIdentity, type Identity } from '../../../electron/core/identity.ts'
import { createTestKeychain, type TestKeychain } from '../../support/keychain.ts'
import { lowCost } from '../../support/test-desk.ts'
import { createSeededRandom } from '../crypto/seeded-random.ts'
import { committee, hex, memberOf } from '../store/make-entries.ts'

export const passphrase = 'harbour ladder tin mosaic'
export const otherPassphrase = 'lantern copper weather silver'

/** A laptop: what survives when the app is started again. */
export interface Laptop {
  readonly folder: string
  readonly keychain: TestKeychain
  readonly enrolment: Enrolment
  readonly logged: LogEvent[]
  /** Milliseconds that pass, on the clock and in the process. */
  readonly wait: (ms: number) => void
  readonly setClock: (ms: number) => void
  readonly start: (changes?: { readonly keychain: Keychain | null }) => Identity
}

export function makeLaptop(): Laptop {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-identity-'))
  const started: Identity[] = []
  onTestFinished(() => {
    for (const identity of started) identity.lock()
    rmSync(folder, { recursive: true, force: true })
  })
  const random = createSeededRandom(folder)
  const keychain = createTestKeychain()
  const logged: LogEvent[] = []
  let [nowMs, monotonicMs] = [Date.UTC(2026, 10, 24), 1000]
  const deps = (chain: Keychain | null): Deps => ({
    now: () => nowMs,
    monotonicMs: () => monotonicMs,
    random,
    fetch: () => Promise.reject(new TypeError('no network')),
    dataFolder: folder,
    keychain: chain,
    log: (event) => void logged.push(event),
    changed: () => undefined,
    version: '0.0.0-test',
  })
  return {
    folder,
    keychain,
    logged,
    enrolment: {
      committee,
      committeeName: { en: 'Sample Committee', zh: '樣本委員會' },
      member: memberOf('own'),
      memberName: { en: 'Dr Siu', zh: '蕭博士' },
      keys: createDeviceKeys(random),
      serverUrl: 'http://127.0.0.1:1',
      logKey: hex('log', 32),
    },
    wait: (ms) => {
      nowMs += ms
      monotonicMs += ms
    },
    setClock: (ms) => {
      nowMs = ms
    },
    start: (changes = { keychain }) => {
      const identity = createIdentity(deps(changes.keychain), lowCost)
      started.push(identity)
      return identity
    },
  }
}
