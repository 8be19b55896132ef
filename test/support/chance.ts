/** Pseudo-random numbers by seed (mulberry32): a failing run is run again by its number. */
export interface Chance {
  /** 0 up to, not with, 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, not with, `below`. */
  readonly below: (below: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  readonly shuffle: <T>(items: readonly T[]) => readonly T[]
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(fraction() * limit)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const shuffle = <T>(items: readonly T[]): readonly T[] => {
    const rest = [...items]
    const shuffled: T[] = []
    while (rest.length > 0) shuffled.push(...rest.splice(below(rest.length), 1))
    return shuffled
  }
  return { fraction, below, pick, shuffle }
}
