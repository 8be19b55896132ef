import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { insertDeviceRow } from '../../../electron/core/store/device.ts'
import { openStore } from '../../../electron/core/store/open-store.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { committee, deviceOf, hex, memberOf } from './make-entries.ts'

export const storeKey = Buffer.alloc(32, 7)

/** A folder that is gone when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real encrypted store that belongs to `owner`. */
export function openTestStore(owner = 'own', path = join(testFolder(), 'store.db')): Store {
  const store = expectOk(openStore(path, storeKey, { create: true }))
  insertDeviceRow(store, {
    committee,
    committeeName: { en: 'Committee', zh: '委員會' },
    member: memberOf(owner),
    memberName: { en: 'Member', zh: '委員' },
    device: deviceOf(owner),
    secret: Buffer.alloc(64),
    serverUrl: 'http://127.0.0.1:1',
    logKey: hex('log key', 32),
    enrolledAt: '2026-11-01T00:00:00.000Z',
  })
  onTestFinished(() => store.close())
  return store
}

/** Every row of the tables and views, in an order that does not depend on how they came in. */
export function dump(store: Store, tables: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      store
        .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  )
}
