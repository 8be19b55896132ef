import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { verifySignature } from '../crypto/sshsig.ts'
import type { Desk } from '../desk.ts'
import { clockState, latestKnownMs } from '../lease.ts'
import { isRetiring } from '../secretariat/people.ts'
import { toNow } from '../standing.ts'
import { entryAt, type RosterRow } from '../store/roster.ts'
import {
  bodyName,
  carryLimits,
  carryNamespaces,
  checkTime,
  documentName,
  kindOfManifest,
  type Manifest,
  type ManifestKind,
  manifestName,
  parseArmor,
  parseManifest,
  parseManifestName,
  signatureName,
  signManifest,
} from './manifest.ts'
import {
  carriedNames,
  checkExpected,
  checkLength,
  FolderFailed,
  onFolder,
  putBytes,
  readUpTo,
  removeCarried,
  syncCarried,
} from './folder.ts'

// From the names in a folder to manifests that may be believed, and back.

export interface FoundManifest {
  readonly manifest: Manifest
  readonly text: string
  readonly signature: Uint8Array | null
}
export type Finding = Result<FoundManifest, AppError>

/**
 * Every manifest of a kind; what cannot be read is an error beside the others. Throws `FolderFailed`, with
 * `carry-incomplete` when there are pages and no manifest at all.
 */
export async function findManifests(folder: string, kind: ManifestKind): Promise<readonly Finding[]> {
  const present = await carriedNames(folder)
  const names = present
    .map(parseManifestName)
    .filter((name) => name?.kind === kind)
    .slice(0, carryLimits.manifests)
  // Pages come before their manifest.
  const isBegun = present.length > 0 && present.every((name) => parseManifestName(name) === null)
  if (isBegun) throw new FolderFailed({ kind: 'carry-incomplete' })
  const found: Finding[] = []
  for (const name of names) if (name !== null) found.push(await onFolder(() => readManifest(folder, name)))
  return found
}

async function readManifest(
  folder: string,
  name: { readonly id: string; readonly kind: ManifestKind },
): Promise<Finding> {
  const fileName = manifestName(name.id, name.kind)
  const text = (await readUpTo(folder, fileName, carryLimits.manifestBytes)).toString('utf8')
  const manifest = parseManifest(text, name)
  if (!manifest.ok) return manifest
  const armored = await readUpTo(folder, signatureName(fileName), carryLimits.signatureBytes)
  return ok({ manifest: manifest.value, text, signature: parseArmor(armored.toString('utf8')) })
}

/**
 * Who signed it, if that is a laptop of this committee now, and it is the time to use it. Errors: `carry-foreign`,
 * `carry-damaged`, `carry-expired`, `carry-early`.
 */
export function believe(desk: Desk, { manifest, text, signature }: FoundManifest): Result<RosterRow, AppError> {
  if (manifest.committee !== desk.own.committee) return err({ kind: 'carry-foreign', whose: 'committee' })
  const signer = entryAt(desk.store, manifest.device, toNow(desk))
  // A lost laptop is turned away by the server before the chairman has agreed: no stick goes round that.
  if (signer?.status !== 'active' || isRetiring(desk.store, manifest.device))
    return err({ kind: 'carry-foreign', whose: 'stranger' })
  const namespace = carryNamespaces[kindOfManifest(manifest)]
  const isSigned =
    signature !== null && verifySignature(Buffer.from(text), signature, Buffer.from(signer.signKey, 'hex'), namespace)
  if (!isSigned) return err({ kind: 'carry-damaged' })
  const time = checkTime(manifest, latestKnownMs(desk.store, desk.deps.now()))
  return time.ok ? ok(signer) : time
}

/** Everything that the manifest names is there, to the last byte. Throws `FolderFailed`. */
export async function checkFiles(folder: string, manifest: Manifest, advance: () => void): Promise<void> {
  const files = filesOf(manifest)
  for (const file of files) await checkLength(folder, file.name, file)
  for (const file of files) await checkExpected(folder, file.name, file, advance)
}

const filesOf = ({ id, bodies, documents }: Manifest) => [
  ...bodies.map((line, index) => ({ ...line, name: bodyName(id, index) })),
  ...documents.map((line) => ({ ...line, name: documentName(line.sha256) })),
]

/** The manifest comes last, and its signature last of all: a folder without them holds nothing. Throws `FolderFailed`. */
export async function putManifest(desk: Desk, folder: string, manifest: Manifest): Promise<void> {
  const { text, signature } = signManifest(manifest, desk.keys.signing)
  const name = manifestName(manifest.id, kindOfManifest(manifest))
  await syncCarried(folder)
  await putBytes(folder, name, Buffer.from(text))
  await putBytes(folder, signatureName(name), Buffer.from(signature))
  await syncCarried(folder)
}

/**
 * Removes what `isOver` says with its pages, unfinished files, and documents that no manifest names any more. What a
 * manifest that cannot be read here may need stays. Best effort: what stays is sealed, and expires.
 */
export async function tidy(folder: string, isOver: (manifest: Manifest) => boolean): Promise<void> {
  const names = await carriedNames(folder)
  const readable = new Map<string, Manifest>()
  for (const kind of ['request', 'answer'] as const)
    for (const found of await findManifests(folder, kind))
      if (found.ok) readable.set(found.value.manifest.id, found.value.manifest)
  const kept = new Set([...readable.values()].filter((each) => !isOver(each)).flatMap((each) => namesOf(each)))
  const unread = names.flatMap((name) => parseManifestName(name)?.id ?? []).filter((id) => !readable.has(id))
  const isNeededUnread = (name: string) =>
    unread.length > 0 && (name.endsWith('.sealed') || unread.some((id) => name.startsWith(id)))
  await removeCarried(
    folder,
    names.filter((name) => !kept.has(name) && !isNeededUnread(name)),
  )
}

const namesOf = (manifest: Manifest): readonly string[] => {
  const name = manifestName(manifest.id, kindOfManifest(manifest))
  return [name, signatureName(name), ...filesOf(manifest).map((file) => file.name)]
}

/** By a clock that nothing contradicts; a wrong one clears nothing away. */
export const isExpired = ({ store, deps }: Desk, manifest: Manifest): boolean =>
  clockState(store, deps.now()) === null && Date.parse(manifest.expiresAt) <= latestKnownMs(store, deps.now())
