import type { CardsAndMonths } from '../application-form.ts'

/** Applicants mix card-months with GPU-hours; members cannot check that by eye (scheme notes, form Part B). */
export const cardMonths = ({ cards, months }: CardsAndMonths): number => cards * months

/** GPU-hours at so many hours a month (a dated setting; 8,760 hours a year make 730). */
export const gpuHours = (asked: CardsAndMonths, hoursPerMonth: number): number => cardMonths(asked) * hoursPerMonth

/**
 * Card-hours that training takes by the usual 6·N·D estimate: N parameters, D tokens, at a sustained rate a card.
 * Null when the form leaves either out. BigInt, because 6 × 34e9 × 1.5e12 is far beyond 2^53.
 */
export function trainingHours(
  parametersMillions: number | null,
  tokensMillions: number | null,
  sustainedTflopsPerCard: number,
): number | null {
  if (parametersMillions === null || tokensMillions === null) return null
  const operations = 6n * BigInt(parametersMillions) * BigInt(tokensMillions) * 1_000_000_000_000n
  const perHour = BigInt(sustainedTflopsPerCard) * 1_000_000_000_000n * 3600n
  return Number((operations + perHour / 2n) / perHour)
}

/** Share of the hours asked for that the estimate explains, in whole percent. */
export const impliedUtilisationPercent = (estimatedHours: number, askedHours: number): number | null =>
  askedHours === 0 ? null : Math.round((estimatedHours * 100) / askedHours)
