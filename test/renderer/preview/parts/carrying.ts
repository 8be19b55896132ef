import type { PartAnswers, PartContext } from './part.ts'
import type { carryingArgs } from '../../../../shared/api/carrying.ts'

/** Screens of this part, by the name in the address. */
export const carryingScreens = [] as const

export const carryingAnswers = (_context: PartContext): PartAnswers<keyof typeof carryingArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openCarryingScreen(_screen: string): Promise<void> {}
