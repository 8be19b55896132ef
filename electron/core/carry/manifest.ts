import { parseStrict, toCanonical } from '../../../shared/canonical.ts'
import type { AppError } from '../../../shared/errors.ts'
import { CommitteeId, DeviceId, DocumentHash, Instant } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { wireLimits } from '../../../shared/wire.ts'
import { armorSignature, type Namespace, signBytes } from '../crypto/sshsig.ts'
import type { SigningKey } from '../crypto/signing-key.ts'

// What lies in a folder that is carried (FORMAT.md 13). A request says what a desk sends and wants; an answer holds what
// the server's log said to it. Each is one manifest that names every other file by its hash, signed as a whole, so that
// no byte in the folder can be changed without being found out.

export const carryLimits = {
  lifeMs: 14 * 24 * 60 * 60 * 1000,
  /** How far the clock of the laptop that made it may be ahead. */
  aheadMs: 24 * 60 * 60 * 1000,
  manifestBytes: 8 * 1024 * 1024,
  signatureBytes: 1024,
  /** A page of the log in JSON: `pullBytes` and one full envelope more, in base64. */
  bodyBytes: 24 * 1024 * 1024,
  bodies: 10_000,
  documents: 20_000,
  /** Manifests of one folder that are looked at, and names that are read to find them. */
  manifests: 500,
  names: 100_000,
} as const

const CarryId = z.string().regex(/^[0-9a-f]{32}$/)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const fileLine = (maxBytes: number) => z.strictObject({ sha256: Sha256, bytes: z.int().min(1).max(maxBytes) })
const DocumentLine = z.strictObject({ sha256: DocumentHash, bytes: z.int().min(1).max(wireLimits.documentBytes) })
const Note = z.string().max(16 * 1024)

const common = {
  v: z.literal(1),
  /** 16 random bytes in hex; begins the names of its files. */
  id: CarryId,
  committee: CommitteeId,
  /** Who made and signed it. */
  device: DeviceId,
  madeAt: Instant,
  expiresAt: Instant,
  /** Bodies of the wire, in order. */
  bodies: z.array(fileLine(carryLimits.bodyBytes)).max(carryLimits.bodies),
  /** Sealed documents that lie beside it. */
  documents: z.array(DocumentLine).max(carryLimits.documents),
}

export const CarryRequest = z.strictObject({
  format: z.literal('review-desk-carry-request'),
  ...common,
  /** The desk has everything up to this number. */
  pulledTo: z.int().min(0),
  /** The last checkpoint it has seen, as it came: who carries compares it with what the server says now. */
  checkpoint: Note.nullable(),
  wants: z.array(DocumentHash).max(carryLimits.documents),
})
export type CarryRequest = z.infer<typeof CarryRequest>

export const CarryAnswer = z.strictObject({
  format: z.literal('review-desk-carry-answer'),
  ...common,
  /** Id of the request, and the device that made it. */
  request: CarryId,
  for: DeviceId,
  /** The pages begin behind this number and reach to the size of the checkpoint. */
  after: z.int().min(0),
  checkpoint: Note,
})
export type CarryAnswer = z.infer<typeof CarryAnswer>
export type Manifest = CarryRequest | CarryAnswer
export type ManifestKind = 'request' | 'answer'

export const carryNamespaces = {
  request: 'review-desk-carry-request@v1',
  answer: 'review-desk-carry-answer@v1',
} as const satisfies Readonly<Record<ManifestKind, Namespace>>

export const kindOfManifest = ({ format }: Manifest): ManifestKind =>
  format === 'review-desk-carry-request' ? 'request' : 'answer'

// Names in the folder. None says anything of a case.

export const manifestName = (id: string, kind: ManifestKind): string => `${id}.${kind}.json`
export const signatureName = (manifest: string): string => `${manifest}.sig`
/** `index` from 0. */
export const bodyName = (id: string, index: number): string => `${id}.${String(index + 1).padStart(5, '0')}.json`
export const documentName = (hash: DocumentHash): string => `${hash}.sealed`
export const parseManifestName = (name: string): { readonly id: string; readonly kind: ManifestKind } | null => {
  const [, id, kind] = /^([0-9a-f]{32})\.(request|answer)\.json$/.exec(name) ?? []
  return id === undefined ? null : { id, kind: kind as ManifestKind }
}
/** Everything that a desk ever writes into the folder, unfinished or not. */
export const isCarryName = (name: string): boolean =>
  /^([0-9a-f]{32}\.((request|answer)\.json(\.sig)?|\d{5}\.json)|[0-9a-f]{64}\.sealed)(\.part)?$/.test(name)

/** The two files of a manifest. */
export function signManifest(
  manifest: Manifest,
  key: SigningKey,
): { readonly text: string; readonly signature: string } {
  const text = toCanonical(manifest)
  const namespace = carryNamespaces[kindOfManifest(manifest)]
  return { text, signature: armorSignature(signBytes(Buffer.from(text), key, namespace)) }
}

/** The blob in its one armour; null for any other text. */
export function parseArmor(text: string): Uint8Array | null {
  const blob = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64')
  return armorSignature(blob) === text ? blob : null
}

const Versioned = z.looseObject({ format: z.string().startsWith('review-desk-carry-'), v: z.int() })

/** Errors: `carry-damaged`, `carry-newer`. Nothing of it may be believed before its signature is verified. */
export function parseManifest(
  text: string,
  { id, kind }: { readonly id: string; readonly kind: ManifestKind },
): Result<Manifest, AppError> {
  const value = parseStrict(text)
  const parsed = (kind === 'request' ? CarryRequest : CarryAnswer).safeParse(value.ok ? value.value : undefined)
  if (parsed.success && parsed.data.id === id && isLifeAllowed(parsed.data)) return ok(parsed.data)
  const versioned = Versioned.safeParse(value.ok ? value.value : undefined)
  const isNewer = versioned.success && versioned.data.v > 1
  return err<AppError>({ kind: isNewer ? 'carry-newer' : 'carry-damaged' })
}

const isLifeAllowed = ({ madeAt, expiresAt }: Manifest): boolean => {
  const lifeMs = Date.parse(expiresAt) - Date.parse(madeAt)
  return lifeMs > 0 && lifeMs <= carryLimits.lifeMs
}

/**
 * Is this the time to use it? `latestMs`: now, or later if somebody vouched for a later time, so that a clock set back
 * does not make an old folder young. Errors: `carry-expired`, `carry-early`.
 */
export function checkTime({ madeAt, expiresAt }: Manifest, latestMs: number): Result<null, AppError> {
  if (Date.parse(expiresAt) <= latestMs) return err({ kind: 'carry-expired', expiresAt })
  if (Date.parse(madeAt) > latestMs + carryLimits.aheadMs) return err({ kind: 'carry-early', madeAt })
  return ok(null)
}
