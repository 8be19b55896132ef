import type { PartAnswers, PartContext } from './part.ts'
import type { committeeArgs } from '../../../../shared/api/committee.ts'

/** Screens of this part, by the name in the address. */
export const committeeScreens = [] as const

export const committeeAnswers = (_context: PartContext): PartAnswers<keyof typeof committeeArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openCommitteeScreen(_screen: string): Promise<void> {}
