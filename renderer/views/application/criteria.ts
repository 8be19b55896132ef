/** The four criteria [P 13], as indexes into scores, weights and reasons. */
export const criterionIndexes = [0, 1, 2, 3] as const
export type CriterionIndex = (typeof criterionIndexes)[number]

export interface CriterionDraft {
  readonly score: number | null
  readonly comment: string
}
export type CriteriaDraft = readonly CriterionDraft[]

export const isSameScore = (one: CriteriaDraft, other: CriteriaDraft): boolean =>
  one.every(({ score, comment }, index) => score === other[index]?.score && comment === other[index]?.comment)

export const scoresOf = (criteria: CriteriaDraft): readonly (number | null)[] => criteria.map(({ score }) => score)

export const missing = (criteria: CriteriaDraft): { readonly scores: number; readonly comments: number } => ({
  scores: criteria.filter(({ score }) => score === null).length,
  comments: criteria.filter(({ comment }) => comment.trim() === '').length,
})
