import type { BoardCell, BoardMember, BoardRow, BoardView } from '../../../shared/api/publishing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, BatchId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Role, Ruling } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { instantToLocal } from '../../../shared/rules/batch-dates.ts'
import { boardState } from '../../../shared/rules/board.ts'
import type { Desk } from '../desk.ts'
import { mustBe } from '../secretariat/acting.ts'
import { createRulers } from '../ruler.ts'
import { itemOf, itemsOf, toNow } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'
import { activeDevices, type RosterRow } from '../store/roster.ts'
import type { Store } from '../store/store.ts'

// Who has declared, been ruled on, been given the key, and what has arrived: what this desk has records of, no more.

interface Standing {
  readonly application: ApplicationId
  readonly member: MemberId
  readonly at: string
  readonly answer: 'none' | 'interest'
  readonly withdrawn: number
  readonly ruling: Ruling | null
}

/** Errors: `bad-request` (not the secretariat), `not-found`. */
export function boardView(desk: Desk, batch: BatchId): Result<BoardView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { store } = desk
  const current = store.get<{ recordId: RecordId; at: string; first: string }>(
    `SELECT record_id AS recordId, at, (SELECT min(at) FROM batches WHERE batch = ?) AS first
     FROM current_batches WHERE batch = ?`,
    batch,
    batch,
  )
  const record = current === undefined ? null : readRecord(store, current.recordId, 'batch')
  if (current === undefined || record === null) return err({ kind: 'not-found' })
  const { body } = record
  const members = boardMembers(desk, current.first)
  const rows = boardRows(desk, body.applications, members)
  return ok({
    batch,
    dates: {
      name: body.name,
      cutOff: body.cutOff,
      declarationsDue: instantToLocal(body.declarationsDue),
      scoresDue: instantToLocal(body.scoresDue),
      meetingAt: instantToLocal(body.meetingAt),
      leaseEnds: instantToLocal(body.leaseEnds),
    },
    declarationsDueAt: body.declarationsDue,
    meetingAtInstant: body.meetingAt,
    publishedAt: current.first,
    correctedAt: current.at === current.first ? null : current.at,
    members,
    rows,
    rulingsDue: rulingsDue(store, rows, members),
    declarationsDue: declarationsDue(rows, members),
  })
}

/** One line of the board, and who its cells belong to. Null: not announced. */
export function boardRow(
  desk: Desk,
  application: ApplicationId,
): { readonly row: BoardRow; readonly members: readonly BoardMember[] } | null {
  const item = itemOf(desk, application)?.body
  const first = desk.store.get<{ at: string | null }>(
    'SELECT min(at) AS at FROM batches WHERE batch = ?',
    item?.batch ?? '',
  )?.at
  if (item === undefined || first === null || first === undefined) return null
  const members = boardMembers(desk, first)
  const [row] = boardRows(desk, [{ application, number: item.number }], members, application)
  return row === undefined ? null : { row, members }
}

const roleOrder: readonly Role[] = ['chairman', 'vice-chairman', 'member', 'ex-officio', 'secretary']

