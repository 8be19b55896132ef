import type { Room } from '../state/place.ts'

export interface RoomGroup {
  readonly heading: 'prepare' | 'review' | 'committeeHeading' | 'thisLaptop'
  readonly rooms: readonly Exclude<Room, 'home'>[]
}

/** The rooms of this person, in the order of the work. */
export function roomsOf(role: string): readonly RoomGroup[] {
  const laptop: RoomGroup = { heading: 'thisLaptop', rooms: ['outbox', 'settings'] }
  if (role === 'secretary') {
    return [
      { heading: 'prepare', rooms: ['importing', 'preparing', 'publishing', 'pack'] },
      { heading: 'committeeHeading', rooms: ['committee', 'register'] },
      laptop,
    ]
  }
  const rules = role === 'chairman' || role === 'vice-chairman'
  return [
    { heading: 'review', rooms: ['applications', 'declarations', ...(rules ? (['rulings'] as const) : []), 'pack'] },
    { heading: 'committeeHeading', rooms: ['committee'] },
    laptop,
  ]
}

/** Where the day begins: the batch, its board or its table. */
export const homeOf = (role: string): Exclude<Room, 'home'> => (role === 'secretary' ? 'publishing' : 'applications')
