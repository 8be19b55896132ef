import type { Reply } from '../../shared/api.ts'
import type { Topic } from '../../shared/api/topic.ts'
import type { SyncView } from '../../shared/api/sync.ts'
import type { MemberId } from '../../shared/ids.ts'
import { createCore, type Core } from '../../electron/core/core.ts'
import type { Argon2Cost } from '../../electron/core/crypto/wrap-format.ts'
import type { Deps, LogEvent } from '../../electron/core/deps.ts'
import type { Desk } from '../../electron/core/desk.ts'
import { createSyncWith } from '../../electron/core/sync/engine.ts'
import { createSeededRandom } from '../core/crypto/seeded-random.ts'
import type { SkewedClock, TestClock } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { createTestKeychain, type TestKeychain } from './keychain.ts'
import { createManualTimer, type ManualTimer } from './manual-timer.ts'
import { createNetwork, type Network } from './network.ts'
import { makeTempFolder, removeTempFolder } from './temp-folder.ts'

/** As little stretching as libsodium allows: a test unlocks a hundred times. */
export const lowCost: Argon2Cost = { memoryKib: 8, passes: 1, lanes: 1 }
export const passphrase = 'correct horse battery staple'

/** A real desk in a folder of its own; only time, chance, keychain and network are the test's. */
export interface TestDesk {
  readonly name: string
  readonly folder: string
  readonly deps: Deps
  readonly network: Network
  readonly clock: SkewedClock
  readonly keychain: TestKeychain
  readonly timer: ManualTimer
  /** Of the watch over leases. */
  readonly leaseTimer: ManualTimer
  /** So much goes by as the computer counts it, whatever its clock says. */
  readonly pass: (ms: number) => void
  readonly logged: LogEvent[]
  readonly changed: Topic[]
  readonly core: () => Core
  /** Throws while locked. */
  readonly desk: () => Desk
  readonly member: () => MemberId
  readonly call: Core['handlers']
  readonly sync: () => Promise<SyncView>
  /** `setUp` with an invitation's code. */
  readonly enrol: (code: string) => Promise<Reply<'setUp'>>
  readonly unlock: () => Promise<void>
  readonly lock: () => Promise<void>
  /** Closes everything and starts anew from the folder, as after quitting the app. */
  readonly reopen: () => Promise<void>
  readonly discard: () => Promise<void>
}

export interface TestDeskOptions {
  readonly name: string
  readonly clock: TestClock
  readonly seed: string
  /** Where the desk's requests go, whatever address it was set up with. */
  readonly serverUrl: () => string
  readonly fetch?: typeof globalThis.fetch
  /** Removed by `discard`. */
  readonly folder?: string
}

/** The address every test desk is set up with: a copy of a desk then talks to a copy of the server. */
export const deskUrl = 'http://127.0.0.1:8460'

export function createTestDesk(options: TestDeskOptions): TestDesk {
  const { name, clock: shared, seed, serverUrl, fetch = globalThis.fetch, folder = makeTempFolder(name) } = options
  const network = createNetwork((input, init) => fetch((input as string).replace(deskUrl, serverUrl()), init))
  const clock = shared.skewed()
  const keychain = createTestKeychain()
  const timer = createManualTimer()
  const leaseTimer = createManualTimer()
  const logged: LogEvent[] = []
  const changed: Topic[] = []
  const random = createSeededRandom(`${seed} ${name}`)
  let passedMs = 0
  const deps: Deps = {
    now: clock.now,
    monotonicMs: () => performance.now() + passedMs,
    random,
    fetch: network.fetch,
    dataFolder: folder,
    keychain,
    log: (event) => void logged.push(event),
    changed: (topics) => void changed.push(...topics),
    version: '0.0.0-test',
  }
  const start = () =>
    createCore(deps, {
      cost: lowCost,
      createSync: (context) => createSyncWith(context, timer.timer),
      timer: leaseTimer.timer,
    })
  let core = start()
  const desk = () => {
    const open = core.desk()
    if (open === null) throw new Error(`the desk of ${name} is locked`)
    return open
  }
  const unlock = async () => void expectOk(await core.handlers.unlock({ passphrase }))
  return {
    name,
    folder,
    deps,
    network,
    clock,
    keychain,
    timer,
    leaseTimer,
    pass: (ms) => {
      passedMs += ms
    },
    logged,
    changed,
    core: () => core,
    desk,
    member: () => desk().own.member,
    get call() {
      return core.handlers
    },
    sync: async () => expectOk(await core.handlers.syncNow(undefined)),
    enrol: async (code) => expectOk(await core.handlers.setUp({ serverUrl: deskUrl, code, passphrase })),
    unlock,
    lock: async () => void expectOk(await core.handlers.lock(undefined)),
    reopen: async () => {
      await core.close()
      core = start()
      await unlock()
    },
    discard: async () => {
      await core.close()
      removeTempFolder(folder)
    },
  }
}
