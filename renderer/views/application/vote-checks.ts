import type { ScoringView } from '../../../shared/api/application.ts'
import type { ProjectTerms } from '../../../shared/application-form.ts'
import { cardMonths } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'

/** `refused` stops the signature; `note` is said and left to the member. */
export type SubsidyCheck = 'normal' | 'special' | 'refused'
export interface CeilingCheck {
  readonly verdict: 'equal' | 'below' | 'above'
  /** Price × card-months × subsidy. */
  readonly computedCents: number
  readonly byCents: number
}

type Ceilings = Pick<ScoringView, 'normalSubsidyCeilingBp' | 'specialSubsidyCeilingBp'>

/** Scheme paper, paragraph 13: 70 % of the list price as a rule, up to 90 % in special and exceptional cases. */
export const checkSubsidy = (subsidyBp: number, ceilings: Ceilings): SubsidyCheck =>
  subsidyBp <= ceilings.normalSubsidyCeilingBp
    ? 'normal'
    : subsidyBp <= ceilings.specialSubsidyCeilingBp
      ? 'special'
      : 'refused'

/** A ceiling may differ from what price, card-months and rate come to; the member is told by how much. */
export function checkCeiling(terms: ProjectTerms, perCardMonthCents: number): CeilingCheck {
  const computedCents = ceilingCents(cardMonths(terms), perCardMonthCents, terms.subsidyBp)
  const byCents = Math.abs(terms.ceilingCents - computedCents)
  const verdict = byCents === 0 ? 'equal' : terms.ceilingCents < computedCents ? 'below' : 'above'
  return { verdict, computedCents, byCents }
}

/** Nothing may be approved with no cards, no months or a rate over the special ceiling. */
export const mayApprove = (terms: ProjectTerms, ceilings: Ceilings): boolean =>
  terms.cards >= 1 && terms.months >= 1 && checkSubsidy(terms.subsidyBp, ceilings) !== 'refused'
