import { randomBytes } from 'node:crypto'
import { createCore, type Core } from '../../electron/core/core.ts'
import { productionCost, type Argon2Cost } from '../../electron/core/crypto/wrap-format.ts'
import type { Deps } from '../../electron/core/deps.ts'
import type { Desk } from '../../electron/core/desk.ts'
import { expectOk } from './expect-ok.ts'
import { demoPassphrase } from './passphrase.ts'

export { demoPassphrase }

/** The other desks are opened at every start and guard nothing: their passphrase is hardly stretched. */
export const lightCost: Argon2Cost = { memoryKib: 8 * 1024, passes: 1, lanes: 1 }
/** Our member's desk is opened by the app, which takes nothing less. */
export const memberCost = productionCost

export const demoDeps = (dataFolder: string): Deps => ({
  now: Date.now,
  monotonicMs: () => performance.now(),
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  fetch: globalThis.fetch,
  dataFolder,
  keychain: null,
  log: () => {},
  changed: () => {},
  version: 'demo',
})

/** A desk without a window. */
export interface DemoDesk {
  readonly core: Core
  /** The unlocked desk; throws while it is locked. */
  readonly desk: () => Desk
  readonly sync: () => Promise<void>
}

export function createDemoDesk(dataFolder: string, cost: Argon2Cost): DemoDesk {
  const core = createCore(demoDeps(dataFolder), { cost })
  return {
    core,
    desk: () => {
      const desk = core.desk()
      if (desk === null) throw new Error(`the desk in ${dataFolder} is locked`)
      return desk
    },
    sync: async () => {
      const view = expectOk('sync', await core.handlers.syncNow(undefined))
      if (view.state === 'blocked') expectOk('sync', { ok: false, error: view.error })
      if (view.state === 'offline') expectOk('sync', { ok: false, error: { kind: 'offline' } })
    },
  }
}

export async function unlockDemoDesk(dataFolder: string): Promise<DemoDesk> {
  const desk = createDemoDesk(dataFolder, lightCost)
  expectOk('unlock', await desk.core.handlers.unlock({ passphrase: demoPassphrase }))
  return desk
}
