import type { ScoringView } from '../../../shared/api/application.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'

/** Until the secretariat's first settings arrive: what the paper says, and what the scheme notes give as a default. */
const untilSet: ScoringView = {
  weightsPercent: [25, 20, 30, 25],
  bands: [{ from: 0, to: 10, name: { en: 'Not banded', zh: '未分級' } }],
  normalSubsidyCeilingBp: 7_000,
  specialSubsidyCeilingBp: 9_000,
  hoursPerMonth: 730,
  sustainedTflopsPerCard: 400,
  effectiveFrom: '1970-01-01',
}

/** The newest settings that had begun by today, Hong Kong time. */
export function scoringInForce(desk: Desk): ScoringView {
  const row = desk.store.get<{ recordId: RecordId }>(
    `SELECT record_id AS recordId FROM scoring_settings WHERE effective_from <= ?
     ORDER BY effective_from DESC, at DESC, record_id DESC LIMIT 1`,
    hongKongDay(toNow(desk)),
  )
  const record = row === undefined ? null : readRecord(desk.store, row.recordId, 'scoring-settings')
  if (record === null) return untilSet
  const { outlierDistance: _, ...view } = record.body
  return view
}
