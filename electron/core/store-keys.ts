import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { wipe } from './crypto/digest.ts'
import { readWrap, retirePreviousWrap, writeWrap } from './crypto/wrap-file.ts'
import { type Argon2Cost, parseWrap, type Wrap, wrapToText } from './crypto/wrap-format.ts'
import { createWrap, rewrap, unwrapWithPassphrase, unwrapWithRecovery, withoutPassphrase } from './crypto/wrap.ts'
import type { Deps } from './deps.ts'
import { createKeychainHalf, removeKeychainHalf, revealKeychainHalf } from './keychain-half.ts'
import { replaceFile } from './write-file.ts'

// From a passphrase or a printed code to the store's key, by way of the wrap file and the keychain.

export interface StoreKeys {
  readonly byPassphrase: (passphrase: string) => Promise<Result<Uint8Array, AppError>>
  readonly byRecoveryCode: (code: string) => Promise<Result<Uint8Array, AppError>>
  /**
   * Wraps the key anew and retires the old passphrase. `any-keychain`: after a recovery the old half may be lost, and a
   * keychain that does not answer must not lock the person out again, so the passphrase then stands alone.
   */
  readonly setPassphrase: (
    storeKey: Uint8Array,
    passphrase: string,
    half: 'same-keychain' | 'any-keychain',
  ) => Promise<Result<null, AppError>>
  readonly holdsKeychainHalf: () => boolean
  readonly keychainAnswered: () => boolean
}

/** The recovery code's half alone, never rewritten: what the printed code needs when both generations are damaged. */
const recoveryPath = (deps: Deps) => join(deps.dataFolder, 'wrap.recovery.json')
const wrapNames = ['wrap.json', 'wrap.previous.json', 'wrap.recovery.json'] as const

export const removeWraps = (deps: Deps): void => {
  for (const name of wrapNames) rmSync(join(deps.dataFolder, name), { force: true })
}

/** Makes the store's key and its first wrap. Error: `keychain-missing`. Disk errors throw. */
export async function makeStoreKey(
  deps: Deps,
  passphrase: string,
  cost: Argon2Cost,
): Promise<
  Result<{ readonly storeKey: Uint8Array; readonly recoveryCode: string; readonly holdsHalf: boolean }, AppError>
> {
  const half = await createKeychainHalf(deps)
  if (!half.ok) return half
  const made = await createWrap({ passphrase, keychainSecret: half.value, facts: {}, cost, random: deps.random })
  await writeWrap(deps.dataFolder, made.wrap, cost)
  replaceFile(recoveryPath(deps), wrapToText(withoutPassphrase(made.wrap, deps.random)))
  if (half.value !== null) wipe(half.value)
  return ok({ storeKey: made.storeKey, recoveryCode: made.recoveryCode, holdsHalf: half.value !== null })
}

export function createStoreKeys(deps: Deps, cost: Argon2Cost): StoreKeys {
  let answered = true
  const readHalf = async (wrap: Wrap): Promise<Uint8Array | null> => {
    if (!wrap.passphrase.keychain) return null
    const half = await revealKeychainHalf(deps)
    answered = half !== null
    return half
  }
  const byPassphrase: StoreKeys['byPassphrase'] = async (passphrase) => {
    const found = await findWrap(deps, cost)
    if (!found.ok) return found
    const half = await readHalf(found.value.wrap)
    const storeKey = await unwrapWithPassphrase(found.value.wrap, passphrase, half)
    if (half !== null) wipe(half)
    if (!storeKey.ok) return err(toAppError(storeKey.error.kind))
    if (found.value.generation === 'previous') await writeWrap(deps.dataFolder, found.value.wrap, cost)
    return storeKey
  }
  const byRecoveryCode: StoreKeys['byRecoveryCode'] = async (code) => {
    const found = await findWrap(deps, cost)
    const wrap = found.ok ? found.value.wrap : readRecoveryCopy(deps, cost)
    if (wrap === null) return found.ok ? err({ kind: 'damaged-wrap' }) : found
    const storeKey = unwrapWithRecovery(wrap, code)
    return storeKey.ok ? storeKey : err(toAppError(storeKey.error.kind))
  }
  const setPassphrase: StoreKeys['setPassphrase'] = async (storeKey, passphrase, which) => {
    const found = await findWrap(deps, cost)
    const wrap = found.ok ? found.value.wrap : readRecoveryCopy(deps, cost)
    if (wrap === null) return found.ok ? err({ kind: 'damaged-wrap' }) : found
    const half = await halfFor(deps, wrap, which)
    if (!half.ok) return half
    const lock = { passphrase, keychainSecret: half.value, facts: wrap.facts, cost, random: deps.random }
    await writeWrap(deps.dataFolder, await rewrap(wrap, storeKey, lock), cost)
    // Proved from the disk before the old generation, the only other way in, is given up.
    const proved = await byPassphrase(passphrase)
    if (!proved.ok) return proved
    wipe(proved.value)
    if (half.value === null) removeKeychainHalf(deps)
    await retirePreviousWrap(deps.dataFolder, cost)
    return ok(null)
  }
  return {
    byPassphrase,
    byRecoveryCode,
    setPassphrase,
    holdsKeychainHalf: () => existsSync(join(deps.dataFolder, 'keychain.sealed')),
    keychainAnswered: () => answered,
  }
}

async function findWrap(deps: Deps, floor: Argon2Cost) {
  const found = await readWrap(deps.dataFolder, floor)
  if (found.ok) return found
  // Only asked when there is a store, which has no use without a wrap.
  return err<AppError>(toAppError(found.error.kind === 'no-wrap' ? 'damaged-wrap' : found.error.kind))
}

function readRecoveryCopy(deps: Deps, floor: Argon2Cost): Wrap | null {
  try {
    const parsed = parseWrap(readFileSync(recoveryPath(deps), 'utf8'), floor)
    return parsed.ok ? parsed.value : null
  } catch {
    return null
  }
}

async function halfFor(
  deps: Deps,
  wrap: Wrap,
  which: 'same-keychain' | 'any-keychain',
): Promise<Result<Uint8Array | null, AppError>> {
  if (which === 'same-keychain') {
    const half = wrap.passphrase.keychain ? await revealKeychainHalf(deps) : null
    return wrap.passphrase.keychain && half === null ? err({ kind: 'keychain-missing' }) : ok(half)
  }
  const made = await createKeychainHalf(deps)
  return made.ok ? made : ok(null)
}

type WrapFailure = 'damaged-wrap' | 'newer-wrap' | 'wrong-passphrase' | 'wrong-recovery-code' | 'keychain-missing'
/** The wait after a wrong try is the caller's to fill in. */
const toAppError = (kind: WrapFailure): AppError => {
  return kind === 'wrong-passphrase' || kind === 'wrong-recovery-code' ? { kind, retryInMs: 0 } : { kind }
}
