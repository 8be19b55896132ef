import { parseStrict } from '../../shared/canonical.ts'
import type { DeviceId, RecordId } from '../../shared/ids.ts'
import type { ParsedRecord } from '../../shared/records.ts'
import { parseRecord, writers } from '../../shared/records.ts'
import { damaged, forged, type Admission } from './admission.ts'
import { admitBody } from './admit-body.ts'
import { authorOf } from './author.ts'
import { recordNamespace, verifySignature } from './crypto/sshsig.ts'
import type { Desk } from './desk.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import type { Opened } from './open-sealed.ts'
import { openSealed } from './open-sealed.ts'
import { aroundPlace } from './store/chain-place.ts'
import { recordAt } from './store/read-record.ts'
import type { Store } from './store/store.ts'

const noRecord = '0'.repeat(64)

/** Opens and judges in one step. To take over many, open them all first and judge each after the one before is appended. */
export async function admit(desk: Desk, sealed: Uint8Array, ring: KeyRing = createKeyRing(desk)): Promise<Admission> {
  return judge(desk, await openSealed(sealed, ring))
}

/**
 * Decides whether a record may enter the log. Needs the log as it is now, so it does not wait for anything: call it in
 * the transaction that appends. Order of the checks: form, committee, author, signature, right to write, chain, body.
 */
export function judge(desk: Desk, opened: Opened): Admission {
  if (opened.outcome === 'not-mine') return { outcome: 'waits', reason: 'not-mine' }
  if (opened.outcome === 'damaged') return damaged
  const parsed = parseBytes(opened.record)
  if (parsed === null) return damaged
  const frame = parsed.state === 'known' ? parsed.record : parsed.frame
  if (frame.committee !== desk.own.committee) return forged
  const author = authorOf(desk, parsed)
  if (author.state === 'unknown') return { outcome: 'waits', reason: 'unknown-device' }
  if (!verifySignature(opened.record, opened.signature, author.signKey, recordNamespace)) return forged
  if (author.state === 'pending') return { outcome: 'waits', reason: 'pending-device' }
  if (author.state === 'retired') return forged
  if (parsed.state === 'known' && !writers[parsed.record.kind].includes(author.role)) return forged
  if (!fitsChain(desk.store, opened.recordId, frame)) return forged
  if (opened.by === 'other') return forged
  const body = parsed.state === 'known' ? admitBody(desk, parsed.record, author, opened.by) : null
  if (body !== null) return body
  const { recordId, record: bytes, signature } = opened
  return { outcome: 'admitted', entry: { recordId, bytes, signature, parsed, member: author.member, envelopes: [] } }
}

function parseBytes(bytes: Uint8Array): Exclude<ParsedRecord, { state: 'invalid' }> | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
  const value = parseStrict(text)
  const parsed = value.ok ? parseRecord(value.value) : null
  return parsed === null || parsed.state === 'invalid' ? null : parsed
}

interface Place {
  readonly device: DeviceId
  readonly seq: number
  readonly prev: RecordId
  readonly at: string
}
/**
 * One record at each place of a device's chain, neighbours that name each other, and times that only go up: a fork is a
 * forgery, and nobody signs into the past what was signed after something else.
 */
function fitsChain(store: Store, recordId: RecordId, { device, seq, prev, at }: Place): boolean {
  const standing = recordAt(store, device, seq)
  if (standing !== null) return standing === recordId
  if (seq === 1 ? prev !== noRecord : prev === noRecord) return false
  const { before, after } = aroundPlace(store, device, seq)
  if (before?.seq === seq - 1 && before.recordId !== prev) return false
  if (after?.seq === seq + 1 && after.prev !== recordId) return false
  return (before?.at ?? '') < at && (after === null || at < after.at)
}
