import type { ApplicationId } from '../../shared/ids.ts'
import { findMarks } from './crypto/find-marks.ts'
import { isMarked, type Mark, markOf } from './crypto/mark.ts'
import type { SealIdentity } from './crypto/seal-keys.ts'
import type { Desk } from './desk.ts'
import { heldIdentities, toIdentity } from './store/identities.ts'

/** The keys with which a desk opens what it pulls. */
export interface KeyRing {
  readonly device: SealIdentity
  /** Of all keys of applications, or of these, the ones whose mark the sealed bytes carry. */
  readonly fitting: (sealed: Uint8Array, among?: readonly ApplicationKey[]) => readonly ApplicationKey[]
  /** Takes over keys that came since, and gives all that have not been tried on what waits. */
  readonly refresh: () => readonly ApplicationKey[]
}
export interface ApplicationKey {
  readonly application: ApplicationId
  readonly identity: SealIdentity
  readonly mark: Mark
  readonly isTried: boolean
}

export function createKeyRing(desk: Desk): KeyRing {
  let keys = readKeys(desk, [])
  return {
    device: desk.keys.seal,
    fitting: (sealed, among = keys) => {
      if (among.length === 0) return []
      const marks = findMarks(sealed)
      return among.filter(({ mark }) => isMarked(marks, mark))
    },
    refresh: () => {
      keys = readKeys(desk, keys)
      return keys.filter(({ isTried }) => !isTried)
    },
  }
}

/** `known` spares the arithmetic behind each key. */
function readKeys(desk: Desk, known: readonly ApplicationKey[]): readonly ApplicationKey[] {
  const byRecipient = new Map(known.map((key) => [key.identity.recipient as string, key]))
  return heldIdentities(desk.store).map(({ application, identity: text, recipient, tried }) => {
    const before = byRecipient.get(recipient)
    const identity = before?.identity ?? toIdentity(text)
    return { application, identity, mark: before?.mark ?? markOf(identity), isTried: tried === 1 }
  })
}
