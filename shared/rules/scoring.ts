/** Weighted total in tenths of a mark, half up; null until all four criteria are scored. Integers only: 4 × 10 × 100. */
export function totalTenths(scores: readonly (number | null)[], weightsPercent: readonly number[]): number | null {
  if (scores.length !== weightsPercent.length || scores.some((score) => score === null)) return null
  return partialTenths(scores, weightsPercent)
}

/** The running total of what is scored so far, its weights scaled to 100 %: "So far 6.6". Null when nothing is scored. */
export function partialTenths(scores: readonly (number | null)[], weightsPercent: readonly number[]): number | null {
  let weighted = 0
  let weight = 0
  scores.forEach((score, index) => {
    if (score === null) return
    weighted += score * (weightsPercent[index] ?? 0)
    weight += weightsPercent[index] ?? 0
  })
  return weight === 0 ? null : Math.floor((weighted * 10 * 2 + weight) / (weight * 2))
}

/** The band a score falls in, or null when the dated bands leave a gap. */
export const bandOf = <B extends { readonly from: number; readonly to: number }>(
  score: number,
  bands: readonly B[],
): B | null => bands.find((band) => score >= band.from && score <= band.to) ?? null
