import type { ApplicationId, DocumentHash } from '../../shared/ids.ts'
import { createForgettable } from './forgettable.ts'

export type Room =
  /** Wherever this person's work begins. */
  | 'home'
  | 'applications'
  | 'declarations'
  | 'rulings'
  | 'importing'
  | 'preparing'
  | 'publishing'
  | 'pack'
  | 'committee'
  | 'register'
  | 'outbox'
  | 'settings'

/** Where in an application to land: what a search hit or a button of the batch points at. */
export interface Target {
  readonly applicationId: ApplicationId
  readonly pane?: 'form' | 'assessment' | 'score' | 'vote'
  readonly document?: DocumentHash
}

interface Place {
  /** Open applications, in the order of their tabs. */
  readonly tabs: readonly ApplicationId[]
  /** The application in front, or null for the rooms of the home tab. */
  readonly front: ApplicationId | null
  readonly room: Room
  readonly target: Target | null
}

/** Which tabs are open, and which one is in front. */
export const usePlace = createForgettable<Place>(() => ({ tabs: [], front: null, room: 'home', target: null }))

export function goTo(room: Room): void {
  usePlace.setState({ room, front: null })
}

export function openApplication(target: Target): void {
  const { tabs } = usePlace.getState()
  const isOpen = tabs.includes(target.applicationId)
  usePlace.setState({
    tabs: isOpen ? tabs : [...tabs, target.applicationId],
    front: target.applicationId,
    target: target.pane === undefined && target.document === undefined ? null : target,
  })
}

/** The target of this application, once: whoever takes it has to go there. */
export function takeTarget(applicationId: ApplicationId): Target | null {
  const { target } = usePlace.getState()
  if (target?.applicationId !== applicationId) return null
  usePlace.setState({ target: null })
  return target
}

/** Closes a tab; its right neighbour comes to the front, else its left one, else home. */
export function closeTab(applicationId: ApplicationId): void {
  const { tabs, front } = usePlace.getState()
  const index = tabs.indexOf(applicationId)
  const rest = tabs.filter((tab) => tab !== applicationId)
  usePlace.setState({ tabs: rest, front: front === applicationId ? (rest[index] ?? rest[index - 1] ?? null) : front })
}

/** Tab 1 is home, 2 to 9 the open applications. A number without a tab does nothing. */
export function showTab(number: number): void {
  const { tabs } = usePlace.getState()
  const application = tabs[number - 2]
  if (number === 1) usePlace.setState({ front: null })
  else if (application !== undefined) usePlace.setState({ front: application })
}
