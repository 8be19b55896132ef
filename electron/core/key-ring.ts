import type { ApplicationId } from '../../shared/ids.ts'
import type { SealIdentity } from './crypto/seal-keys.ts'
import type { Desk } from './desk.ts'
import { heldIdentities, toIdentity } from './store/identities.ts'

/** The keys a desk tries on sealed bytes. */
export interface KeyRing {
  readonly device: SealIdentity
  /** All keys, or these, the likeliest first. */
  readonly applications: (among?: readonly ApplicationKey[]) => readonly ApplicationKey[]
  readonly application: (application: ApplicationId) => SealIdentity | null
  /** The key that fitted last; its successor is tried first next time. */
  readonly fitted: (application: ApplicationId) => void
  /** Takes over keys that came since, and gives all that have not been tried on what waits. */
  readonly refresh: () => readonly ApplicationKey[]
}
export interface ApplicationKey {
  readonly application: ApplicationId
  readonly identity: SealIdentity
  readonly isTried: boolean
}

/**
 * Nothing outside a seal says which key it wants. The secretariat seals application by application, so trying the key
 * after the last one that fitted makes a whole batch cost one trial an envelope instead of one for each key held.
 */
export function createKeyRing(desk: Desk): KeyRing {
  let keys = readKeys(desk, [])
  let next = 0
  return {
    device: desk.keys.seal,
    applications: (among) => {
      const inOrder = [...keys.slice(next), ...keys.slice(0, next)]
      const wanted = among === undefined ? null : new Set(among.map(({ application }) => application))
      return wanted === null ? inOrder : inOrder.filter(({ application }) => wanted.has(application))
    },
    application: (wanted) => keys.find(({ application }) => application === wanted)?.identity ?? null,
    fitted: (fitting) => {
      next = (keys.findIndex(({ application }) => application === fitting) + 1) % Math.max(1, keys.length)
    },
    refresh: () => {
      keys = readKeys(desk, keys)
      next = Math.min(next, Math.max(0, keys.length - 1))
      return keys.filter(({ isTried }) => !isTried)
    },
  }
}

/** `known` spares the arithmetic behind each key. */
function readKeys(desk: Desk, known: readonly ApplicationKey[]): readonly ApplicationKey[] {
  const byRecipient = new Map(known.map(({ identity }) => [identity.recipient as string, identity]))
  return heldIdentities(desk.store).map(({ application, identity, recipient, tried }) => ({
    application,
    identity: byRecipient.get(recipient) ?? toIdentity(identity),
    isTried: tried === 1,
  }))
}
