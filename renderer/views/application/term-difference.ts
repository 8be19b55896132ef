import { Temporal } from 'temporal-polyfill'
import type { Condition, ProjectTerms } from '../../../shared/application-form.ts'

/** One changed field, as numbers; the screen puts it into words. Positive means more, later or higher. */
export type TermDifference =
  | { readonly field: 'cards' | 'months' | 'subsidyBp' | 'ceilingCents'; readonly by: number }
  | { readonly field: 'start'; readonly unit: 'month' | 'day'; readonly by: number }
export interface ConditionDifference {
  readonly added: number
  readonly removed: number
  /** Same words, another date. */
  readonly moved: number
}

const numbers = ['cards', 'months', 'subsidyBp', 'ceilingCents'] as const

/** In the order of the table: cards, months, start, subsidy, ceiling. Empty when the terms are those recommended. */
export function termDifferences(recommended: ProjectTerms, mine: ProjectTerms): readonly TermDifference[] {
  const changed: TermDifference[] = numbers.flatMap((field) => {
    const by = mine[field] - recommended[field]
    return by === 0 ? [] : [{ field, by }]
  })
  const start = startDifference(recommended.start, mine.start)
  if (start !== null)
    changed.splice(changed.findLastIndex((one) => one.field === 'cards' || one.field === 'months') + 1, 0, start)
  return changed
}

/** Whole months where the day of the month is the same, days otherwise. */
function startDifference(from: string, to: string): TermDifference | null {
  const [before, after] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  if (before.equals(after)) return null
  const months = before.until(after, { largestUnit: 'month' })
  if (months.days === 0) return { field: 'start', unit: 'month', by: months.months }
  return { field: 'start', unit: 'day', by: before.until(after, { largestUnit: 'day' }).days }
}

/** Conditions are compared by their words; the same words twice count twice. */
export function conditionDifference(
  recommended: readonly Condition[],
  mine: readonly Condition[],
): ConditionDifference {
  const left = [...recommended]
  let moved = 0
  let added = 0
  for (const condition of [...mine].sort((a, b) => exactness(recommended, b) - exactness(recommended, a))) {
    const exact = left.findIndex((one) => one.text === condition.text && one.due === condition.due)
    const index = exact >= 0 ? exact : left.findIndex((one) => one.text === condition.text)
    if (index < 0) {
      added += 1
      continue
    }
    if (exact < 0) moved += 1
    left.splice(index, 1)
  }
  return { added, removed: left.length, moved }
}

/** Conditions that are there word for word and day for day are paired first, so that they are not taken for moved ones. */
const exactness = (among: readonly Condition[], condition: Condition): number =>
  among.some((one) => one.text === condition.text && one.due === condition.due) ? 1 : 0
