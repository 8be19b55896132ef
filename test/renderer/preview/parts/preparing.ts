import { ok } from '../../../../shared/result.ts'
import type { PartAnswers, PartContext } from './part.ts'
import type { preparingArgs } from '../../../../shared/api/preparing.ts'

/** Screens of this part, by the name in the address. */
export const preparingScreens = [] as const

export const preparingAnswers = (_context: PartContext): PartAnswers<keyof typeof preparingArgs> => ({
  undoPreparing: () => ok({ undone: null }),
})

/** Goes to where the screen is, as a person would. */
export async function openPreparingScreen(_screen: string): Promise<void> {}