/** Everybody who was in the roster at publication, and who joined since: one row a member, whatever the laptops. */
function boardMembers(desk: Desk, publishedAt: string): readonly BoardMember[] {
  const now = activeDevices(desk.store, toNow(desk))
  const then = activeDevices(desk.store, publishedAt)
  const active = new Set(now.map(({ member }) => member))
  const rows = new Map<MemberId, RosterRow>()
  for (const row of [...then, ...now]) if (row.role !== 'secretary') rows.set(row.member, row)
  const lastOf = new Map(
    desk.store
      .all<{ member: MemberId; at: string }>('SELECT member, max(at) AS at FROM log GROUP BY member')
      .map(({ member, at }) => [member, at]),
  )
  return [...rows.values()]
    .toSorted((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || a.at.localeCompare(b.at))
    .map(({ member, name, role }) => ({
      member,
      name,
      role,
      isActive: active.has(member),
      lastRecordAt: lastOf.get(member) ?? null,
    }))
}

const cellKey = (application: ApplicationId, member: MemberId): string => `${application} ${member}`
const byCell = <T extends { readonly application: ApplicationId; readonly member: MemberId }>(
  rows: readonly T[],
): ReadonlyMap<string, T> => new Map(rows.map((row) => [cellKey(row.application, row.member), row]))

/** Of one application, or of all. */
type Only = ApplicationId | null

const standings = (store: Store, only: Only): readonly Standing[] =>
  store.all<Standing>(
    `SELECT d.application, d.member, d.at, d.answer, d.withdrawn, r.ruling FROM current_declarations d
     LEFT JOIN current_rulings r
       ON r.application = d.application AND r.member = d.member AND r.declaration = d.record_id
     WHERE d.application = coalesce(?, d.application)`,
    only,
  )

interface GrantRow {
  readonly application: ApplicationId
  readonly member: MemberId
  readonly leaseEnds: string | null
}
interface DeliveredRow {
  readonly application: ApplicationId
  readonly member: MemberId
  readonly received: number
  readonly opened: number
}
/** Of the papers in force only, each document once, whichever laptop told of it. */
const delivered = (store: Store, only: Only): readonly DeliveredRow[] =>
  store.all<DeliveredRow>(
    `SELECT d.application, d.member,
       count(DISTINCT CASE d.what WHEN 'received' THEN doc.hash END) AS received,
       count(DISTINCT CASE d.what WHEN 'opened' THEN doc.hash END) AS opened
     FROM deliveries d JOIN log l ON l.record_id = d.record_id AND l.bytes IS NOT NULL
       JOIN json_each(CAST(l.bytes AS TEXT), '$.body.documents') each
       JOIN current_papers p ON p.application = d.application
       JOIN documents doc ON doc.papers = p.record_id AND doc.hash = each.value
     WHERE d.application = coalesce(?, d.application)
     GROUP BY d.application, d.member`,
    only,
  )

interface PapersRow {
  readonly application: ApplicationId
  readonly version: number
  readonly at: string
  readonly documents: number
}
const papersRows = (store: Store, only: Only): readonly PapersRow[] =>
  store.all<PapersRow>(
    `SELECT p.application, p.version, p.at, (SELECT count(*) FROM documents d WHERE d.papers = p.record_id) AS documents
     FROM current_papers p WHERE p.application = coalesce(?, p.application)`,
    only,
  )

function boardRows(
  desk: Desk,
  applications: readonly { readonly application: ApplicationId; readonly number: number }[],
  members: readonly BoardMember[],
  only: Only = null,
): readonly BoardRow[] {
  const { store } = desk
  const [declared, deliveredTo] = [byCell(standings(store, only)), byCell(delivered(store, only))]
  const grants = byCell(store.all<GrantRow>('SELECT application, member, lease_ends AS leaseEnds FROM current_grants'))
  const papers = new Map(papersRows(store, only).map((row) => [row.application, row]))
  const items = itemsOf(
    desk,
    applications.map(({ application }) => application),
  )
  const now = toNow(desk)
  const cellOf = (application: ApplicationId, member: MemberId, documents: number): BoardCell => {
    const key = cellKey(application, member)
    const [standing, grant, counts] = [declared.get(key), grants.get(key), deliveredTo.get(key)]
    const { received, opened } = counts ?? { received: 0, opened: 0 }
    const declaration = standing === undefined ? null : { answer: standing.answer, withdrawn: standing.withdrawn === 1 }
    const facts = { declaration, ruling: standing?.ruling ?? null, grant: grant ?? null, documents, received, opened }
    return { state: boardState(facts, now), received, opened }
  }
  return applications
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ application, number }) => {
      const item = items.get(application)
      if (item === undefined) return []
      const { version = 0, at = null, documents = 0 } = papers.get(application) ?? {}
      const { applicant, projects } = item.body
      const cells = members.map(({ member }) => cellOf(application, member, documents))
      return [{ applicationId: application, number, applicant, projects, version, issuedAt: at, documents, cells }]
    })
}

function rulingsDue(store: Store, rows: readonly BoardRow[], members: readonly BoardMember[]): BoardView['rulingsDue'] {
  const declaredAt = byCell(standings(store, null))
  const rulerOf = createRulers(
    store,
    rows.map(({ applicationId }) => applicationId),
  )
  const waiting = rows.flatMap(({ applicationId, cells }) =>
    cells.flatMap(({ state }, i) => {
      const member = members[i]
      if (state !== 'to-be-ruled' || member === undefined) return []
      const at = declaredAt.get(cellKey(applicationId, member.member))?.at ?? ''
      return [{ role: rulerOf(applicationId, member.member), at }]
    }),
  )
  return (['chairman', 'vice-chairman'] as const).flatMap((role) => {
    const due = waiting.filter((one) => one.role === role).map(({ at }) => at)
    const [since] = due.toSorted()
    const ruler = members.find((one) => one.role === role && one.isActive)?.member ?? null
    return since === undefined ? [] : [{ ruler, role, count: due.length, since }]
  })
}

const declarationsDue = (rows: readonly BoardRow[], members: readonly BoardMember[]): BoardView['declarationsDue'] =>
  members.flatMap(({ member, isActive }, i) => {
    const count = rows.filter(({ cells }) => cells[i]?.state === 'not-declared').length
    return count === 0 || !isActive ? [] : [{ member, count }]
  })
