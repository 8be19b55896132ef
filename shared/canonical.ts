import canonicalize from 'canonicalize'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

// RFC 8785 JSON, narrowed to what survives every parser unchanged: no fractions, no numbers beyond 2^53 - 1, no lone
// surrogates, no `__proto__`, 32 levels. FORMAT.md 2 says why each is refused.

export type CanonicalFault = 'not-json' | 'not-canonical' | 'number' | 'text' | 'type' | 'key' | 'depth'
export interface NotCanonical {
  readonly kind: 'not-canonical'
  readonly fault: CanonicalFault
}

const maxDepth = 32
const loneSurrogate = /\p{Surrogate}/u

/** The one spelling of `value`. Throws on anything JSON would drop, round or turn into something else: that is our bug. */
export function toCanonical(value: unknown): string {
  const fault = faultIn(value, 0)
  if (fault !== null) throw new TypeError(`cannot be written as canonical JSON: ${fault}`)
  return canonicalize(value) as string
}

/**
 * Reads text that somebody else claims is canonical. Refused (`not-canonical`) unless writing the value again gives the
 * same text, which is also how duplicate keys, stray spaces and rounded numbers are found.
 */
export function parseStrict(text: string): Result<unknown, NotCanonical> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('not-json')
  }
  const fault = faultIn(value, 0)
  if (fault !== null) return refuse(fault)
  return canonicalize(value) === text ? ok(value) : refuse('not-canonical')
}

const refuse = (fault: CanonicalFault) => err({ kind: 'not-canonical' as const, fault })

function faultIn(value: unknown, depth: number): CanonicalFault | null {
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'string') return loneSurrogate.test(value) ? 'text' : null
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : 'number'
  if (typeof value !== 'object') return 'type'
  if (depth === maxDepth) return 'depth'
  return Array.isArray(value) ? faultInArray(value, depth + 1) : faultInObject(value, depth + 1)
}

function faultInArray(values: readonly unknown[], depth: number): CanonicalFault | null {
  // By index, because a hole is skipped by iteration helpers and would be written as null.
  for (let i = 0; i < values.length; i++) {
    const fault = faultIn(values[i], depth)
    if (fault !== null) return fault
  }
  return null
}

function faultInObject(value: object, depth: number): CanonicalFault | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return 'type'
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || loneSurrogate.test(key)) return 'key'
    const fault = faultIn(member, depth)
    if (fault !== null) return fault
  }
  return null
}
