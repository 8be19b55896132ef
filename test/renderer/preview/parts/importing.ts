import type { PartAnswers, PartContext } from './part.ts'
import type { importingArgs } from '../../../../shared/api/importing.ts'

/** Screens of this part, by the name in the address. */
export const importingScreens = [] as const

export const importingAnswers = (_context: PartContext): PartAnswers<keyof typeof importingArgs> => ({}) as never

/** Goes to where the screen is, as a person would. */
export async function openImportingScreen(_screen: string): Promise<void> {}
