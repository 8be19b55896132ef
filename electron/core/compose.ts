import { toCanonical } from '../../shared/canonical.ts'
import type { AppError } from '../../shared/errors.ts'
import type { RecordId } from '../../shared/ids.ts'
import { parseRecord } from '../../shared/records.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { wireLimits } from '../../shared/wire.ts'
import { maxRecordBytes } from './crypto/envelope-layout.ts'
import type { SealedEnvelope } from './crypto/envelope.ts'
import { recordIdOf, sealNested, sealRecord } from './crypto/envelope.ts'
import { signRecord } from './crypto/sshsig.ts'
import type { Desk } from './desk.ts'
import { followedAt } from './follows.ts'
import { raiseTimeFloor, recordTime } from './lease.ts'
import type { Draft, SealPlan } from './readers.ts'
import { sealPlans, toRecipient } from './readers.ts'
import type { Admitted } from './store/admitted.ts'
import { writeEnvelopes } from './store/envelopes.ts'
import { append } from './store/log.ts'
import { chainEnd, readSigned } from './store/read-record.ts'
import { entryAt } from './store/roster.ts'
import { transact } from './store/transact.ts'

export interface Composed {
  readonly recordId: RecordId
  readonly at: string
}

const noRecord = '0'.repeat(64) as RecordId
const tooLarge = err<AppError>({ kind: 'bad-request', reason: 'record too large' })
const saltBytes = 16

/**
 * Signs, seals and appends in one go. `makeDrafts` runs in this desk's turn, so that what it reads is still true when
 * the records are written; an error of its own is passed on. `alongside` writes what must be true exactly when the
 * records are (the draft is gone, the debt is paid), in their transaction. Errors besides: of `append`, `bad-request`
 * for a record larger than an envelope may be.
 */
export function compose(
  desk: Desk,
  makeDrafts: () => Result<readonly Draft[], AppError>,
  alongside: () => void = () => undefined,
): Promise<Result<readonly Composed[], AppError>> {
  return desk.inTurn(async () => {
    const drafts = makeDrafts()
    if (!drafts.ok) return drafts
    const entries = await makeEntries(desk, drafts.value)
    if (!entries.ok) return entries
    const composed = entries.value.map(({ recordId, parsed }) => ({ recordId, at: atOf(parsed) }))
    const appended = transact(desk.store, () => {
      raiseTimeFloor(desk.store, composed.at(-1)?.at ?? null)
      alongside()
      return append(desk.store, entries.value)
    })
    if (!appended.ok) return appended
    if (!appended.value.ok) return appended.value
    desk.deps.changed(appended.value.value)
    return ok(composed)
  })
}

/**
 * Seals records of the log again, to devices that came later, as further envelopes of the same records. Records that are
 * not held, or erased, are left out. `alongside` writes what must be true exactly when the envelopes are. Errors: of
 * `transact`.
 */
export function sealAgain(
  desk: Desk,
  recordIds: readonly RecordId[],
  sealKeys: readonly string[],
  alongside: () => void = () => undefined,
): Promise<Result<number, AppError>> {
  const recipients = sealKeys.map(toRecipient)
  return desk.inTurn(async () => {
    const sealed: { readonly recordId: RecordId; readonly envelope: SealedEnvelope }[] = []
    for (const recordId of recordIds) {
      const signed = readSigned(desk.store, recordId)
      if (signed === null) continue
      const envelope = await seal(desk, signed.bytes, signed.signature, { kind: 'plain', recipients })
      sealed.push({ recordId, envelope })
    }
    const written = transact(desk.store, () => {
      for (const { recordId, envelope } of sealed)
        writeEnvelopes(desk.store, recordId, [{ state: 'outgoing', ...envelope }])
      alongside()
      return sealed.length
    })
    if (written.ok && sealed.length > 0) desk.deps.changed(['outbox', 'sync'])
    return written
  })
}

async function makeEntries(desk: Desk, drafts: readonly Draft[]): Promise<Result<readonly Admitted[], AppError>> {
  const entries: Admitted[] = []
  const last = chainEnd(desk.store, desk.own.device)
  let [seq, prev, lastAt] = [last?.seq ?? 0, last?.recordId ?? noRecord, latest(last?.at ?? null, enteredAt(desk))]
  for (const draft of drafts) {
    seq += 1
    const at = recordTime(desk, latest(lastAt, notFarAhead(desk, followedAt(desk, draft))))
    const entry = signDraft(desk, draft, { seq, prev, at })
    if (entry.bytes.length > maxRecordBytes) return tooLarge
    const envelopes: SealedEnvelope[] = []
    for (const plan of sealPlans(desk, draft, at)) envelopes.push(await seal(desk, entry.bytes, entry.signature, plan))
    if (envelopes.some(({ sealed }) => sealed.length > wireLimits.envelopeBytes)) return tooLarge
    entries.push({ ...entry, envelopes: envelopes.map((envelope) => ({ state: 'outgoing', ...envelope })) })
    prev = entry.recordId
    lastAt = at
  }
  return ok(entries)
}

/**
 * No record is older than the roster entry it is signed under, even where two clocks differ by minutes: others would
 * judge it by the entry before.
 */
function enteredAt(desk: Desk): string | null {
  const entry = entryAt(desk.store, desk.own.device, new Date(desk.deps.now()).toISOString())
  return notFarAhead(desk, entry?.at ?? null)
}
const dayMs = 24 * 60 * 60 * 1000
/** A clock that differs by days is not followed, or every later record of this laptop would carry its time. */
const notFarAhead = ({ deps }: Desk, at: string | null): string | null =>
  at !== null && Date.parse(at) < deps.now() + dayMs ? at : null
const latest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one

interface Place {
  readonly seq: number
  readonly prev: RecordId
  readonly at: string
}
function signDraft(desk: Desk, { kind, application, body }: Draft, { seq, prev, at }: Place): Admitted {
  const { own, keys, deps } = desk
  const salt = Buffer.from(deps.random(saltBytes)).toString('hex')
  const frame = { v: 1, kind, committee: own.committee, device: own.device, seq, prev, at, salt, body }
  const value = application === undefined ? frame : { ...frame, application }
  const parsed = parseRecord(value)
  // Commands check what a person typed before they come here.
  if (parsed.state !== 'known') throw new Error(`not a record: ${parsed.state === 'invalid' ? parsed.reason : kind}`)
  const bytes = Buffer.from(toCanonical(value))
  const signature = signRecord(bytes, keys.signing)
  return { recordId: recordIdOf(bytes), bytes, signature, parsed, member: own.member, envelopes: [] }
}

function seal(desk: Desk, record: Uint8Array, signature: Uint8Array, plan: SealPlan): Promise<SealedEnvelope> {
  const { random } = desk.deps
  if (plan.kind === 'nested') return sealNested({ record, signature, random, ...plan })
  const { recipients, mark } = plan
  return sealRecord({ record, signature, recipients, random, ...(mark !== undefined && { mark }) })
}

const atOf = (parsed: Admitted['parsed']): string => (parsed.state === 'known' ? parsed.record.at : parsed.frame.at)
