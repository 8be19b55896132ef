import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { KeychainState } from '../../shared/api/session.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { keychainSecretBytes } from './crypto/wrap.ts'
import type { Deps } from './deps.ts'
import { replaceFile } from './write-file.ts'

// Half of the store's key, under the operating system's keychain where there is a real one. An unanswered keychain is
// "try again", never "no key": making a new half would lock the person out.

const sealedPath = (deps: Deps) => join(deps.dataFolder, 'keychain.sealed')

/** A new half, in place. Null: this system has no keychain. Error: `keychain-missing`, it does not answer. */
export async function createKeychainHalf(deps: Deps): Promise<Result<Uint8Array | null, AppError>> {
  if (deps.keychain === null) return ok(null)
  const secret = deps.random(keychainSecretBytes)
  const sealed = await deps.keychain.protect(secret)
  if (sealed === null) return err({ kind: 'keychain-missing' })
  replaceFile(sealedPath(deps), sealed)
  return ok(secret)
}

/** Null: no keychain, no file, or no answer. The caller knows from the wrap whether that matters. */
export async function revealKeychainHalf(deps: Deps): Promise<Uint8Array | null> {
  if (deps.keychain === null) return null
  let sealed: Uint8Array
  try {
    sealed = readFileSync(sealedPath(deps))
  } catch {
    return null
  }
  const secret = await deps.keychain.reveal(sealed)
  return secret?.length === keychainSecretBytes ? secret : null
}

export const removeKeychainHalf = (deps: Deps): void => {
  rmSync(sealedPath(deps), { force: true })
}

export const keychainState = (deps: Deps, holdsHalf: boolean, answered: boolean): KeychainState => {
  const backend = deps.keychain?.backend ?? ''
  if (!holdsHalf) return { state: 'none', backend }
  return { state: deps.keychain !== null && answered ? 'holds-half' : 'not-answering', backend }
}
