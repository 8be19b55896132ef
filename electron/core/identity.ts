import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { KeychainState, LockedFacts } from '../../shared/api/session.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { isStrongPassphrase } from '../../shared/rules/passphrase.ts'
import { createAttempts } from './attempts.ts'
import { wipe } from './crypto/digest.ts'
import { type Argon2Cost, productionCost } from './crypto/wrap-format.ts'
import type { Deps } from './deps.ts'
import { createTurns, type Desk } from './desk.ts'
import { type Created, type Enrolment, enrol } from './enrol.ts'
import { expecting } from './expected.ts'
import { createFactsFile, type FactsFile } from './facts.ts'
import { keychainState, removeKeychainHalf } from './keychain-half.ts'
import { behindMs, timeLived } from './lease.ts'
import { closeDesk, documentsFolder, openDesk, storePath } from './open-desk.ts'
import { nextLeaseEnd } from './store/identities.ts'
import { createStoreKeys, removeWraps } from './store-keys.ts'

/** The store's key and everything that hangs on it: not set up, locked, or open. */
export interface Identity {
  /** Null while locked or not set up. */
  readonly desk: () => Desk | null
  readonly isSetUp: () => boolean
  /** Errors: `already-set-up`, `weak-passphrase`, `keychain-missing`, `disk-full`, `disk-error`. */
  readonly create: (passphrase: string, enrolment: Enrolment) => Promise<Result<Created, AppError>>
  /** Takes back a `create` that the server then refused. Only while nothing of it has been numbered. */
  readonly discard: () => void
  /** Errors: `not-set-up`, `wrong-passphrase`, `keychain-missing`, `damaged-wrap`, `newer-wrap`, and those of `openStore`. */
  readonly unlock: (passphrase: string) => Promise<Result<Desk, AppError>>
  /** Errors: as `unlock` with `wrong-recovery-code`, and `weak-passphrase`. */
  readonly recover: (code: string, newPassphrase: string) => Promise<Result<Desk, AppError>>
  /** Errors: as `unlock`, and `weak-passphrase`. The old passphrase opens nothing afterwards. */
  readonly changePassphrase: (passphrase: string, newPassphrase: string) => Promise<Result<null, AppError>>
  /** Closes the store and wipes the keys. Whoever still works on the desk finds the store closed. */
  readonly lock: () => void
  readonly facts: FactsFile
  /** What may be shown before any key is known. */
  readonly lockedFacts: () => LockedFacts
  readonly keychain: () => KeychainState
}

const weak = err({ kind: 'weak-passphrase' as const })

