import type { BoardCellView } from '../../../shared/api/publishing.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, Bilingual, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { mustBe } from '../secretariat/acting.ts'
import { grantDueFor } from '../secretariat/grants.ts'
import { readRecord } from '../store/read-record.ts'
import { rosterRows } from '../store/roster.ts'
import { boardRow } from './board.ts'
import { likelyFor } from './likely.ts'

/** One member and one application, in words. Errors: `bad-request` (not the secretariat), `not-found`. */
export function boardCellView(
  desk: Desk,
  applicationId: ApplicationId,
  member: MemberId,
): Result<BoardCellView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const line = boardRow(desk, applicationId)
  const cell = line?.row.cells[line.members.findIndex((one) => one.member === member)]
  if (line === null || cell === undefined) return err({ kind: 'not-found' })
  const holds = cell.state === 'granted' || cell.state === 'received' || cell.state === 'opened'
  return ok({
    ...cell,
    applicationId,
    member,
    documents: line.row.documents,
    declaration: declarationOf(desk, applicationId, member),
    ruling: rulingOf(desk, applicationId, member),
    grant: grantOf(desk, applicationId, member),
    mayTakeBack: holds,
    mayGrantAgain: cell.state === 'taken-back' && grantDueFor(desk, member, applicationId) !== null,
    hints: likelyFor(desk, member, applicationId).map(({ reason, matched, year }) => ({ reason, matched, year })),
  })
}

const current = (desk: Desk, view: string, application: ApplicationId, member: MemberId) =>
  desk.store.get<{ recordId: RecordId; at: string }>(
    `SELECT record_id AS recordId, at FROM ${view} WHERE application = ? AND member = ? ORDER BY at DESC LIMIT 1`,
    application,
    member,
  )

function declarationOf(desk: Desk, application: ApplicationId, member: MemberId): BoardCellView['declaration'] {
  const row = current(desk, 'current_declarations', application, member)
  const record = row === undefined ? null : readRecord(desk.store, row.recordId, 'declaration')
  if (record === null) return null
  const { answer, interest, withdrawn, replaces } = record.body
  const openedBefore = withdrawn === null ? null : withdrawn.openedDocuments.length
  return { at: record.at, answer, interest, openedBefore, isCorrection: replaces !== null }
}

function rulingOf(desk: Desk, application: ApplicationId, member: MemberId): BoardCellView['ruling'] {
  const row = desk.store.get<{ recordId: RecordId; author: MemberId; earlier: number }>(
    `SELECT r.record_id AS recordId, l.member AS author,
       (SELECT count(*) FROM rulings o WHERE o.application = r.application AND o.member = r.member) AS earlier
     FROM current_rulings r JOIN current_declarations d ON d.record_id = r.declaration
       JOIN log l ON l.record_id = r.record_id
     WHERE r.application = ? AND r.member = ? ORDER BY r.at DESC LIMIT 1`,
    application,
    member,
  )
  const record = row === undefined ? null : readRecord(desk.store, row.recordId, 'ruling')
  if (row === undefined || record === null) return null
  const { ruling } = record.body
  return { ruling, at: record.at, by: nameOf(desk, row.author), isCorrection: row.earlier > 1 }
}

const nameOf = (desk: Desk, member: MemberId): Bilingual =>
  rosterRows(desk.store).findLast((row) => row.member === member)?.name ?? { en: '', zh: '' }

const grantOf = (desk: Desk, application: ApplicationId, member: MemberId): BoardCellView['grant'] =>
  desk.store.get<{ at: string; leaseEnds: string | null }>(
    'SELECT at, lease_ends AS leaseEnds FROM current_grants WHERE application = ? AND member = ?',
    application,
    member,
  ) ?? null
