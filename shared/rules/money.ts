/**
 * a × b ÷ c in whole numbers, half up. BigInt: the largest budget in cents times basis points times months passes 2^53.
 * All arguments must be non-negative integers; anything else is a bug and throws.
 */
export function mulDiv(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b)
  const divisor = BigInt(c)
  if (product < 0n || divisor <= 0n) throw new RangeError('mulDiv takes non-negative integers')
  return Number((product * 2n + divisor) / (divisor * 2n))
}

/** HK$ ceiling in cents: card-months at the list price, times the subsidised share [P 13, 14]. */
export const ceilingCents = (cardMonths: number, perCardMonthCents: number, subsidyBp: number): number =>
  mulDiv(cardMonths * perCardMonthCents, subsidyBp, 10_000)
