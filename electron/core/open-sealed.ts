import type { RecordId } from '../../shared/ids.ts'
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
      /** `device`: sealed to this laptop. An application: the key of the one the record names. `other`: of another. */
      readonly by: 'device' | 'application' | 'other'
    }

const notMine: Opened = { outcome: 'not-mine' }

/** Tries this laptop's key, then those of the applications. Never fails: what does not open is `not-mine` or `damaged`. */
export async function openSealed(sealed: Uint8Array, ring: KeyRing): Promise<Opened> {
  const opened = await openEnvelope(sealed, [ring.device])
  if (opened === null) return openByKeys(sealed, ring.fitting(sealed))
  return opened.ok ? toOpened(opened.value, null) : { outcome: 'damaged' }
}

/** Tries these keys of applications and no other. */
export async function openByKeys(sealed: Uint8Array, keys: readonly ApplicationKey[]): Promise<Opened> {
  for (const key of keys) {
    const opened = await openEnvelope(sealed, [key.identity])
    if (opened !== null) return opened.ok ? toOpened(opened.value, key) : { outcome: 'damaged' }
  }
  return notMine
}

function toOpened(opened: OpenedEnvelope, key: ApplicationKey | null): Opened {
  if (opened.kind === 'nested') return notMine
  const { recordId, record, signature } = opened
  const by = key === null ? 'device' : applicationIn(record) === key.application ? 'application' : 'other'
  return { outcome: 'opened', recordId, record, signature, by }
}

/** What the record claims, read without belief: only compared with the key that opened it. */
function applicationIn(record: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(record).toString('utf8'))
    return typeof value === 'object' && value !== null && 'application' in value ? value.application : null
  } catch {
    return null
  }
}
