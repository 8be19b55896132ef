import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Kind } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import type { RosterRow } from '../store/roster.ts'
import type { Store } from '../store/store.ts'
import { withdrawnAt } from '../store/withdrawals.ts'

// What a laptop would have been sealed by `readers.ts`, had it been there; and never what its member may not hold by now.

/** Of what lies after a position of this log; from the very beginning with 0. The roster first. */
export function recordsFor(desk: Desk, row: RosterRow, after: number): readonly RecordId[] {
  const isTheirs = createJudge(desk, row)
  return candidates(desk, row, after)
    .filter(isTheirs)
    .map(({ recordId }) => recordId)
}

interface Candidate {
  readonly recordId: RecordId
  readonly kind: Kind
  readonly application: ApplicationId | null
  /** Whose device wrote it. */
  readonly member: MemberId
}

const toAll = `kind IN ('committee', 'roster-entry', 'roster-countersignature', 'scoring-settings', 'price-table',
  'batch', 'agenda', 'item')`
/** Looked up by the record, because what has come since is little of all there is. */
const isIn = (table: string, where: string): string =>
  `EXISTS (SELECT 1 FROM ${table} AS one WHERE one.record_id = log.record_id AND ${where})`
const ofMember = ['grants', 'declarations', 'rulings', 'register_entries']
  .map((table) => isIn(table, 'one.member = whose'))
  .join(' OR ')
const ofSecretariat = `kind IN ('papers', 'grant', 'grant-revoked', 'declaration', 'ruling', 'vote', 'delivery',
  'register-entry')`
const chairmen = `SELECT member FROM roster WHERE counts = 1 AND role = 'chairman'`
/** The vice-chairman reads the chairman's interests alone, the chairman everybody's; both read every ruling. */
const toRuleOn = (role: RosterRow['role']): string => {
  const whose = role === 'vice-chairman' ? ` AND one.member IN (${chairmen})` : ''
  return `kind = 'ruling' OR ${isIn('declarations', `one.answer = 'interest'${whose}`)}`
}

function candidates({ store, own }: Desk, row: RosterRow, after: number): readonly Candidate[] {
  const { device, member, role } = row
  const kinds = [
    toAll,
    ofMember,
    ...(role === 'chairman' || role === 'vice-chairman' ? [toRuleOn(role)] : []),
    ...(role === 'secretary' ? [ofSecretariat] : []),
  ]
  return store.all<Candidate>(
    `WITH it (whose, reached, ours, laptop, entry, unheard) AS (VALUES (?, ?, ?, ?, ?, ?))
     SELECT record_id AS recordId, kind, application, member FROM it CROSS JOIN log
     WHERE position > reached AND bytes IS NOT NULL AND (${kinds.join(' OR ')})
       AND (reached = 0 OR (${isNews})) ORDER BY kind LIKE 'roster-%' DESC, position`,
    member,
    after,
    own.device,
    device,
    row.recordId,
    lastUnheard(store, row),
  )
}

/**
 * Of what comes in later: written by somebody else, who may not have known of the laptop. Whoever countersigned its entry
 * knew; papers and votes are found by the application's key, whoever wrote them.
 */
const isNews = `device NOT IN (ours, laptop) AND kind NOT IN ('papers', 'vote') AND at < unheard AND NOT EXISTS (
  SELECT 1 FROM countersignatures c JOIN log l ON l.record_id = c.record_id
  WHERE c.entry = it.entry AND l.device = log.device AND l.seq < log.seq)`

/** No laptop signs for longer without having synced since: by then everybody has heard of a newcomer. */
const unheardMs = 90 * 24 * 60 * 60 * 1000
function lastUnheard(store: Store, { recordId }: RosterRow): string {
  const agreed = store.get<{ at: string | null }>(
    'SELECT max(at) AS at FROM countersignatures WHERE entry = ?',
    recordId,
  )
  return new Date(Date.parse(agreed?.at ?? '1970-01-01T00:00:00.000Z') + unheardMs).toISOString()
}

/** Kinds about a case that its withdrawn members go on holding: what they declared, and how it was ruled on. */
const bare: readonly Kind[] = ['ruling', 'grant-revoked']

function createJudge(desk: Desk, { member, role }: RosterRow): (candidate: Candidate) => boolean {
  const { store } = desk
  const out = new Map<ApplicationId, boolean>()
  const isOut = (application: ApplicationId): boolean => {
    const known = out.get(application) ?? withdrawnAt(store, application, member) !== null
    out.set(application, known)
    return known
  }
  const now = toNow(desk)
  return ({ recordId, kind, application, member: author }) => {
    if (application === null) return true
    if (isOut(application) && !bare.includes(kind) && !(kind === 'declaration' && author === member)) return false
    // The secretariat reads every grant and holds its own without a lease.
    return kind !== 'grant' || role === 'secretary' || isInForce(store, recordId, now)
  }
}

/** A key whose lease is over, or that was taken back or replaced, is no longer the member's. */
const isInForce = (store: Store, grant: RecordId, now: string): boolean =>
  store.get('SELECT 1 FROM current_grants WHERE record_id = ? AND lease_ends > ?', grant, now) !== undefined
