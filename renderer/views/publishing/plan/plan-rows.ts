import type { BatchCandidate } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import type { ApplicationId } from '../../../../shared/ids.ts'

export interface PlanRows {
  /** In the order of their numbers. */
  readonly chosen: readonly BatchCandidate[]
  readonly others: readonly BatchCandidate[]
}

export function planRows(candidates: readonly BatchCandidate[], { applications }: BatchPlan): PlanRows {
  const known = new Map(candidates.map((one) => [one.applicationId, one]))
  const inBatch = new Set<ApplicationId>(applications)
  return {
    chosen: applications.flatMap((id) => known.get(id) ?? []),
    others: candidates.filter(({ applicationId }) => !inBatch.has(applicationId)),
  }
}

/** One place up or down; stays at the ends. */
export function shift(applications: readonly ApplicationId[], id: ApplicationId, step: 1 | -1): ApplicationId[] {
  const at = applications.indexOf(id)
  const to = at + step
  if (at < 0 || to < 0 || to >= applications.length) return [...applications]
  const moved = applications.filter((one) => one !== id)
  moved.splice(to, 0, id)
  return moved
}

export const isReady = ({ lacks, otherBatch }: BatchCandidate): boolean => lacks.length === 0 && otherBatch === null
