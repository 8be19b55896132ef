import type { OutboxKind, OutboxRow, OutboxView, ReceiptView } from '../../../shared/api/outbox.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, Bilingual, RecordId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { checkCode } from '../../../shared/check-code.ts'
import { parseCheckpoint } from '../../../shared/checkpoint.ts'
import { sha256 } from '../crypto/digest.ts'
import type { Desk } from '../desk.ts'
import { itemOf } from '../standing.ts'
import { checkpointOfSize, numberOf, type NumberedProof, type SeenCheckpoint } from '../store/checkpoints.ts'
import { isKnownKind } from '../store/project.ts'
import { bytesToRecord } from '../store/read-record.ts'

interface LogRow {
  readonly recordId: RecordId
  readonly kind: string
  readonly at: string
  readonly application: ApplicationId | null
  readonly bytes: Buffer | null
}
const select = `SELECT record_id AS recordId, kind, at, application, bytes FROM log`

/** Everything this device signed, newest first; what waits comes before what is numbered. */
export function outboxView(desk: Desk): OutboxView {
  const { store, own } = desk
  const rows = store.all<LogRow>(`${select} WHERE device = ? ORDER BY seq DESC LIMIT 1000`, own.device)
  const last = store.get<{ at: string | null }>(`SELECT max(numbered_at) AS at FROM envelopes WHERE state = 'numbered'`)
  const all = rows.map((row) => toRow(desk, row))
  const waiting = all.filter(({ receipt }) => receipt === 'waiting')
  return { rows: [...waiting, ...all.filter(({ receipt }) => receipt !== 'waiting')], lastNumberedAt: last?.at ?? null }
}

function toRow(desk: Desk, row: LogRow): OutboxRow {
  const numbered = numberOf(desk.store, row.recordId)
  const receipt = numbered === null ? 'waiting' : numbered.proof === null ? 'numbered' : 'verified'
  return {
    recordId: row.recordId,
    kind: kindOf(row),
    ...subject(desk, row.application),
    signedAt: row.at,
    number: numbered?.number ?? null,
    receipt,
  }
}

function kindOf({ kind, bytes }: LogRow): OutboxKind {
  if (!isKnownKind(kind)) return 'other'
  if (kind === 'register-entry') return 'register'
  if (kind !== 'delivery') return kind
  if (bytes === null) return 'other'
  const record = bytesToRecord(bytes)
  return record.kind === 'delivery' ? record.body.what : 'other'
}

/** The number stays known from the batch when everything else of a withdrawn application is gone. */
function subject(
  desk: Desk,
  application: ApplicationId | null,
): { readonly applicationNumber: number | null; readonly applicant: Bilingual | null } {
  if (application === null) return { applicationNumber: null, applicant: null }
  const item = itemOf(desk, application)
  if (item !== null) return { applicationNumber: item.body.number, applicant: item.body.applicant }
  return { applicationNumber: numberInBatch(desk, application), applicant: null }
}

function numberInBatch(desk: Desk, application: ApplicationId): number | null {
  const batches = desk.store.all<{ bytes: Buffer }>(
    `SELECT l.bytes FROM current_batches b JOIN log l ON l.record_id = b.record_id ORDER BY b.at DESC`,
  )
  for (const { bytes } of batches) {
    const record = bytesToRecord(bytes)
    const line =
      record.kind === 'batch' ? record.body.applications.find((each) => each.application === application) : null
    if (line) return line.number
  }
  return null
}

/** Error: `not-found` for a record that this device did not sign or that has no verified receipt yet. */
export function receiptView(desk: Desk, recordId: RecordId, challenge: string): Result<ReceiptView, AppError> {
  const found = provenRecord(desk, recordId)
  if (!found.ok) return found
  const { row, numbered, checkpoint } = found.value
  return ok({
    recordId,
    kind: kindOf(row),
    ...subject(desk, row.application),
    signedAt: row.at,
    number: numbered.number,
    numberedAt: numbered.numberedAt,
    treeSize: checkpoint.size,
    proofSteps: numbered.proof.hashes.length,
    extendsSize: checkpoint.extendsSize,
    checkCode: codeOf(checkpoint, challenge),
    logKeySince: desk.own.enrolledAt,
  })
}

/** Everything that somebody else needs to check the receipt (FORMAT.md). Errors: as `receiptView`. */
export function exportReceipt(desk: Desk, recordId: RecordId): Result<string, AppError> {
  const found = provenRecord(desk, recordId)
  if (!found.ok) return found
  const { numbered, checkpoint } = found.value
  const receipt = {
    format: 'review-desk-receipt',
    version: 1,
    committee: desk.own.committee,
    record: recordId,
    envelope: numbered.envelopeId,
    number: numbered.number,
    numberedAt: numbered.numberedAt,
    inclusion: { treeSize: numbered.proof.treeSize, hashes: numbered.proof.hashes },
    checkpoint: checkpoint.note,
    checkCode: checkpoint.checkCode,
    logKey: desk.own.logKey,
  }
  return ok(`${JSON.stringify(receipt, null, 2)}\n`)
}

function provenRecord(desk: Desk, recordId: RecordId) {
  const row = desk.store.get<LogRow>(`${select} WHERE record_id = ? AND device = ?`, recordId, desk.own.device)
  const numbered = row === undefined ? null : numberOf(desk.store, recordId)
  const checkpoint = numbered?.proof ? checkpointOfSize(desk.store, numbered.proof.treeSize) : null
  if (row === undefined || numbered === null || !isProved(numbered) || checkpoint === null)
    return err<AppError>({ kind: 'not-found' })
  return ok({ row, numbered, checkpoint })
}

/** The note was verified before it was kept. */
function codeOf({ note, checkCode: unchallenged }: SeenCheckpoint, challenge: string): string {
  if (challenge === '') return unchallenged
  const checkpoint = parseCheckpoint(note)
  if (!checkpoint.ok) throw new Error('a kept checkpoint does not parse')
  return checkCode(checkpoint.value, challenge, sha256)
}

const isProved = (numbered: NumberedProof): numbered is NumberedProof & { readonly proof: object } =>
  numbered.proof !== null
