import type { ApplicationId } from '../../shared/ids.ts'
import type { SealIdentity } from './crypto/seal-keys.ts'
import type { Desk } from './desk.ts'
import { heldIdentities, toIdentity } from './store/identities.ts'

/** The keys a desk tries on sealed bytes. */
export interface KeyRing {
  readonly device: SealIdentity
  readonly applications: () => readonly ApplicationKey[]
  readonly application: (application: ApplicationId) => SealIdentity | null
  /** The key that fitted last; its successor is tried first next time. */
  readonly fitted: (application: ApplicationId) => void
  /** Takes over keys that came since; tells whether there were any. */
  readonly refresh: () => boolean
}
export interface ApplicationKey {
  readonly application: ApplicationId
  readonly identity: SealIdentity
}

/**
 * Nothing outside a seal says which key it wants. The secretariat seals application by application, so trying the key
 * after the last one that fitted makes a whole batch cost one trial an envelope instead of one for each key held.
 */
export function createKeyRing(desk: Desk): KeyRing {
  let keys = readKeys(desk, new Map())
  let next = 0
  return {
    device: desk.keys.seal,
    applications: () => [...keys.slice(next), ...keys.slice(0, next)],
    application: (wanted) => keys.find(({ application }) => application === wanted)?.identity ?? null,
    fitted: (fitting) => {
      next = (keys.findIndex(({ application }) => application === fitting) + 1) % Math.max(1, keys.length)
    },
    refresh: () => {
      const known = new Map(keys.map((key) => [key.identity.recipient as string, key]))
      keys = readKeys(desk, known)
      next = Math.min(next, Math.max(0, keys.length - 1))
      return keys.some((key) => !known.has(key.identity.recipient))
    },
  }
}

const readKeys = (desk: Desk, known: ReadonlyMap<string, ApplicationKey>): readonly ApplicationKey[] =>
  heldIdentities(desk.store).map(
    ({ application, identity, recipient }) => known.get(recipient) ?? { application, identity: toIdentity(identity) },
  )
