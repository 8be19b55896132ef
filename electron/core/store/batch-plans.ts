import { BatchPlan } from '../../../shared/batch-plan.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Store } from './store.ts'

export interface PlanRow {
  readonly batch: BatchId
  readonly plan: BatchPlan
  readonly savedAt: string
  /** Null: publishing has not begun. */
  readonly begunAt: string | null
}
type Raw = Omit<PlanRow, 'plan'> & { readonly plan: string }
const select = 'SELECT batch, plan, saved_at AS savedAt, begun_at AS begunAt FROM batch_plans'
const toRow = (raw: Raw): PlanRow => ({ ...raw, plan: BatchPlan.parse(JSON.parse(raw.plan)) })

/** The one saved last comes first. */
export const allPlans = (store: Store): readonly PlanRow[] =>
  store.all<Raw>(`${select} ORDER BY saved_at DESC, batch`).map(toRow)

export function readPlan(store: Store, batch: BatchId): PlanRow | null {
  const raw = store.get<Raw>(`${select} WHERE batch = ?`, batch)
  return raw === undefined ? null : toRow(raw)
}

/** Inside the caller's `transact`, as the others here. */
export function writePlan(store: Store, batch: BatchId, plan: BatchPlan, at: string): void {
  store.run(
    `INSERT INTO batch_plans (batch, plan, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (batch) DO UPDATE SET plan = excluded.plan, saved_at = excluded.saved_at`,
    batch,
    JSON.stringify(plan),
    at,
  )
}

export const beginPlan = (store: Store, batch: BatchId, at: string): void =>
  void store.run('UPDATE batch_plans SET begun_at = coalesce(begun_at, ?) WHERE batch = ?', at, batch)

export const removePlan = (store: Store, batch: BatchId): void =>
  void store.run('DELETE FROM batch_plans WHERE batch = ?', batch)
