export interface GateInput {
  /** The four criteria as the member has them now, draft or submitted. */
  readonly scores: readonly (number | null)[]
  /** The member's setting. */
  readonly alwaysShow: boolean
}

/** Cyberport's reason must not anchor: it opens once the member has scored that criterion. */
export const reasonIsOpen = (index: number, { scores, alwaysShow }: GateInput): boolean =>
  alwaysShow || (scores[index] ?? null) !== null
