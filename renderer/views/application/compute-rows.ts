import type { ScoringView } from '../../../shared/api/application.ts'
import type { ProjectTerms, Project } from '../../../shared/application-form.ts'
import { cardMonths, gpuHours, impliedUtilisationPercent, trainingHours } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'

export interface ComputeColumn {
  readonly cards: number
  readonly months: number
  readonly cardMonths: number
  readonly gpuHours: number
  /** Share of these hours that the 6·N·D estimate explains; null without parameters or tokens. */
  readonly utilisationPercent: number | null
  readonly subsidyBp: number
  readonly subsidyCents: number
}
export interface ComputeComparison {
  /** Hours by 6·N·D; null when the form leaves parameters or tokens out. */
  readonly estimatedHours: number | null
  readonly asked: ComputeColumn
  readonly recommended: ComputeColumn
}

type Setting = Pick<ScoringView, 'hoursPerMonth' | 'sustainedTflopsPerCard'>

/**
 * One project's ask beside the recommendation, in the same units. The form names no rate, so what was asked is priced
 * at the recommended one: the difference in HK$ then comes from cards and months alone.
 */
export function compareCompute(
  project: Pick<Project, 'asked' | 'model'>,
  recommended: ProjectTerms,
  perCardMonthCents: number,
  setting: Setting,
): ComputeComparison {
  const { parametersMillions, tokensMillions } = project.model
  const estimatedHours = trainingHours(parametersMillions, tokensMillions, setting.sustainedTflopsPerCard)
  const column = (of: { readonly cards: number; readonly months: number }): ComputeColumn => {
    const hours = gpuHours(of, setting.hoursPerMonth)
    return {
      cards: of.cards,
      months: of.months,
      cardMonths: cardMonths(of),
      gpuHours: hours,
      utilisationPercent: estimatedHours === null ? null : impliedUtilisationPercent(estimatedHours, hours),
      subsidyBp: recommended.subsidyBp,
      subsidyCents: ceilingCents(cardMonths(of), perCardMonthCents, recommended.subsidyBp),
    }
  }
  return { estimatedHours, asked: column(project.asked), recommended: column(recommended) }
}
