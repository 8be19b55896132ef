import type { Topic } from '../../../shared/api/topic.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, CommitteeId, MemberId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import type { Admitted } from './admitted.ts'
import { waitsForRuler, writeEnvelopes } from './envelopes.ts'
import { eraseApplication } from './erase.ts'
import { settleIdentity } from './identities.ts'
import { project } from './project.ts'
import { recountRoster } from './roster.ts'
import { setSetting } from './settings.ts'
import type { Store } from './store.ts'
import { topicsOf } from './topics.ts'
import { transact } from './transact.ts'
import { withdrawnAt } from './withdrawals.ts'

/**
 * The one door for records: local commands and pulled envelopes alike. One transaction covers the log, the projections,
 * the keys and the state of the envelopes; inside another `transact` it joins that. The same id twice changes nothing.
 * What a withdrawn member must not hold is let go in the same transaction (`sweep` then clears the disk). Errors: of
 * `transact`.
 */
export function append(store: Store, entries: readonly Admitted[]): Result<readonly Topic[], AppError> {
  return transact(store, () => {
    const topics = new Set<Topic>()
    const fresh: Admitted[] = []
    const desk = ownDesk(store)
    const isOut = withdrawnMemo(store, desk?.member ?? null)
    for (const entry of entries) {
      if (writeRecord(store, entry, isOut)) fresh.push(entry)
      writeEnvelopes(store, entry.recordId, entry.envelopes)
      topicsOf(entry).forEach((topic) => topics.add(topic))
    }
    if (desk !== null) settle(store, fresh, desk)
    return [...topics]
  })
}

/** What follows from several records together, once all of them are in place. */
function settle(store: Store, fresh: readonly Admitted[], desk: OwnDesk): void {
  const isRosterChanged = fresh.some(({ parsed }) => kindOf(parsed).startsWith('roster-'))
  if (isRosterChanged) recountRoster(store, desk.committee)
  // Envelopes may have waited for just this.
  const isDue = (kinds: readonly string[]) => fresh.some(({ parsed }) => kinds.includes(kindOf(parsed)))
  if (isRosterChanged || isDue(['item']) || (isDue(['declaration', 'ruling']) && waitsForRuler(store)))
    setSetting(store, 'retry', 'due')
  for (const application of applicationsOf(fresh, ['grant', 'grant-revoked']))
    settleIdentity(store, application, { member: desk.member, isSecretary: isSecretary(store) })
  for (const application of applicationsOf(fresh, ['declaration', 'ruling'])) {
    if (withdrawnAt(store, application, desk.member) !== null)
      eraseApplication(store, application, desk.member, 'withdrawn')
  }
}

/** False: it was there before. */
function writeRecord(store: Store, entry: Admitted, isOut: (application: ApplicationId) => boolean): boolean {
  const { recordId, bytes, signature, parsed, member } = entry
  const frame = parsed.state === 'known' ? parsed.record : parsed.frame
  const { kind, device, seq, prev, at, application = null } = frame
  const mustStayAway = application !== null && awayWhenWithdrawn.has(kind) && isOut(application)
  const state = mustStayAway ? 'erased' : parsed.state === 'known' ? 'projected' : 'unknown-kind'
  const written = store.run(
    `INSERT INTO log (record_id, kind, device, member, seq, prev, at, application, bytes, signature, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET bytes = excluded.bytes, signature = excluded.signature, state = excluded.state
       WHERE state = 'erased' AND excluded.state <> 'erased'`,
    recordId,
    kind,
    device,
    member,
    seq,
    prev,
    at,
    application,
    mustStayAway ? null : bytes,
    mustStayAway ? null : signature,
    state,
  )
  if (written === 0) return false
  if (!mustStayAway && parsed.state === 'known') project(store, recordId, member, parsed.record)
  return true
}

const awayWhenWithdrawn: ReadonlySet<string> = new Set(['item', 'papers', 'grant', 'score', 'vote'])

interface OwnDesk {
  readonly member: MemberId
  readonly committee: CommitteeId
}
const ownDesk = (store: Store): OwnDesk | null => store.get<OwnDesk>('SELECT member, committee FROM device') ?? null

/** By the newest entry that counts: a laptop does not become the secretariat's, or stop being it, by a change of role. */
const isSecretary = (store: Store): boolean =>
  store.get<{ role: string }>(
    `SELECT role FROM roster WHERE device = (SELECT device FROM device) AND counts = 1
     ORDER BY at DESC, record_id DESC LIMIT 1`,
  )?.role === 'secretary'

function withdrawnMemo(store: Store, member: MemberId | null): (application: ApplicationId) => boolean {
  const known = new Map<ApplicationId, boolean>()
  return (application) => {
    if (member === null) return false
    const before = known.get(application)
    if (before !== undefined) return before
    const isOut = withdrawnAt(store, application, member) !== null
    known.set(application, isOut)
    return isOut
  }
}

const kindOf = (parsed: Admitted['parsed']): string =>
  parsed.state === 'known' ? parsed.record.kind : parsed.frame.kind

function applicationsOf(entries: readonly Admitted[], kinds: readonly string[]): ReadonlySet<ApplicationId> {
  const found = new Set<ApplicationId>()
  for (const { parsed } of entries) {
    if (parsed.state !== 'known' || !kinds.includes(parsed.record.kind)) continue
    if (parsed.record.application !== undefined) found.add(parsed.record.application)
  }
  return found
}