/** `cost` is for tests: it is also the least stretching that is accepted when the wrap is read. */
export function createIdentity(deps: Deps, cost: Argon2Cost = productionCost): Identity {
  mkdirSync(deps.dataFolder, { recursive: true, mode: 0o700 })
  const facts = createFactsFile(deps.dataFolder)
  const attempts = createAttempts(deps)
  const keys = createStoreKeys(deps, cost)
  let desk: Desk | null = null

  // The store comes last into its place, so a set-up that was cut short begins anew.
  const isSetUp = () => existsSync(storePath(deps))
  const notNow = (kind: 'wrong-passphrase' | 'wrong-recovery-code') => {
    if (!isSetUp()) return err({ kind: 'not-set-up' as const })
    const retryInMs = attempts.retryInMs()
    return retryInMs === 0 ? null : err({ kind, retryInMs })
  }
  /** A wrong try is counted whichever way it was wrong. */
  const counted = <T>(result: Result<T, AppError>): Result<T, AppError> => {
    if (result.ok) attempts.right()
    else if (result.error.kind === 'wrong-passphrase' || result.error.kind === 'wrong-recovery-code')
      return err({ kind: result.error.kind, retryInMs: attempts.wrong() })
    return result
  }
  const open = (storeKey: Uint8Array): Result<Desk, AppError> => {
    const opened = desk === null ? openDesk(deps, storeKey) : ok(desk)
    wipe(storeKey)
    if (!opened.ok || desk !== null) return opened
    desk = opened.value
    deps.log({ event: 'unlocked' })
    return opened
  }

  const lock = () => {
    if (desk === null) return
    const livedMs = timeLived(desk.store)
    const livedTo = livedMs === null ? null : new Date(livedMs).toISOString()
    facts.update({ leaseEnds: nextLeaseEnd(desk.store), livedTo })
    closeDesk(desk)
    desk = null
    deps.log({ event: 'locked' })
  }
  const create: Identity['create'] = (passphrase, enrolment) =>
    expecting(async () => {
      if (isSetUp()) return err({ kind: 'already-set-up' })
      if (!isStrongPassphrase(passphrase)) return weak
      const created = await enrol(deps, { passphrase, enrolment, cost, facts })
      if (created.ok) desk = created.value.desk
      return created
    })
  // Guesses one after the other: each is counted before the next may be made.
  const inTurn = createTurns()
  const guessing = <T>(work: () => Promise<Result<T, AppError>>) => inTurn(() => expecting(work))
  const unlock: Identity['unlock'] = (passphrase) =>
    guessing(async () => {
      const waiting = notNow('wrong-passphrase')
      if (waiting !== null) return waiting
      const storeKey = counted(await keys.byPassphrase(passphrase))
      return storeKey.ok ? open(storeKey.value) : storeKey
    })
  const recover: Identity['recover'] = (code, newPassphrase) =>
    guessing(async () => {
      if (!isStrongPassphrase(newPassphrase)) return weak
      const waiting = notNow('wrong-recovery-code')
      if (waiting !== null) return waiting
      const storeKey = counted(await keys.byRecoveryCode(code))
      if (!storeKey.ok) return storeKey
      const copy = Uint8Array.from(storeKey.value)
      const opened = open(storeKey.value)
      const set = opened.ok ? await keys.setPassphrase(copy, newPassphrase, 'any-keychain') : opened
      wipe(copy)
      if (set.ok) return opened
      // Nobody knows a passphrase for it yet: stay locked, so that the code is not put away.
      lock()
      return set
    })
  const changePassphrase: Identity['changePassphrase'] = (passphrase, newPassphrase) =>
    guessing(async () => {
      if (!isStrongPassphrase(newPassphrase)) return weak
      const waiting = notNow('wrong-passphrase')
      if (waiting !== null) return waiting
      const storeKey = counted(await keys.byPassphrase(passphrase))
      if (!storeKey.ok) return storeKey
      const set = await keys.setPassphrase(storeKey.value, newPassphrase, 'same-keychain')
      wipe(storeKey.value)
      return set
    })
  const discard = () => {
    lock()
    removeWraps(deps)
    removeKeychainHalf(deps)
    for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'facts.json'])
      rmSync(join(deps.dataFolder, name), { force: true })
    rmSync(documentsFolder(deps), { recursive: true, force: true })
    facts.forget()
  }
  const keychain = () => keychainState(deps, keys.holdsKeychainHalf(), keys.keychainAnswered())
  const lockedFacts = (): LockedFacts => {
    const { livedTo, ...shown } = facts.read() ?? { ...noFacts, livedTo: null }
    return {
      ...shown,
      clockSetBackMs: behindMs(livedTo ?? null, deps.now()),
      keychain: keychain(),
      retryInMs: attempts.retryInMs(),
    }
  }
  const current = () => desk
  return {
    desk: current,
    isSetUp,
    create,
    discard,
    unlock,
    recover,
    changePassphrase,
    lock,
    facts,
    lockedFacts,
    keychain,
  }
}

const noFacts = {
  memberName: { en: '', zh: '' },
  committeeName: { en: '', zh: '' },
  enrolledAt: '1970-01-01T00:00:00.000Z',
  checkPhrase: '',
  offlineSince: null,
  lastSyncAt: null,
  leaseEnds: null,
} as const
