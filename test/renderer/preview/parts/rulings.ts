import type { PartAnswers, PartContext } from './part.ts'
import type { rulingsArgs } from '../../../../shared/api/rulings.ts'

/** Screens of this part, by the name in the address. */
export const rulingsScreens = [] as const

export const rulingsAnswers = (_context: PartContext): PartAnswers<keyof typeof rulingsArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openRulingsScreen(_screen: string): Promise<void> {}
