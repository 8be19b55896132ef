import type { TFunction } from 'i18next'
import type { Condition, ProjectTerms } from '../../../shared/application-form.ts'
import { assertNever } from '../../../shared/result.ts'
import { formatMoney } from '../../format/number.ts'
import { conditionDifference, type TermDifference, termDifferences } from './term-difference.ts'

/** "16 cards fewer, start 1 month later": the change of one project in words, in the order of the table. */
export const describeDifferences = (recommended: ProjectTerms, mine: ProjectTerms, t: TFunction): readonly string[] =>
  termDifferences(recommended, mine).map((difference) => describe(difference, t))

function describe(difference: TermDifference, t: TFunction): string {
  const by = Math.abs(difference.by)
  const sign = difference.by > 0 ? 'more' : 'fewer'
  switch (difference.field) {
    case 'cards':
      return t('application.vote.by.cards', { count: by, sign })
    case 'months':
      return t('application.vote.by.months', { count: by, sign })
    case 'start':
      return difference.unit === 'month'
        ? t('application.vote.by.startMonth', { count: by, sign })
        : t('application.vote.by.startDay', { count: by, sign })
    case 'subsidyBp':
      return t('application.vote.by.subsidy', { points: String(by / 100), sign })
    case 'ceilingCents':
      return t('application.vote.by.ceiling', { amount: formatMoney(by), sign })
    default:
      return assertNever(difference)
  }
}

export function describeConditions(
  recommended: readonly Condition[],
  mine: readonly Condition[],
  t: TFunction,
): readonly string[] {
  const { added, removed, moved } = conditionDifference(recommended, mine)
  return [
    added > 0 ? t('application.vote.by.conditionsAdded', { count: added }) : '',
    removed > 0 ? t('application.vote.by.conditionsRemoved', { count: removed }) : '',
    moved > 0 ? t('application.vote.by.conditionsMoved', { count: moved }) : '',
  ].filter((text) => text !== '')
}
