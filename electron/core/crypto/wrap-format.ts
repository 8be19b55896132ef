import { toCanonical } from '../../../shared/canonical.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { sha256Hex } from './digest.ts'

// The text of the wrap file (FORMAT.md 8), read with suspicion: whoever can write the file must not be able to make the
// desk stretch a passphrase less, or until the machine runs out of memory.

export const wrapFormat = 'review-desk-wrap'
export const wrapVersion = 1

export interface Argon2Cost {
  readonly memoryKib: number
  readonly passes: number
  /** libsodium computes one lane; another number could not be opened. */
  readonly lanes: 1
}
/** 256 MiB, three passes: about half a second on a laptop, and what a guess costs an attacker. Also the floor on reading. */
export const productionCost: Argon2Cost = { memoryKib: 256 * 1024, passes: 3, lanes: 1 }
const maxMemoryKib = 2 * 1024 * 1024
const maxPasses = 16
const maxTextLength = 64 * 1024

export type WrapFacts = { readonly [name: string]: string | number | boolean | null }
export type Wrap = z.infer<typeof WrapShape>
export type PassphraseWrap = Wrap['passphrase']
export type RecoveryWrap = Wrap['recovery']

/** `damaged-wrap` includes a file that asks for a weaker passphrase hash than it may. */
export type WrapError = { readonly kind: 'damaged-wrap' | 'newer-wrap' }

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const WrapShape = z
  .strictObject({
    format: z.literal(wrapFormat),
    version: z.literal(wrapVersion),
    facts: z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()])),
    passphrase: z.strictObject({
      kdf: z.literal('argon2id13'),
      memoryKib: z.int().max(maxMemoryKib),
      passes: z.int().max(maxPasses),
      lanes: z.literal(1),
      salt: hex(16),
      keychain: z.boolean(),
      nonce: hex(24),
      wrapped: hex(48),
    }),
    recovery: z.strictObject({ kdf: z.literal('hkdf-sha256'), salt: hex(16), nonce: hex(24), wrapped: hex(48) }),
  })
  .readonly()

/** Canonical JSON with a SHA-256 of the rest as `check`, so that damage is not mistaken for a wrong passphrase. */
export const wrapToText = (wrap: Wrap): string => `${toCanonical({ ...wrap, check: checkOf(wrap) })}\n`

/** Errors: `damaged-wrap`, `newer-wrap`. `floor` is the least stretching that is accepted; `productionCost` outside tests. */
export function parseWrap(text: string, floor: Argon2Cost): Result<Wrap, WrapError> {
  const damaged = err({ kind: 'damaged-wrap' as const })
  const value = text.length > maxTextLength ? null : parseObject(text)
  if (value === null) return damaged
  if (value['format'] === wrapFormat && Number(value['version']) > wrapVersion) return err({ kind: 'newer-wrap' })
  const { check, ...rest } = value
  const parsed = WrapShape.safeParse(rest)
  if (!parsed.success || check !== checkOf(parsed.data)) return damaged
  const { memoryKib, passes } = parsed.data.passphrase
  return memoryKib < floor.memoryKib || passes < floor.passes ? damaged : ok(parsed.data)
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const checkOf = (wrap: Wrap): string => sha256Hex(toCanonical(wrap))

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
