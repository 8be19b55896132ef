import type { ApplicationId, RecordId } from '../../shared/ids.ts'
import { openEnvelope, type OpenedEnvelope } from './crypto/envelope.ts'
import type { ApplicationKey, KeyRing } from './key-ring.ts'

/** What is inside an envelope, before anything in it is believed. */
export type Opened =
  | { readonly outcome: 'not-mine' }
  | { readonly outcome: 'damaged' }
  | {
      readonly outcome: 'opened'
      readonly recordId: RecordId
      readonly record: Uint8Array
      readonly signature: Uint8Array
      /** `device`: sealed to this laptop. An application: its key opened it. `other`: a key of another application than the record names. */
      readonly by: 'device' | 'application' | 'other'
    }

/** Tries this laptop's key, then those of the applications. Never fails: what does not open is `not-mine` or `damaged`. */
export async function openSealed(sealed: Uint8Array, ring: KeyRing): Promise<Opened> {
  const byDevice = await openEnvelope(sealed, [ring.device])
  if (byDevice !== null) return byDevice.ok ? toOpened(byDevice.value, 'device') : { outcome: 'damaged' }
  return openByKeys(sealed, ring, ring.applications())
}

/** Tries these keys of applications and no other. */
export async function openByKeys(sealed: Uint8Array, ring: KeyRing, keys: readonly ApplicationKey[]): Promise<Opened> {
  if (keys.length === 0) return { outcome: 'not-mine' }
  const byKey = await openEnvelope(
    sealed,
    keys.map(({ identity }) => identity),
  )
  if (byKey === null) return { outcome: 'not-mine' }
  if (!byKey.ok) return { outcome: 'damaged' }
  const named = byKey.value.kind === 'record' ? applicationIn(byKey.value.record) : null
  const identity = named === null ? null : ring.application(named)
  const fits = identity !== null && (await openEnvelope(sealed, [identity])) !== null
  if (fits && named !== null) ring.fitted(named)
  return toOpened(byKey.value, fits ? 'application' : 'other')
}

const toOpened = (opened: OpenedEnvelope, by: 'device' | 'application' | 'other'): Opened =>
  opened.kind === 'nested'
    ? { outcome: 'not-mine' }
    : { outcome: 'opened', recordId: opened.recordId, record: opened.record, signature: opened.signature, by }

/** What the record claims, read without belief: only used to find the key that must open it. */
function applicationIn(record: Uint8Array): ApplicationId | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(record).toString('utf8'))
    const claimed = typeof value === 'object' && value !== null && 'application' in value ? value.application : null
    return typeof claimed === 'string' ? (claimed as ApplicationId) : null
  } catch {
    return null
  }
}
