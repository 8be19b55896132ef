import type { Room } from '../state/place.ts'

export interface RoomGroup {
  readonly heading: 'prepare' | 'review' | 'committeeHeading' | 'thisLaptop'
  readonly rooms: readonly Exclude<Room, 'home'>[]
}

/** The rooms of this person, in order; the first one is home. */
export function roomsOf(role: string): readonly RoomGroup[] {
  const laptop: RoomGroup = { heading: 'thisLaptop', rooms: ['outbox', 'settings'] }
  if (role === 'secretary') {
    return [
      { heading: 'prepare', rooms: ['publishing', 'importing', 'preparing', 'pack'] },
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

export const homeOf = (role: string): Exclude<Room, 'home'> => roomsOf(role)[0]?.rooms[0] ?? 'applications'
