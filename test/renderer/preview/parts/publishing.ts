import type { PartAnswers, PartContext } from './part.ts'
import type { publishingArgs } from '../../../../shared/api/publishing.ts'

/** Screens of this part, by the name in the address. */
export const publishingScreens = [] as const

export const publishingAnswers = (_context: PartContext): PartAnswers<keyof typeof publishingArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openPublishingScreen(_screen: string): Promise<void> {}
