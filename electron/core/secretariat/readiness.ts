import type { Lack } from '../../../shared/api/publishing.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { assessmentOf, describeGap } from '../../../shared/rules/assessment.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { checkForm } from '../../../shared/rules/form-checks.ts'
import type { Desk } from '../desk.ts'
import { scoringInForce } from '../queries/scoring.ts'
import { toNow } from '../standing.ts'
import type { NewPapers } from './papers.ts'

// What is prepared becomes papers only when nothing is missing.

/** Error: what is lacking, in words. */
export function toPapers(desk: Desk, prepared: Prepared): Result<NewPapers, readonly Lack[]> {
  const limits = scoringInForce(desk)
  const assessment = assessmentOf(prepared, limits)
  const inForm = checkForm(prepared, hongKongDay(toNow(desk))).filter(({ severity }) => severity === 'must')
  const lacks: readonly Lack[] = [
    ...inForm.map(({ field, sentence }) => ({
      kind: field.startsWith('documents') ? ('documents' as const) : ('form' as const),
      sentence,
    })),
    ...(assessment.ok ? [] : assessment.error).map((gap) => ({
      kind: 'assessment' as const,
      sentence: describeGap(gap, limits),
    })),
  ]
  if (lacks.length > 0 || !assessment.ok) return err(lacks)
  return ok({ form: prepared.form, assessment: assessment.value, documents: prepared.documents })
}

export function lacksOf(desk: Desk, prepared: Prepared): readonly Lack[] {
  const ready = toPapers(desk, prepared)
  return ready.ok ? [] : ready.error
}
