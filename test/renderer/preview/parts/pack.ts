import type { PartAnswers, PartContext } from './part.ts'
import type { packArgs } from '../../../../shared/api/pack.ts'

/** Screens of this part, by the name in the address. */
export const packScreens = [] as const

export const packAnswers = (_context: PartContext): PartAnswers<keyof typeof packArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openPackScreen(_screen: string): Promise<void> {}
