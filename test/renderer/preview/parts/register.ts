import type { PartAnswers, PartContext } from './part.ts'
import type { registerArgs } from '../../../../shared/api/register.ts'

/** Screens of this part, by the name in the address. */
export const registerScreens = [] as const

export const registerAnswers = (_context: PartContext): PartAnswers<keyof typeof registerArgs> => ({})

/** Goes to where the screen is, as a person would. */
export async function openRegisterScreen(_screen: string): Promise<void> {}
