import type { Random } from '../crypto/random.ts'

const firstMs = 2_000
const longestMs = 10 * 60_000

/**
 * Wait before the next try after so many failures in a row, counted from 1. Doubles each time; between half and all of
 * it by chance, so that forty laptops behind a server that comes back do not all knock at once.
 */
export function backOffMs(failures: number, random: Random): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30))
  const [high = 0, low = 0] = random(2)
  return Math.round(fullMs * (0.5 + (high * 256 + low) / 65_535 / 2))
}
