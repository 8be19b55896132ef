import { createForgettable } from '../state/forgettable.ts'

export const useKeyHelp = createForgettable(() => ({ isOpen: false }))

export const openKeyHelp = (): void => useKeyHelp.setState({ isOpen: true })
export const closeKeyHelp = (): void => useKeyHelp.setState({ isOpen: false })
